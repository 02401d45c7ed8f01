import type { DivisionCode, Knowledge } from '../knowledge/index.ts'
import { addressOf, type Clause, places, type Regulation, squeeze } from '../law/index.ts'
import { documentNumbersIn } from '../retrieval/index.ts'
import type { DraftingWords } from './words.ts'

interface Words {
  readonly proposed: true
  readonly clause: string
  readonly phrase: string
  readonly name?: string
}

export const BODY: ReadonlySet<string> = new Set(['article', 'paragraph', 'item'])
const INTERPRETS = /由([^。；，,;由]{2,40}?)(?:负责|具体负责)?解释/u

/** Who issued it, under which number, who interprets it: each with the words it was read from. */
export function identityOf(regulation: Regulation, words: DraftingWords) {
  const front = regulation.clauses.find(({ kind }) => kind === 'front')
  const number = front && documentNumber(front)
  const issuer = front && issuerIn(regulation, words)
  const interpreter = interpreterIn(regulation)
  return {
    ...(number ? { document_number: number } : {}),
    ...(issuer ? { issuer } : {}),
    ...(interpreter ? { interpreter } : {}),
  }
}

/** Words that stand in a clause once, as what is proposed. */
export const once = (clause: Clause, phrase: string): Words | undefined =>
  places(clause.text, phrase).length === 1 ? { proposed: true, clause: addressOf(clause.id), phrase } : undefined

function documentNumber(front: Clause): Words | undefined {
  const [number] = documentNumbersIn(front.text)
  return number && once(front, front.text.slice(number.start, number.end))
}

/** The office that stands alone on a line in front of the text. */
function issuerIn({ clauses, source, range }: Regulation, { offices }: DraftingWords): Words | undefined {
  const front = clauses.find(({ kind }) => kind === 'front')
  const last = front?.spans.at(-1)
  if (!front || !last) return undefined
  const lines = source.slice(range.start, last.end).split('\n').map(squeeze)
  const office = lines.findLast((line) => line.length <= LONGEST && offices.some((end) => line.endsWith(end)))
  return office ? once(front, office) : undefined
}
const LONGEST = 30

function interpreterIn(regulation: Regulation): Words | undefined {
  for (const clause of regulation.clauses.filter(({ kind }) => BODY.has(kind)).reverse()) {
    const phrase = INTERPRETS.exec(clause.text)?.[1]?.trim()
    const found = phrase ? once(clause, phrase) : undefined
    if (found) return { ...found, ...fullName(found.phrase, regulation) }
  }
  return undefined
}

/** An office with its short word after it in brackets: the text says itself what that stands for. */
function fullName(short: string, { clauses }: Regulation): { readonly name?: string } {
  const names = clauses.flatMap((clause) => {
    const parts = squeeze(clause.text).split('以下简称')
    const at = parts.findIndex((part, i) => i > 0 && part.replace(/^[:：“"]{1,2}/u, '').startsWith(squeeze(short)))
    const before = parts[at - 1]?.slice(-LONGEST - 1, -1) ?? ''
    const name = /[^，。；、：（(“”（）]{3,30}$/u.exec(before)?.[0]
    return name ? [name] : []
  })
  return names[0] === undefined ? {} : { name: names[0] }
}

/** 武汉办法, or with its programme where another text of the place is called so. */
export function shortTitle(
  title: string,
  division: DivisionCode,
  programme: string,
  { places: all, regulations }: Knowledge,
  words: DraftingWords,
): string {
  const bare = title.replace(/[（(][^（()）]{0,20}[)）]\s*$/u, '')
  const kind = words.kinds.find((each) => bare.endsWith(each)) ?? ''
  const note = /[（(](征求意见稿|试行|修订|暂行|草案)[)）]\s*$/u.exec(title)?.[1]
  const place = all.shortOf(division)
  const taken = new Set([...regulations.values()].map(({ short }) => short))
  const end = `${kind}${note === '征求意见稿' || note === '草案' ? `（${note}）` : ''}`
  return [`${place}${end}`, `${place}${programme}${end}`].find((each) => !taken.has(each)) ?? title
}
