import type { Act, Heard, Tell } from '../hear/index.ts'
import type { FactId } from '../knowledge/index.ts'
import { readFigures } from '../quantity/index.ts'
import { partsOf } from './apart.ts'

const SUPPOSED = /如果|要是|假如|假设|倘若|万一|\b(?:if|suppose|supposing)\b/iu
/** 8.7是不是1000平, 我不信非要500万, 听人讲300万就够, 这条也卡它: what a rule is said to be. */
const RULE =
  /是不是|非[要得]|[就才](?:够|行|可以|达标)|听(?:说|人|别人|谁)|据说|(?:网上|别人|有人)都?[说讲传]|要求|规定|门槛|硬杠|[这那]一?条|卡[它我他她们]|\b(?:heard|supposedly|the rule|required?|requirement)\b/iu
/** 先别记, don't note it. */
const UNNOTED =
  /(?:别|不要|不用|不必|勿|莫)(?:给我|帮我|先|急着?)?(?:记|录|登|写进)|\b(?:do not|don't) (?:record|note|write|put) /iu

/** What its words say outright is heard as surely as this. */
const PLAIN = 0.9

/** What a conversation speaks of: whether of one applicant alone, and of which fact last. */
interface Speaking {
  readonly alone: boolean
  readonly last?: FactId | undefined
}

/**
 * What was heard, without values that are told of nobody: those that a rule is said to have, that are a relative's, that are only
 * supposed, or that are not to be noted.
 */
export function withoutRules(heard: Heard, words: string, { alone, last }: Speaking): Heard {
  const unnoted = UNNOTED.test(words)
  const parts = partsOf(words)
  const asks = heard.acts.some(({ act }) => act === 'ask')
  const acts = heard.acts.flatMap((act): Act | Act[] => {
    if (act.act !== 'tell') return act
    const { span, sure, words: said } = act
    const fact = act.fact ?? (unnoted ? (last ?? null) : null)
    if (unnoted && fact !== null) return { act: 'unknown', fact, span, sure: PLAIN, words: said }
    if (!isStated(act)) return act
    const clause = parts.findLast(({ at }) => at <= span.start)?.words ?? words
    // 要求500平，我们有520: beside a figure of one's own either may be meant.
    if (readFigures(clause).filter(({ figure, dimension }) => figure && dimension !== 'duration').length > 1) return act
    if (SUPPOSED.test(clause)) return { act: 'suppose', tells: [act], span, sure, words: said }
    if (alone && RELATIVE.test(clause)) return { ...act, of: 'other' }
    if (!RULE.test(clause) || fact === null) return act
    // 三年1000万这条也卡它吗 asks already.
    if (asks) return []
    return {
      act: 'ask',
      wants: 'whether',
      about: [fact],
      regulations: [],
      refs: [],
      claims: [said],
      span,
      sure,
      words: said,
    }
  })
  return { ...heard, acts }
}

/** 我表弟家才12个: theirs, though it begins with me. */
export const RELATIVE =
  /[我你他她]们?的?[表堂亲大小老二三]?(?:哥|弟|姐|妹|叔|伯|舅|姑|姨|爸|妈|爹|侄|岳|嫂|同学|同事|老乡|师兄|师弟|战友|朋友)|\bmy (?:brother|sister|cousin|uncle|friend|neighbou?r|wife|husband|father|mother)\b/iu

/** A value that is set, of the applicant, now. */
const isStated = ({ value, of, mood, how }: Tell): boolean =>
  (typeof value === 'number' || (typeof value === 'object' && value !== null)) &&
  of === 'applicant' &&
  mood === 'is' &&
  (how === 'set' || how === 'instead')
