import { answerOn, counts } from '../../answer/index.ts'
import type { Draft } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'

/** 被撤销过的单位还能不能报: whether such a one may apply, and nothing of one's own: the clause that speaks of it, where one does. */
export function ofAny({ found, folded, words, message, heard, turning, session }: Turn): Draft | undefined {
  const tells = Object.keys(message.facts).length > 0 || heard.acts.some((act) => act.act === 'tell' && counts(act))
  if (tells || !ANY.test(folded) || OWN.test(folded)) return undefined
  const [id, another] = found.regulations.length > 0 ? found.regulations : session.places
  const regulation = id === undefined || another ? undefined : turning.knowledge.regulations.get(id)
  if (!regulation) return undefined
  const { hits, subjects } = turning.finder.find(words, regulation.id)
  const [best] = hits
  const speaks = subjects.some(({ clauses }) => clauses.some(({ ref }) => ref === best?.ref))
  return best && speaks ? answerOn([best.ref], `${regulation.place} ${words}`, turning) : undefined
}

/** A relative clause before a bare name of what applies. */
const ANY = /[^这那该此我们咱]的(?:单位|企业|公司|机构|中心|院所|高校|学校|主体)/u
const OWN = /[我俺咱]|他们|客户/u
