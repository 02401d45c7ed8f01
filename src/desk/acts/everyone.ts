import { everyoneDraft, type Standing } from '../../answer/index.ts'
import { calledAs } from '../applicants.ts'
import { labelsIn, whoOf } from '../labels.ts'
import type { Applicant, Session } from '../session.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'

/** 三家, 各家, 谁, 哪家, both of them: all who were spoken of. */
const EACH =
  /(?:[两二三四五六七八九十几各每]|\d{1,2})[家户](?!的)|(?:都|全部?|分别)(?=[给出列报说判看能够符达合])|谁|哪一?[家户]|哪个(?:客户|公司|企业|单位)|\b(?:all (?:of them|of the|the|three|four|five|clients|my)|both|each|which (?:one|client|company|of)|who)\b/iu
/** 出个结论, 够不够格, 差得最少: how they stand. */
const STANDS =
  /结论|结果|够|[差缺]|符合|达标|合格|能报|能不能|行不行|汇总|总结|情况|\b(?:qualif\w*|eligible|verdicts?|results?|closest|stand|summary|missing|pass\w*|meets?)\b/iu
const LEAST = /最|更|\b(?:closest|best|least|fewest|nearest)\b/iu

/** 三家都出个结论, A和B谁够格, 哪家差得最少: how each of those spoken of stands, in a line each. */
export function everyone(turn: Turn): Turned | undefined {
  const { session, words, heard, turning } = turn
  if (session.others.length === 0 || !EACH.test(words) || !STANDS.test(words)) return undefined
  // Whoever tells something besides is answered of that.
  if (heard.acts.some((act) => act.act === 'tell' && act.fact !== null && act.value !== null && !act.asks))
    return undefined
  const { knowledge } = turning
  const named = labelsIn(words, session, knowledge).flatMap((label) => whoOf(label, session)?.number ?? [])
  const all = everybody(session).filter(({ number }) => named.length < 2 || named.includes(number))
  const standings = all.flatMap((each): Standing[] => {
    const id = each.check?.regulation ?? each.places?.[0]
    const regulation = turn.regulation(id)
    const { facts } = each.check ?? each.told
    return regulation ? [{ name: calledAs(each), regulation, facts }] : []
  })
  if (standings.length < 2) return undefined
  const draft = everyoneDraft(standings, turning, LEAST.test(words))
  return turn.said(draft, { focus: 'check' })
}

/** All who were spoken of, in the order in which they came up. */
function everybody({ who, told, own, check, places, others }: Session): Applicant[] {
  const now: Applicant = { ...who, told, own, places, ...(check ? { check } : {}) }
  return [...others, now].sort((a, b) => a.number - b.number)
}
