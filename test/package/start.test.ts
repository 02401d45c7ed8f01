import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'

let folder = ''
/** Files beside a copy of start.mjs; the program that is built or stands there says how it was started. */
const SAYS = "process.stdout.write('started ' + process.argv.slice(2).join(' '))"

const given = (files: Readonly<Record<string, string>>) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

const start = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'start.mjs'), ...args], {
    cwd: tmpdir(),
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wence-start-'))
  const made = folder
  onTestFinished(() => rmSync(made, { recursive: true }))
  copyFileSync('start.mjs', join(folder, 'start.mjs'))
})

/** A build that writes as the real one does, and says something. */
const builds = (status: number) => ({
  'package.json': JSON.stringify({ type: 'module', scripts: { build: 'node build.mjs' } }),
  'node_modules/typescript/package.json': '{}',
  'build.mjs': `import { mkdirSync, writeFileSync } from 'node:fs'
console.log('learned')
if (${status} === 0) { mkdirSync('dist'); writeFileSync('dist/main.js', ${JSON.stringify(SAYS)}); writeFileSync('dist/hearing.bin', '') }
process.exit(${status})`,
})

describe('npm start', () => {
  it('构建过：直接启动，带上后面的话', () => {
    given({ 'dist/main.js': SAYS, 'dist/hearing.bin': '' })
    expect(start('ask', '补助')).toEqual({ status: 0, stdout: 'started ask 补助', stderr: '' })
  })

  it('没有构建过：先构建，构建的话不进标准输出', () => {
    given(builds(0))
    const { status, stdout, stderr } = start('check')
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'started check' })
    expect(stderr).toContain('learned')
  })

  it('构建断在半路的，重新构建', () => {
    given({ ...builds(3), 'dist/main.js': SAYS })
    expect(start()).toMatchObject({ status: 3, stdout: '' })
  })

  it('构建要的没有装：说怎么装', () => {
    const { status, stdout, stderr } = start()
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('npm ci --omit=optional')
  })
})
