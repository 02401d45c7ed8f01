// `npm start`: the program as it was built; where it was not, it is built first. Only what the program says goes to standard output.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

// The last thing a build makes.
if (!existsSync(at('dist/hearing.bin'))) {
  if (!existsSync(at('node_modules/typescript'))) {
    process.stderr.write('wence: it is not built, and what builds it is not installed. Run: npm ci --omit=optional\n')
    process.exit(1)
  }
  process.stderr.write('第一次启动：正在构建，约一分钟……\n')
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: at('.'),
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
await import('./dist/main.js')
