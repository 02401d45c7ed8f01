import type { Knowledge } from '../../knowledge/index.ts'
import { regulationOf } from '../../law/index.ts'
import type { Finder } from '../../retrieval/index.ts'
import { type Draft, say } from '../draft.ts'
import { guard } from '../guard/index.ts'
import type { Caller, Model } from '../model.ts'
import { opening } from '../remarks.ts'
import { namesOther } from '../scope.ts'
import { shownOf } from './shown.ts'

/** How a clumsy question was taken, in the words of the regulations. Its place is the person's own: none is taken from a model. */
export interface Meaning {
  readonly words: string
}

const LONGEST = 80
const PROSE = /^[\p{Script=Han}A-Za-z\s，；、（）《》？]+$/u
/** Ways to ask; what is left of a question without them claims nothing. */
const ASKING =
  /是否|能否|可否|有无|会不会|能不能|可不可以|要不要|需不需要|有没有|是不是|什么|怎么|怎样|如何|哪些|哪个|多少|多久|多长|多大|何时|吗/gu
/** Words of law that hold a sign of CLAIMS and claim nothing. */
const TERMS =
  /不良信用|无异议|不合格|可行性|应用|未来产业|没收|有效期|失效|撤销|会议|理事会|委员会|董事会|党组会|能力|职能|功能|智能|必要/gu
/** What makes a phrase a statement, a promise or an order. */
const CLAIMS =
  /[不未无没免可能会须必已就都均了]|应(?!急)|是|有(?!关|限)|为(?!主)|得(?!分)|一定|肯定|保证|确保|放心|仍|还|给|属于|等于|符合|满足|达标|通过|享受|获得|过期|全额|凡|只|仅|(?<!申)请|(?<![类级])别/u

/**
 * What a model takes a question to mean. Undefined where it cannot tell, takes it to be on something else, claims something or names a
 * place or a programme: which those are is the person's to say.
 */
export async function understood(
  question: string,
  knowledge: Knowledge,
  model: Model,
  caller: Caller,
): Promise<Meaning | undefined> {
  const { question: shown, evidence } = shownOf(question, [], knowledge)
  const answer = await model.understand(
    {
      question: shown,
      places: [...knowledge.regulations.values()].map(({ id, place }) => ({ id, name: place })),
      subjects: [...knowledge.subjects.values()]
        .filter(({ clauses, partOf }) => clauses.length > 0 && partOf.length === 0)
        .map(({ id, label }) => ({ id, name: label })),
    },
    caller,
  )
  if (!answer || answer.intent === 'outside' || answer.intent === 'unclear') return undefined
  const words = answer.question.trim()
  if (words.length > LONGEST || !PROSE.test(words)) return undefined
  if (guard(words, { ...evidence, asked: 0 }).verdict === 'block') return undefined
  if (namesOther(words, []) || claims(words)) return undefined
  const subject = knowledge.subjects.get(answer.subject ?? '')
  return { words: [words, subject?.label].filter(Boolean).join(' ') }
}

const claims = (words: string): boolean => CLAIMS.test(words.replace(ASKING, '').replace(TERMS, ''))

/**
 * A finder that looks for what was meant instead of what was said, in the place that was said. Where no place of the library was, or
 * another place or programme was named besides, it finds what it would have found.
 */
export const finderOf = (finder: Finder, { words }: Meaning, { regulations }: Knowledge): Finder => ({
  find: (question, region) => {
    const said = region ? [region] : finder.find(question).regulations
    const places = said.flatMap((id) => regulations.get(id)?.place ?? [])
    if (places.length === 0 || namesOther(question, places)) return finder.find(question, region)
    const [only, another] = said
    return another ? finder.find(`${question} ${words}`) : finder.find(words, only)
  },
})

/** Says how the question was taken, and for which place, so that a person can say that it was meant otherwise. */
export function takenAs({ words }: Meaning, draft: Draft, { regulations }: Knowledge): Draft {
  const [only, another] = [...new Set(draft.cites.map(regulationOf))]
  const place = only && !another ? regulations.get(only)?.place : undefined
  return opening(say`按“${[place, words].filter(Boolean).join(' ')}”理解：`, draft)
}
