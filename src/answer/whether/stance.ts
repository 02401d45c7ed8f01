import type { Norm, Shape, Stance } from '../../knowledge/index.ts'
import type { Phrase } from '../../law/index.ts'
import type { YesNo } from '../../reply/index.ts'
import { overlap } from '../sentences.ts'
import type { WhetherAsked } from './index.ts'
import type { WhetherReader } from './question.ts'

/** What a question says of a phrase: what it makes so, or the contrary, or that this is not so. */
interface Side {
  readonly stance: Stance
  readonly pro: boolean
  readonly denied: boolean
  /** Its words are those that the answer shows. */
  readonly isTold: boolean
  /** How much of the question speaks of it, in characters. */
  readonly weight: number
}

/** What is told of a clause weighs so many characters more than what stands beside it. */
const TOLD = 3
/** One character alone may be of any word. */
const SHORTEST = 2

/** Of the stances of the clauses told, the one that most of the question speaks of, and on which side. */
function sideIn(
  folded: string,
  stances: readonly Stance[],
  told: readonly Phrase[],
  reader: WhetherReader,
): Side | undefined {
  const sides = stances.flatMap((stance): Side[] => {
    const [pro, contra] = [
      spoken(folded, stance.pro, reader),
      [...spoken(folded, stance.contra, reader), ...excludedIn(folded, stance.phrase.text, reader)],
    ]
    const [best, against] = [pro[0], contra[0]]
    const word = against && (!best || against.length >= best.length) ? against : best
    if (word === undefined) return []
    const isTold = told.some(({ ref, span }) => ref === stance.phrase.ref && overlap(span, stance.phrase.span))
    const weight = [...pro, ...contra].reduce((sum, { length }) => sum + length, isTold ? TOLD : 0)
    return [
      {
        stance,
        pro: word === best && word !== against,
        denied: reader.isDenied(folded, folded.indexOf(word)),
        isTold,
        weight,
      },
    ]
  })
  return sides.sort((a, b) => b.weight - a.weight)[0]
}

/** What a phrase says may not be, where a question speaks of it: 近三年无不良信用记录. */
function excludedIn(folded: string, phrase: string, reader: WhetherReader): string[] {
  const starts = [...phrase].keys()
  const found = [...starts].flatMap((at) => {
    let length = 0
    while (at + length < phrase.length && folded.includes(phrase.slice(at, at + length + 1))) length++
    return length >= EXCLUDED && reader.isDenied(phrase, at) ? [phrase.slice(at, at + length)] : []
  })
  return found
}

/** So many characters of what a phrase denies say that it is spoken of. */
const EXCLUDED = 3

/** The words of a list that stand in a question, the longest first. */
const spoken = (folded: string, words: readonly string[], reader: WhetherReader): string[] =>
  words.filter((word) => word.length >= SHORTEST && reader.speaksOf(folded, word)).sort((a, b) => b.length - a.length)

/** What the stances of the clauses told make of a question; where it speaks of one that is not told, this is near, and settles nothing. */
export function byStance(
  { folded, part, shape, adverse }: WhetherAsked,
  stances: readonly Stance[],
  told: readonly Phrase[],
  reader: WhetherReader,
): { readonly answer?: YesNo; readonly isNear?: true } {
  // What is asked goes before what is told of the case: 上了失信名单，牌子还保得住吗.
  // What follows, 莫又是…, is feared or hoped and not told.
  const before = folded.slice(0, folded.lastIndexOf(part) + part.length)
  const side =
    sideIn(part, stances, told, reader) ?? (part === folded ? undefined : sideIn(before, stances, told, reader))
  if (!side) return {}
  // 老中心不用再评: what is spoken of is not what is denied.
  const isAside = side.pro && !side.denied && reader.denies(part === folded ? folded : before)
  if (!side.isTold || isAside) return { isNear: true }
  const { norm, phrase } = side.stance
  // 撤销后还能不能报 is not answered by the loss.
  if (shape === 'allows' && side.pro && reader.isLoss(phrase.text)) return { isNear: true }
  if (norm !== 'must' && !side.pro && reader.asksMore(part, phrase.text)) return { answer: adverse ? 'yes' : 'no' }
  const answer = answerOf(norm, shape, side.pro, side.denied)
  // Who fears a rule to be in the way asks the other way round; a loss is asked for as the text tells it.
  const isFeared = adverse && norm === 'must' && !reader.isLoss(phrase.text)
  return { answer: isFeared ? CONTRARY[answer] : answer }
}

const CONTRARY: Readonly<Record<YesNo, YesNo>> = {
  yes: 'no',
  no: 'yes',
  depends: 'depends',
  'not-stated': 'not-stated',
}

/** By rule, what it makes so is so; what is possible is possible, and never due; with room, the contrary is for the authority to say. */
function answerOf(norm: Norm, shape: Shape | 'is', pro: boolean, denied: boolean): YesNo {
  const holds = pro !== denied
  if (norm === 'must') return holds ? 'yes' : 'no'
  if (norm === 'soft') return holds && (shape === 'allows' || shape === 'exists') ? 'yes' : 'depends'
  if (shape === 'requires') return pro && denied ? 'yes' : 'no'
  if (pro) return denied && shape === 'happens' ? 'not-stated' : 'yes'
  return denied || shape === 'allows' ? 'yes' : 'depends'
}
