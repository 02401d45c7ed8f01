import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtProgram } from '../support/program.ts'
import { installLight, isFile, lightTree, MANIFEST, versioned } from './light.ts'

/** A folder of somebody's with the packed program in it, as the quick install leaves it; and the folder they are in. */
const project = mkdtempSync(join(tmpdir(), 'wence-packed-'))
const elsewhere = mkdtempSync(join(tmpdir(), 'wence-elsewhere-'))
const program = join(project, 'node_modules', 'wence')

beforeAll(() => {
  builtProgram()
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', project], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { filename } = JSON.parse(packed)[0]
  mkdirSync(program, { recursive: true })
  execFileSync('tar', ['-xzf', join(project, filename), '-C', program, '--strip-components=1'])
  installLight(project)
  mkdirSync(join(project, 'node_modules', '.bin'))
  const { wence = '' } = MANIFEST.bin
  chmodSync(join(program, wence), 0o755)
  symlinkSync(join('..', 'wence', wence), join(project, 'node_modules', '.bin', 'wence'))
})
afterAll(() => {
  for (const folder of [project, elsewhere]) rmSync(folder, { recursive: true })
})

/** The packed program, started in another folder; the day is set where a command takes one. */
async function wence(args: readonly string[], env: Record<string, string> = {}, stdin = '') {
  const child = spawn(join(project, 'node_modules', '.bin', 'wence'), args, {
    cwd: elsewhere,
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', ...env },
  })
  child.stdin.end(stdin)
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, err, status }
}

const install = (...names: string[]): string => ['npm install --omit=optional', ...names.map(versioned)].join(' ')

const MODEL = { OPENAI_API_KEY: 'sk-none', WENCE_MODEL: 'some-model' }
const SLACK = { WENCE_SLACK_BOT_TOKEN: 'xoxb-token', WENCE_SLACK_APP_TOKEN: 'xapp-token' }
const SERVED = ['better-sqlite3', 'pino', 'prom-client']
const AS_OF = ['--as-of', '2026-11-20']

describe('打成的包里有什么', () => {
  it('程序、学来的听法、资料、文本和提示都在；源码、测试、例句不在', () => {
    for (const file of ['dist/main.js', 'dist/hearing.bin', 'knowledge/words.yaml', 'prompts/read.md', 'NOTICE.md'])
      expect(isFile(join(program, file)), file).toBe(true)
    expect(readdirSync(join(program, 'seeds'))).toHaveLength(readdirSync('seeds').length)
    expect(readdirSync(program)).not.toEqual(expect.arrayContaining(['src']))
    expect(readdirSync(program)).not.toEqual(expect.arrayContaining(['test']))
    expect(readdirSync(join(program, 'knowledge'))).not.toContain('utterances')
  })

  it('快装的组件不到 60 MB，没有一个要编译', () => {
    const files = readdirSync(join(project, 'node_modules'), { recursive: true, encoding: 'utf8' })
      .filter((file) => !file.startsWith('wence') && !file.startsWith('.bin'))
      .map((file) => join(project, 'node_modules', file))
      .filter(isFile)
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(60 * 2 ** 20)
    expect(files.filter((file) => /\.node$|binding\.gyp$/u.test(file))).toEqual([])
    for (const name of Object.keys(MANIFEST.optionalDependencies))
      expect(lightTree()).not.toContain(join('node_modules', name))
  })
})

describe('快装能做的', () => {
  it('问', async () => {
    const { status, out, err } = await wence(['ask', ...AS_OF, '万州', '补助多少'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('第九条第4项')
  })

  it('用 npx 问', () => {
    const out = execFileSync('npx', ['--offline', 'wence', 'ask', ...AS_OF, '万州', '补助多少'], {
      cwd: project,
      encoding: 'utf8',
    })
    expect(out).toContain('第九条第4项')
  })

  it('找', async () => {
    const { status, out } = await wence(['find', '绩效评估'])
    expect(status).toBe(0)
    expect(out).toContain('绩效评估')
  })

  it('核对', async () => {
    const { status, out } = await wence(['check', ...AS_OF, '--region', '万州', '--fact', '研发人员=12'])
    expect(status).toBe(0)
    expect(out).toContain('万州区技术创新中心')
  })

  it('对话', async () => {
    const { status, out, err } = await wence(['chat', ...AS_OF], {}, '云南第二十四条\n')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('绩效评估')
  })
})

describe('快装没有的：说缺什么，怎么装', () => {
  it.each([
    ['chat', ['chat', '--db', 'w.db']],
    ['misses', ['misses', '--db', 'w.db']],
  ])('%s --db：中文', async (_, args) => {
    const { status, out, err } = await wence(args, {}, '你好\n')
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toBe(`这项功能要用的组件没有安装（better-sqlite3）。请运行：${install('better-sqlite3')}\n`)
  })

  it.each([
    ['一样没设', ['serve', '--without-channels'], {}, SERVED],
    ['Slack', ['serve'], SLACK, [...SERVED, '@slack/bolt']],
    ['微信', ['serve'], { WECHATY_PUPPET: 'wechaty-puppet-wechat4u' }, [...SERVED, 'wechaty', 'file-box', 'qrcode']],
  ])('serve，%s：一行英文装齐，退出 2', async (_, args, env, names) => {
    const { status, out, err } = await wence(args, env)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(`Run: ${install(...names)}\n`)
  })

  it('模型：说一次怎么装，话照样答', async () => {
    const question = ['ask', ...AS_OF, '万州', '补助多少']
    const plain = await wence(question)
    const { status, out, err } = await wence(question, MODEL)
    expect({ status, out }).toEqual({ status: 0, out: plain.out })
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(install('@langchain/core', '@langchain/openai'))])
  })

  it('按意思找的模型：条文不上万，不用向量库', async () => {
    const env = { OPENAI_API_KEY: 'sk-none', WENCE_EMBEDDING_MODEL: 'some-model' }
    const { status, err } = await wence(['find', '绩效评估'], env)
    expect(status).toBe(0)
    expect(err).toContain(install('@langchain/core', '@langchain/openai'))
    expect(err).not.toContain('hnswlib')
  })

  it('doctor：什么也没设时只说一声，退出 0', async () => {
    const { status, out } = await wence(['doctor', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toContainEqual({
      what: 'installed',
      state: 'off',
      found: `not installed: ${SERVED.join(', ')}; wence serve does not start without`,
      remedy: install(...SERVED),
    })
  })

  it('doctor：设了的，缺的都是错，各有一行', async () => {
    const { status, out } = await wence(['doctor', '--json'], {
      ...MODEL,
      ...SLACK,
      WENCE_SLACK_API_URL: 'http://127.0.0.1:9/',
    })
    expect(status).toBe(1)
    const wrong = (what: string, names: readonly string[]) =>
      expect.objectContaining({ what, state: 'wrong', remedy: install(...names) })
    expect(JSON.parse(out)).toEqual(
      expect.arrayContaining([
        wrong('installed', SERVED),
        wrong('slack', ['@slack/bolt']),
        wrong('model', ['@langchain/core', '@langchain/openai']),
      ]),
    )
  })
})
