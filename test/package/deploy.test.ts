import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MANIFEST } from './light.ts'

/** Instructions of a Dockerfile: continued lines joined, comments left out. */
const instructions = readFileSync('Dockerfile', 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => {
    const [word = '', ...rest] = line.trim().split(/\s+/u)
    return { word, rest, line }
  })

const begins = instructions.flatMap(({ word }, at) => (word === 'FROM' ? [at] : []))
const stages = begins.map((from, at) => instructions.slice(from, begins[at + 1]))
const last = stages.at(-1) ?? []
const the = (word: string) => last.filter((each) => each.word === word)

const unit = readFileSync('deploy/wence.service', 'utf8')
  .split('\n')
  .filter((line) => /^[A-Z]\w+=/u.test(line))
  .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const)
const said = (key: string): string[] => unit.filter(([each]) => each === key).map(([, value]) => value)

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .join('\n')

/** Variables of the program's own that a file names. */
const named = (text: string): string[] => [...new Set(text.match(/\b(?:WENCE|WECHATY|OPENAI)_\w+/gu) ?? [])]

describe('Dockerfile', () => {
  it('两个阶段：头一个有编译器，后一个没有，都写明版本', () => {
    expect(stages).toHaveLength(2)
    for (const [from] of stages) expect(from?.rest[0]).toMatch(/^node:\d+\.\d+-\w+(?:-slim)?$/u)
    expect(stages[0]?.[0]?.rest).toEqual([expect.anything(), 'AS', 'build'])
    expect(last[0]?.rest[0]).toMatch(/-slim$/u)
  })

  it('所用的 Node 不早于程序要的', () => {
    for (const [from] of stages) expect(from?.rest[0]).toMatch(/^node:20\.(?:19|[2-9]\d)-/u)
  })

  it('抄进来的都在，也没有被 .dockerignore 挡下；不用 ADD', () => {
    const admitted = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    const copied = (stages[0] ?? []).filter(({ word }) => word === 'COPY').flatMap(({ rest }) => rest.slice(0, -1))
    for (const source of copied) expect(existsSync(source), source).toBe(true)
    expect(admitted.sort()).toEqual(copied.sort())
    expect(instructions.filter(({ word }) => word === 'ADD')).toEqual([])
  })

  it('程序运行要的文件夹都抄到后一个阶段', () => {
    const copied = the('COPY').map(({ rest }) => rest)
    for (const [from] of copied) expect(from).toBe('--from=build')
    const folders = MANIFEST.files.filter((file) => existsSync(file) && !/\.\w+$|^deploy$/u.test(file))
    expect(copied.map(([, source = '']) => source.replace('/wence/', ''))).toEqual(
      expect.arrayContaining(['package.json', 'node_modules', 'dist', ...folders]),
    )
  })

  it('不以 root 运行，数据有自己的卷，健康由 /healthz 说', () => {
    const words = last.map(({ word }) => word)
    expect(the('USER').map(({ rest }) => rest)).toEqual([['node']])
    // Nothing after it is run as root again.
    expect(words.slice(words.indexOf('USER'))).not.toContain('RUN')
    expect(the('VOLUME').map(({ rest }) => rest)).toEqual([['/data']])
    expect(the('HEALTHCHECK')[0]?.line).toContain('/healthz')
    expect(the('ENTRYPOINT')[0]?.line).toContain('["node", "/wence/dist/main.js"]')
    expect(the('CMD').at(-1)?.line).toBe('CMD ["serve"]')
  })

  it('听的地址从外面够得着', () => {
    const env = the('ENV').flatMap(({ rest }) => rest)
    expect(env).toEqual(expect.arrayContaining(['WENCE_HOST=0.0.0.0', 'WENCE_SLACK_HOST=0.0.0.0']))
  })

  it('写到盘上的都在数据卷里', () => {
    const env = the('ENV').flatMap(({ rest }) => rest)
    for (const name of ['WENCE_DB', 'WENCE_WECHAT_MEMORY'])
      expect(env).toContainEqual(expect.stringMatching(new RegExp(`^${name}=/data/`, 'u')))
  })
})

describe('systemd 单元', () => {
  it('启动的是程序的 serve', () => {
    const [start = ''] = said('ExecStart')
    const [, main = '', ...args] = start.split(' ')
    expect(main).toBe(`/opt/wence/${MANIFEST.bin.wence}`)
    expect(args).toEqual(['serve'])
    expect(sources).toContain("new Command('serve')")
  })

  it('只在自己的状态目录里写，什么特权也不要', () => {
    expect(Object.fromEntries(unit)).toMatchObject({
      ProtectSystem: 'strict',
      ProtectHome: 'yes',
      NoNewPrivileges: 'yes',
      DynamicUser: 'yes',
      StateDirectory: 'wence',
      StateDirectoryMode: '0700',
      CapabilityBoundingSet: '',
      PrivateTmp: 'yes',
    })
    for (const each of said('Environment').filter((one) => one.startsWith('WENCE_')))
      expect(each).toMatch(/=\/var\/lib\/wence\//u)
  })

  it('出了错再启动；设置不对（退出 2）不再', () => {
    expect(said('Restart')).toEqual(['on-failure'])
    expect(said('RestartPreventExitStatus')).toEqual(['2'])
  })

  it('一项设置只说一次', () => {
    const once = unit.map(([key]) => key).filter((key) => key !== 'Environment')
    expect(once).toEqual([...new Set(once)])
  })
})

describe('里面提到的变量', () => {
  it.each(['Dockerfile', 'deploy/wence.service'])('%s：都有人读', (file) => {
    const known = named(sources)
    for (const name of named(readFileSync(file, 'utf8'))) expect(known).toContain(name)
  })
})
