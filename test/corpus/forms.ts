import type { Regulation } from '../../src/law/index.ts'
import { squeeze } from '../../src/law/index.ts'
import { SIMPLE, TRADITIONAL } from '../../src/text/traditional.ts'

/** A stretch of a text that its office set on a line of its own: a heading with its words, an item, a paragraph, a row. */
export interface Block {
  readonly label: string
  readonly words: string
  readonly kind: 'front' | 'division' | 'article' | 'item' | 'annex' | 'row' | 'words'
}

/** How a text reaches an office. `loses` what cannot be known from it any more: where a paragraph of an article begins. */
export interface Form {
  readonly name: string
  readonly render: (blocks: readonly Block[]) => string
  readonly loses?: 'paragraphs'
  /** The words come out in these signs. */
  readonly signs?: (text: string) => string
  /** How often the text stands in it. */
  readonly times?: number
}

/** The blocks of a regulation, from its leaves in order. */
export function blocksOf(regulation: Regulation): Block[] {
  const kinds = new Map(regulation.clauses.map(({ id, kind }) => [id, kind]))
  const blocks: { label: string; words: string; kind: Block['kind']; clause: string | undefined }[] = []
  for (const { start, end, role, clause } of regulation.leaves) {
    const said = regulation.source.slice(start, end)
    const kind = clause === undefined ? undefined : kinds.get(clause)
    if (role === 'label') blocks.push({ label: said, words: '', kind: blockKind(kind), clause })
    else if (role === 'front' || role === 'annex-list' || role === 'imprint')
      blocks.push({ label: '', words: said, kind: 'front', clause: undefined })
    else if (role === 'table-head') {
      const last = blocks.at(-1)
      if (last?.kind === 'row') last.words += `\t${said}`
      else blocks.push({ label: '', words: said, kind: 'row', clause: undefined })
    } else if (role === 'text' || role === 'title') {
      const last = blocks.at(-1)
      if (kind === 'indicator' && last?.kind === 'row' && last.clause === clause) continue
      const cells = regulation.clauses.find(({ id }) => id === clause)?.cells
      const goesOn = last && (last.clause === clause || (last.words === '' && last.label !== ''))
      if (goesOn && kind !== 'indicator') {
        last.words += said
        last.clause = clause
      } else
        blocks.push({
          label: '',
          words: cells?.join('\t') ?? said,
          kind: kind === 'indicator' ? 'row' : 'words',
          clause,
        })
    }
  }
  return blocks.map(({ label, words, kind }) => ({ label, words, kind }))
}

function blockKind(kind: string | undefined): Block['kind'] {
  if (kind === 'chapter' || kind === 'section') return 'division'
  if (kind === 'article' || kind === 'annex') return kind
  return 'item'
}

const gapAfter = ({ kind, label }: Block): string =>
  kind === 'article' || kind === 'division' || kind === 'annex' ? `${label}${label === '' ? '' : ' '}` : label

const lineOf = (block: Block): string => gapAfter(block) + block.words
export const clean = (blocks: readonly Block[]): string => `${blocks.map(lineOf).join('\n')}\n`

const wrap = (text: string, width: number): string[] =>
  Array.from({ length: Math.ceil(text.length / width) }, (_, i) => text.slice(i * width, (i + 1) * width))

const runTogether = (blocks: readonly Block[], width: number): string => {
  const body = blocks.findIndex(({ kind }) => kind === 'division' || kind === 'article')
  const front = blocks.slice(0, body).map(lineOf)
  return `${[...front, ...wrap(blocks.slice(body).map(lineOf).join(''), width)].join('\n')}\n`
}

const every = (blocks: readonly Block[], count: number, line: (n: number) => string): string =>
  `${blocks.map((block, i) => lineOf(block) + (i % count === count - 1 ? `\n${line((i + 1) / count)}` : '')).join('\n')}\n`

const headed = (blocks: readonly Block[], change: (label: string, i: number) => string, kinds = ['article']): string =>
  clean(blocks.map((block, i) => (kinds.includes(block.kind) ? { ...block, label: change(block.label, i) } : block)))

const back = new Map(SIMPLE.split('').map((sign, i) => [sign, TRADITIONAL.charAt(i)]))
const traditional = (text: string): string =>
  text
    .split('')
    .map((sign) => back.get(sign) ?? sign)
    .join('')

const DIGITS = '零一二三四五六七八九'
const arabic = (label: string): string => {
  const han = /[零〇一二三四五六七八九十百]+/u.exec(label)?.[0] ?? ''
  let [sum, digit] = [0, 0]
  for (const sign of han) {
    if (sign === '十' || sign === '百') {
      sum += (digit || 1) * (sign === '十' ? 10 : 100)
      digit = 0
    } else digit = Math.max(0, DIGITS.indexOf(sign))
  }
  return label.replace(han, String(sum + digit))
}

const titled = (blocks: readonly Block[]): string =>
  clean(blocks.filter(({ kind }) => kind === 'division').map((block) => ({ ...block, kind: 'division' })))

const body = (blocks: readonly Block[]): number =>
  blocks.findIndex(({ kind }) => kind === 'division' || kind === 'article')

/** Every form with the name by which a failing test tells it. */
export const FORMS: readonly Form[] = [
  { name: '繁体字', render: (blocks) => traditional(clean(blocks)), signs: traditional },
  {
    name: '繁体字，全文一行',
    render: (blocks) => traditional(blocks.map(lineOf).join('')),
    signs: traditional,
    loses: 'paragraphs',
  },
  {
    name: '折行，段首空两格',
    render: (blocks) => `${blocks.flatMap((block) => wrap(`\u3000\u3000${lineOf(block)}`, 30)).join('\n')}\n`,
  },
  {
    name: '折行，段首不空',
    render: (blocks) => `${blocks.flatMap((block) => wrap(lineOf(block), 32)).join('\n')}\n`,
    loses: 'paragraphs',
  },
  ...[17, 26, 34].map(
    (width): Form => ({
      name: `条款相连，每${width}字折行`,
      render: (blocks) => runTogether(blocks, width),
      loses: 'paragraphs',
    }),
  ),
  { name: '全文一行', render: (blocks) => blocks.map(lineOf).join(''), loses: 'paragraphs' },
  { name: '全文一行，原换行处是空格', render: (blocks) => blocks.map(lineOf).join(' '), loses: 'paragraphs' },
  { name: '页码夹在项之间', render: (blocks) => every(blocks, 9, (n) => `— ${n} —`) },
  { name: '数字页码独占一行', render: (blocks) => every(blocks, 9, (n) => `\n\n${n}\n\n`) },
  { name: '广告行夹在项之间', render: (blocks) => every(blocks, 7, () => '更多政策请关注微信公众号江州政策通') },
  { name: '成句的广告行', render: (blocks) => every(blocks, 7, () => '扫码关注公众号，第一时间获取申报通知！') },
  { name: '网址行', render: (blocks) => every(blocks, 7, (n) => `本文来自 www.zhengce.example.cn/${n}.html`) },
  { name: '换页符和页眉', render: (blocks) => every(blocks, 8, (n) => `\f江州市规范性文件汇编\n第 ${n + 1} 页`) },
  { name: '行间空行', render: (blocks) => clean(blocks).replaceAll('\n', '\n\n') },
  {
    name: '字节序标记、回车换行、制表符缩进',
    render: (blocks) =>
      `\uFEFF${blocks.map((block) => (block.kind === 'row' ? '' : '\t') + lineOf(block)).join('\r\n')}\r\n`,
  },
  {
    name: '第 三 条',
    render: (blocks) => headed(blocks, (label) => label.split('').join(' '), ['article', 'division']),
  },
  {
    name: '第　三　条',
    render: (blocks) => headed(blocks, (label) => label.split('').join('\u3000'), ['article', 'division']),
  },
  {
    name: '笫三条',
    render: (blocks) => headed(blocks, (label, i) => (i % 3 === 0 ? label.replace('第', '笫') : label)),
  },
  {
    name: '第三糸',
    render: (blocks) => headed(blocks, (label, i) => (i % 3 === 0 ? label.replace('条', '糸') : label)),
  },
  { name: '条号独占一行', render: (blocks) => clean(blocks).replace(/^(第[^条\s]{1,7}条) /gmu, '$1\n') },
  { name: '条号后没有空格', render: (blocks) => clean(blocks).replace(/^(第[^条\s]{1,7}条) /gmu, '$1') },
  { name: '条号后是冒号', render: (blocks) => headed(blocks, (label) => `${label}：`) },
  {
    name: '条号加粗、章是标题',
    render: (blocks) =>
      clean(
        blocks.map((block) => ({
          ...block,
          label:
            block.kind === 'article'
              ? `**${block.label}**`
              : block.kind === 'division'
                ? `## ${block.label}`
                : block.label,
        })),
      ),
  },
  { name: '阿拉伯数字条号', render: (blocks) => headed(blocks, arabic) },
  {
    name: '半角括号的项',
    render: (blocks) => headed(blocks, (label) => label.replace('（', '(').replace('）', ')'), ['item']),
  },
  {
    name: '正文前有目录',
    render: (blocks) =>
      `${clean(blocks.slice(0, body(blocks)))}目录\n${titled(blocks)}\n${clean(blocks.slice(body(blocks)))}`,
  },
  {
    name: '三个修正本前后相接',
    render: (blocks) =>
      [2019, 2021, 2024]
        .map((year) =>
          clean(
            blocks.map((block, i) =>
              i === body(blocks) - 1
                ? { ...block, words: `${block.words}\n（${year}年3月1日江州市人民政府令第${year - 2000}号修正）` }
                : block,
            ),
          ),
        )
        .join('\n'),
    times: 3,
  },
]

/** What is outlined, clause for clause; where paragraphs are lost, the articles with all that stands in each. */
export function told(regulation: Regulation, loses?: 'paragraphs'): string[] {
  const clauses = regulation.clauses.filter(({ kind }) => kind !== 'front')
  const address = (id: string) => id.slice(id.indexOf(':') + 1)
  if (!loses) return clauses.map((each) => `${address(each.id)} ${squeeze(each.title ?? '')} ${squeeze(each.text)}`)
  const kept = clauses.filter(({ kind }) => kind !== 'paragraph')
  return [...kept.map((each) => `${address(each.id)} ${squeeze(each.title ?? '')}`), ...wholes(regulation)]
}

/** The words of each article with its items. */
function wholes({ clauses, leaves, source }: Regulation): string[] {
  const parents = new Map(clauses.map(({ id, parent }) => [id, parent]))
  const kinds = new Map(clauses.map(({ id, kind }) => [id, kind]))
  const words = new Map<string, string>()
  for (const { start, end, role, clause } of leaves) {
    let at = role === 'text' ? clause : undefined
    while (at !== undefined && kinds.get(at) !== 'article') at = parents.get(at)
    if (at !== undefined) words.set(at, (words.get(at) ?? '') + squeeze(source.slice(start, end)))
  }
  return [...words].map(([id, said]) => `${id.slice(id.indexOf(':') + 1)} ${said}`)
}

/** How a form of a text was read: whole, told with the line of what is wrong, or neither. */
export type Outcome = 'whole' | 'told' | 'wrong'

export function outcomeOf(form: Form, wanted: Regulation, found: readonly Regulation[]): Outcome {
  const signs = form.signs ?? ((text: string) => text)
  const expected = told(wanted, form.loses).map(signs).join('\n')
  const alike = found.filter((each) => told(each, form.loses).join('\n') === expected).length
  if (found.length === (form.times ?? 1) && alike === found.length) return 'whole'
  const lost = found.flatMap((each) => lostIn(each, expected.split('\n'), form.loses))
  const known = new Set(wanted.defects.map(({ text }) => text))
  const defects = found.flatMap((each) => each.defects).filter(({ text }) => !known.has(text))
  const covers = (at: number) =>
    defects.some(({ line, text }) => line === at || (line < at && text.startsWith(`自第${line}行起`)))
  return lost.length > 0 && lost.every(covers) ? 'told' : 'wrong'
}

/** The lines on which a text was read otherwise than it should be: where the first clause that differs begins, and each that is too many. */
function lostIn(found: Regulation, expected: readonly string[], loses: Form['loses']): number[] {
  const read = told(found, loses)
  const first = read.findIndex((each, i) => each !== expected[i])
  const wanted = new Set(expected)
  const wrong = read.filter((each, i) => i === first || !wanted.has(each))
  const ends = first < 0 && read.length < expected.length ? [lineAt(found, found.range.end)] : []
  return [...wrong.map((each) => lineOfClause(found, each.slice(0, each.indexOf(' ')))), ...ends]
}

const lineAt = ({ source }: Regulation, offset: number): number => source.slice(0, offset).split('\n').length

function lineOfClause(found: Regulation, address: string): number {
  const own = found.leaves.filter(({ clause }) => clause?.slice(clause.indexOf(':') + 1) === address)
  return lineAt(found, Math.min(found.range.end, ...own.map(({ start }) => start)))
}
