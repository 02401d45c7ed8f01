import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missing, NotInstalled, needed } from '../../src/installed/index.ts'
import { MANIFEST } from '../package/light.ts'

const NOWHERE = 'wence-installed-nowhere'

describe('可以不装的组件', () => {
  it('都在：什么也不缺', () => {
    expect(missing(Object.keys(MANIFEST.optionalDependencies))).toBeUndefined()
  })

  it('缺的：说出名字和装它的一行，中英文各一句', () => {
    const lacking = missing(['zod', NOWHERE])
    expect(lacking).toMatchObject({ packages: [NOWHERE], line: `npm install --no-save ${NOWHERE}` })
    expect(lacking?.message).toBe(`not installed: ${NOWHERE}. Run: npm install --no-save ${NOWHERE}`)
    expect(lacking?.inChinese).toContain(`没有安装（${NOWHERE}）。请运行：npm install --no-save ${NOWHERE}`)
  })

  it('装载失败，因为没有装：NotInstalled；因为别的：原样', async () => {
    const absent = () =>
      Promise.reject(Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' }))
    await expect(needed(NOWHERE, absent)).rejects.toBeInstanceOf(NotInstalled)
    await expect(needed('zod', absent)).rejects.toThrow('Cannot find package')
    await expect(needed('zod', () => import('zod'))).resolves.toHaveProperty('z')
  })
})

describe('装载它们的地方', () => {
  const optional = Object.keys(MANIFEST.optionalDependencies)
  const of = (source: string): string | undefined =>
    optional.find((name) => source === name || source.startsWith(`${name}/`))
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join('src', file), 'utf8')] as const)

  /** Rooms that are loaded whole, when what they are for is switched on. */
  const ROOMS = /^(?:web|mcp)\/|^api\/(?:routes|body|problems)\.ts$/u
  const FACES = new Set(['web/index.ts', 'web/channel.ts', 'web/config.ts', 'web/ports.ts', 'mcp/index.ts'])

  it('静态引入的只有 store 里的 SQLite 和网页、给程序用的几间，它们自己是按需装载的', () => {
    const fixed = files.flatMap(([file, text]) =>
      [...text.matchAll(/^import (?!type\b).{0,200}? from '([^']+)'/gmu)].flatMap(([, source = '']) =>
        of(source) && (!ROOMS.test(file) || FACES.has(file)) ? [`${file}: ${source}`] : [],
      ),
    )
    expect(fixed).toEqual(['store/open-database.ts: better-sqlite3'])
    const outside = files.filter(([file]) => !ROOMS.test(file))
    const drawnIn = outside.filter(([, text]) =>
      /^import (?!type\b).*'[./]+\/(?:mcp\/|api\/(?:routes|body|problems)|web\/)/mu.test(text),
    )
    expect(drawnIn.map(([file]) => file)).toEqual([])
    expect(readFileSync('src/web/channel.ts', 'utf8')).not.toMatch(/^import .*app\.tsx/mu)
    expect(files.filter(([, text]) => /from '\.\.\/store\/index\.ts'/u.test(text)).map(([file]) => file)).toEqual([])
  })

  it('按需引入的都经过 needed', () => {
    const on = files.flatMap(([file, text]) =>
      [...text.replace(/\s+/gu, '').matchAll(/(.{40})(?<!typeof)import\('([^']+)'\)/gu)].flatMap(
        ([, before = '', source = '']) => {
          const name = of(source)
          return name ? [{ file, source, through: before.includes(`needed('${name}',()=>`) }] : []
        },
      ),
    )
    expect(on.length).toBeGreaterThan(5)
    expect(on.filter(({ through }) => !through)).toEqual([])
  })

  it('测试和程序都要的组件仍写在 package.json 里', () => {
    const all = { ...MANIFEST.dependencies, ...MANIFEST.optionalDependencies }
    for (const name of ['@slack/bolt', 'wechaty', 'langchain', '@langchain/openai', 'hnswlib-node', 'zod'])
      expect(all).toHaveProperty(name)
  })
})
