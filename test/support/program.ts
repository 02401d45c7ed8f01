import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const newest = (folder: string, end: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .reduce((latest, file) => Math.max(latest, statSync(join(folder, file)).mtimeMs), 0)

/** The built program, as it is started; a program that is older than its sources would be tested in their place. */
export function builtProgram(): string {
  const main = join('dist', 'main.js')
  if (!existsSync(main) || statSync(main).mtimeMs < newest('src', '.ts'))
    throw new Error('dist/ is not built from src/ as it stands: run `npm run build` first')
  return main
}
