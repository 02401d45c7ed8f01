import type { Heard } from '../../hear/index.ts'
import type { Knowledge, Shape } from '../../knowledge/index.ts'
import { type Phrase, regulationOf } from '../../law/index.ts'
import type { YesNo } from '../../reply/index.ts'
import type { Found } from '../../retrieval/index.ts'
import { asksFor } from '../asks.ts'
import { isJudged } from '../judged-text.ts'
import { isOtherYear, isUnsettled, readsFigure, relationsAsked, relationsOf } from './figures.ts'
import { byMatter } from './matter.ts'
import type { WhetherReader } from './question.ts'
import { byStance } from './stance.ts'

export { type WhetherReader, whetherReader } from './question.ts'

/** A question that asks whether, as it is read: folded, in small letters. */
export interface WhetherAsked {
  readonly folded: string
  /** The part of it that asks: what stands before is told. */
  readonly part: string
  readonly shape: Shape | 'is'
  readonly adverse: boolean
  /** Whether a shortfall may be eased. */
  readonly eases: boolean
  /** One of several is believed to be enough. */
  readonly either: boolean
}

/** How it is asked whether; undefined where it is not. Who, when and how much are asked for by other words, though they may hold those of whether. */
export function whetherIn(question: string, heard: Heard, reader: WhetherReader): WhetherAsked | undefined {
  const folded = question.toLowerCase()
  const part = reader.partThatAsks(folded)
  const shape = reader.claims(folded) ? 'claims' : reader.shapeOf(part)
  const isAsked =
    asksFor(heard, 'whether') ||
    heard.acts.some(({ act }) => act === 'check') ||
    reader.asksOutright(folded) ||
    shape === 'claims'
  return isAsked
    ? {
        folded,
        part,
        shape,
        // 别人说不够，是真的吗: what is to be told right or wrong stands before.
        adverse: reader.isAdverse(shape === 'claims' ? folded : part),
        eases: reader.asksEasing(part),
        either: reader.asksEither(folded),
      }
    : undefined
}

/**
 * What words of clauses make of a question: figures are compared, then what it speaks of is held against what the words make
 * so. Undefined where neither settles it, and the words must speak for themselves.
 */
export function whetherOf(
  asked: WhetherAsked,
  told: readonly Phrase[],
  found: Pick<Found, 'matters' | 'likeness'>,
  { stances, matters, regulations }: Pick<Knowledge, 'stances' | 'matters' | 'regulations'>,
  reader: WhetherReader,
): YesNo | undefined {
  const { folded, part, shape, adverse } = asked
  const words = told.map(({ text }) => text).join('，')
  const pieces = words.split(PIECE).filter((piece) => piece.trim() !== '')
  const isKnown = isJudged(regulationOf(told[0]?.ref ?? ''), { matters })
  // 还能再批一家吗: one more is no figure of what there is.
  const isOneMore = shape === 'allows' && reader.asksAnother(part) && readsFigure(part)
  const relations = isOneMore ? [] : relationsAsked(asked, pieces, found.likeness)
  const isAnothers =
    isUnsettled(folded, pieces, besideOf(told, regulations), found.likeness) || isDeniedCase(folded, words, reader)
  if (!isKnown && !isOneMore && readsFigure(folded) && isAnothers) return undefined
  // Whether there is room is for the piece that decides to say, and not for its neighbours.
  const deciding = pieces.toSorted((one, other) => found.likeness(other) - found.likeness(one))[0] ?? ''
  // 最高20万元 is no 保证给20万, and 优先推荐 no 直接升: more is asked for than a text gives that leaves room.
  const gives = reader.isSoft(deciding) || (relations ?? []).length > 0
  const asksMore = gives && reader.asksMore(folded, words) && shape !== 'requires'
  if (asksMore && !relations?.includes('missed')) return adverse ? undefined : 'no'
  // 二选一, where the text has 且.
  if (asked.either && (shape === 'claims' || shape === 'is') && reader.isTogether(words)) return 'no'
  if (relations === undefined) return undefined
  if ((shape === 'claims' || shape === 'is') && isOtherYear(part, words)) return adverse ? 'yes' : 'no'
  if (relations.length > 0) {
    const isSaid = shape === 'claims' || shape === 'is' || shape === 'requires'
    if (isSaid) return relations.every((relation) => relation === 'same') ? 'yes' : 'no'
    const isMissed = relations.includes('missed')
    if (isMissed && pieces.some((piece) => relationsOf(folded, piece).length > 0 && reader.isSoft(piece)))
      return 'depends'
    return isMissed === adverse ? 'yes' : 'no'
  }
  const answer = byWords(asked, told, found, stances, reader, { words, deciding, isKnown })
  const object = reader.objectOf(part)
  const article = [...told.map(({ text }) => text), ...besideOf(told, regulations)]
  if (answer !== 'yes' || !isBeyond(object, article)) return answer
  // 设备要进口的吗 is no question after any matter of which nobody asks that.
  const known = byMatter(asked, found, regulationOf(told[0]?.ref ?? ''), reader)
  return known === 'yes' && !isBeyond(object, asksOf(found)) ? 'yes' : undefined
}

/** What is settled by what the words make so, by a matter that is settled, or by the kind of the words. */
function byWords(
  asked: WhetherAsked,
  told: readonly Phrase[],
  found: Pick<Found, 'matters' | 'likeness'>,
  stances: Knowledge['stances'],
  reader: WhetherReader,
  { words, deciding, isKnown }: { readonly words: string; readonly deciding: string; readonly isKnown: boolean },
): YesNo | undefined {
  const { folded, shape, adverse } = asked
  const refs = new Set(told.map(({ ref }) => articleOf(ref)))
  const near = [...stances.values()].filter(({ phrase }) => refs.has(articleOf(phrase.ref)))
  const side = byStance(asked, near, told, reader)
  if (side.answer) return side.answer
  const known = byMatter(asked, found, regulationOf(told[0]?.ref ?? ''), reader)
  if (known || side.isNear) return known
  if (reader.asksMore(folded, words)) return 'no'
  // 不联合企业可以吗, of what must be so.
  const mayBe = shape === 'allows' || shape === 'enough'
  if (mayBe && !adverse && reader.denies(folded) && reader.isDuty(words)) return 'no'
  if (shape === 'requires' && reader.isMay(deciding)) return 'no'
  if (reader.isSoft(deciding)) return shape === 'allows' || shape === 'enough' ? 'depends' : undefined
  // What is denied, feared or foretold may be so or not by the same words; so may what another matter is nearer to.
  if (reader.denies(folded) || adverse || shape === 'happens' || isElsewhere(found, told)) return undefined
  // 可以外聘吗 is not answered by who is hired; what is allowed says so. Nor is what must be so by what is said of its neighbour.
  if (shape === 'allows' || shape === 'counts') return reader.isMay(deciding) ? 'yes' : undefined
  // Of a text that nobody has judged on most matters the words speak for themselves: what they do not settle is not so by default.
  return isKnown && (shape === 'is' || shape === 'exists') ? 'yes' : undefined
}

/**
 * 研发人员要硕士以上吗, 仪器是进口的吗: what is asked to be so stands nowhere in the article told, which says nothing of it then, however
 * much it says of what it is asked of. A figure is compared; of more than a word most of its characters say that it is there: 厅里批.
 */
function isBeyond(object: string, article: readonly string[]): boolean {
  const signs = [...object.replace(BOUND, '')]
  const pairs = signs.flatMap((_, at) => PAIR.exec(signs.slice(at, at + 2).join('')) ?? [])
  if (pairs.length === 0 || readsFigure(object)) return false
  const words = article.join('，')
  const saying = signs.filter((sign) => HAN.test(sign) && !EMPTY.has(sign))
  const there = saying.filter((sign) => words.includes(sign))
  const isMostly = saying.length > WORD && there.length * 2 > saying.length
  return !isMostly && !pairs.some((pair) => words.includes(pair))
}

const HAN = /\p{Script=Han}/u
const PAIR = /^\p{Script=Han}{2}$/u
/** What says nothing by itself. */
const EMPTY: ReadonlySet<string> = new Set('的了去来里个得要会能有是在着过上下')
/** A word of so many characters is there whole, or not at all. */
const WORD = 2
/** Says of anything that it is a bound. */
const BOUND = /(?:及|或)?以[上下内外]$/u

/** How the matter is asked after that a question is most like. */
const asksOf = ({ matters: [best] }: Pick<Found, 'matters'>): readonly string[] =>
  best ? [best.matter.label, best.matter.whether ?? '', ...best.matter.asked] : []

/** The matter that a question is most like is none that the text settles. */
function isElsewhere({ matters: [best] }: Pick<Found, 'matters'>, [first]: readonly Phrase[]): boolean {
  const said = best?.matter.said[regulationOf(first?.ref ?? '')]
  return best !== undefined && best.alike >= NEARLY && said !== undefined && said.state !== 'stated'
}

/** A matter may be meant that is so like what is asked. */
const NEARLY = 0.2

/** Whether something gives points, of what was found to: a figure that is claimed must be the one that is printed. */
export function whetherListed(
  { folded, part, shape, adverse }: WhetherAsked,
  told: readonly Phrase[],
  reader: WhetherReader,
): YesNo | undefined {
  const object = reader.objectOf(part)
  // 中试线是进口的吗 asks for no points.
  if (
    !object.includes(POINTS) &&
    isBeyond(
      object,
      told.map(({ text }) => text),
    )
  )
    return undefined
  const relations = relationsOf(folded, told.map(({ text }) => text).join('，'))
  if (adverse || shape === 'requires') return undefined
  // 中试线5分、法人运行5分: of several figures it is not known here whose each is.
  if (relations.length > 1) return undefined
  if (relations.length === 0) return readsFigure(folded) ? undefined : 'yes'
  return relations.every((relation) => relation === 'same') ? 'yes' : 'no'
}

const POINTS = '分'

/** 不是…的: what the words told are on is what the asker says not to be. */
const isDeniedCase = (folded: string, words: string, reader: WhetherReader): boolean =>
  [...words].some((_, start) => {
    const pair = words.slice(start, start + 2)
    const at = pair.length === 2 ? folded.indexOf(pair) : -1
    return at >= 0 && reader.isDenied(folded, at)
  })

/** What else stands in the article of the words told, piece by piece. */
function besideOf([first]: readonly Phrase[], regulations: Knowledge['regulations']): string[] {
  const clauses = regulations.get(regulationOf(first?.ref ?? ''))?.regulation.clauses ?? []
  return clauses
    .filter(({ id }) => articleOf(id) === articleOf(first?.ref ?? ''))
    .flatMap(({ text }) => text.split(PIECE))
}

const PIECE = /[，；。：,;]/u

const articleOf = (ref: string): string => ref.replace(/^([^:]+:[^.]+)\..*$/u, '$1')

/** What a question of a shape is answered with: 可以, 不可以. */
const WORDS: Readonly<Record<Shape | 'is', readonly [string, string]>> = {
  claims: ['是', '不是'],
  is: ['是', '不是'],
  enough: ['够', '不够'],
  requires: ['要', '不要求'],
  exists: ['有', '没有'],
  counts: ['算', '不算'],
  happens: ['会', '不会'],
  allows: ['可以', '不可以'],
}

/** Yes or no in words, as the question is put. */
export function yesNoWords(answer: YesNo, { shape, adverse }: Pick<WhetherAsked, 'shape' | 'adverse'>): string {
  if (answer === 'depends') return '看情况'
  if (answer === 'not-stated') return '条文没写'
  // 是不是不够, 会不会卡: what is feared is so, or is not.
  return WORDS[adverse ? 'is' : shape][answer === 'yes' ? 0 : 1]
}

/** What conditions come to for a question: one missed is a no; whoever fears it asks the other way round. */
export function whetherByStatus(statuses: readonly string[], adverse: boolean): YesNo {
  if (statuses.includes('unmet')) return adverse ? 'yes' : 'no'
  if (statuses.includes('discretionary') || statuses.includes('unknown')) return 'depends'
  return adverse ? 'no' : 'yes'
}
