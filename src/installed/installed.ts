import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NotInstalled } from './not-installed.ts'

const require = createRequire(import.meta.url)

/** This stands two below the program's folder, in src/ as in dist/. */
const MANIFEST = new URL('../../package.json', import.meta.url)

/**
 * A package of somebody's project takes what is added beside it, and nothing else that may be left out; the program's own
 * folder names all of them, so that npm brings them all, and its files stay as they are.
 */
const INSTALL = MANIFEST.pathname.includes('/node_modules/') ? 'npm install --omit=optional' : 'npm install --no-save'

/** Of these packages those that are not there, with the line that installs them; undefined where all are. */
export function missing(names: readonly string[]): NotInstalled | undefined {
  const absent = names.filter((name) => !isThere(name))
  if (absent.length === 0) return undefined
  const versions = versionsIn(JSON.parse(readFileSync(MANIFEST, 'utf8')))
  const wanted = absent.map((name) => (versions.has(name) ? `${name}@${versions.get(name)}` : name))
  return new NotInstalled(absent, [INSTALL, ...wanted].join(' '))
}

/**
 * Loads a package that an install may leave out; `load` imports it, or code that does, so that it keeps its type. Rejects with
 * NotInstalled where the package is not there.
 */
export async function needed<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw missing([name]) ?? error
  }
}

/** A package that only `import` may load refuses `require`, but it is found. */
function isThere(name: string): boolean {
  try {
    require.resolve(name)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')
  }
}

/** The versions that the program was tried with. */
function versionsIn(manifest: unknown): Map<string, string> {
  const optional = isObject(manifest) && isObject(manifest.optionalDependencies) ? manifest.optionalDependencies : {}
  return new Map(Object.entries(optional).map(([name, version]) => [name, String(version)]))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
