import type { Reply, Session } from '../desk/index.ts'
import { type FactValue, factsUsedBy } from '../eligibility/index.ts'
import type { Fact, Knowledge, RegulationKnowledge, Sentences } from '../knowledge/index.ts'
import { askedOf } from './applicants.ts'
import type { Missed } from './missed.ts'
import type { Rehearsal } from './rehearsal.ts'
import { type Saying, sameValue, sayingsFor } from './sayings.ts'

/** What is tried of the facts, and with what. */
export interface Trial {
  readonly knowledge: Knowledge
  readonly regulations: readonly RegulationKnowledge[]
  readonly sentences: Sentences
  readonly rehearsal: Rehearsal
}

/** Every fact asked and answered in every way, each in the first regulation that asks for it; what was not read back. */
export async function tryFacts({
  knowledge,
  regulations,
  sentences,
  rehearsal,
}: Trial): Promise<{ tried: number; missed: Missed[] }> {
  const missed: Missed[] = []
  let tried = 0
  for (const fact of knowledge.facts.values()) {
    const regulation = regulations.find(({ conditions }) => factsUsedBy(conditions).has(fact.id))
    if (!regulation) continue
    const known = askedOf(regulation, fact, knowledge)
    const open = known && (await rehearsal.question(regulation, known))
    if (open?.reply.check?.asks !== fact.id) {
      tried += 1
      missed.push({
        kind: 'fact',
        id: fact.id,
        way: 'asked',
        says: `对照${regulation.short}`,
        wants: `问${fact.id}`,
        got: open?.reply.check?.asks ?? '没有问',
      })
      continue
    }
    const question = open.reply.blocks.map(({ text }) => text).join('\n')
    const sayings = [...optionsSaid(fact, open.reply), ...sayingsFor(fact, question, sentences, knowledge, regulation)]
    for (const saying of sayings) {
      tried += 1
      const got = await readBack(fact, saying, open.session, rehearsal)
      if (!sameValue(fact, got, saying.wants)) missed.push(missing(fact, saying, saying.way, got))
      // What is told only where something else holds is not understood by itself.
      if (saying.answers || fact.when) continue
      tried += 1
      const alone = rehearsal.read(saying.says)[fact.id]
      if (!sameValue(fact, alone, saying.wants)) missed.push(missing(fact, saying, `${saying.way}, unasked`, alone))
    }
  }
  return { tried, missed }
}

const missing = ({ id }: Fact, { says, wants }: Saying, way: string, got: FactValue | undefined): Missed => ({
  kind: 'fact',
  id,
  way,
  says,
  wants: shown(wants),
  got: shown(got),
})

const shown = (value: FactValue | undefined): string => (value === undefined ? '没有读到' : JSON.stringify(value))

/** The quick answers by their numbers and their labels: of a yes or no 是, 不是, 不知道, of a choice each of them and 不知道. */
function optionsSaid(fact: Fact, { options = [] }: Reply): Saying[] {
  const values: FactValue[] =
    fact.kind === 'yes-no' ? [true, false, 'unknown'] : [...Object.keys(fact.choices), 'unknown']
  if (fact.kind !== 'yes-no' && fact.kind !== 'choice') return []
  return options.flatMap(({ label }, i): Saying[] => [
    { says: String(i + 1), wants: values[i], way: 'option number', answers: true },
    { says: label, wants: values[i], way: 'option label', answers: true },
  ])
}

const YES = '是'

/** What the check holds of the fact after the words; a sum without its unit is asked back first. */
async function readBack(
  fact: Fact,
  { says }: Saying,
  session: Session,
  rehearsal: Rehearsal,
): Promise<FactValue | undefined> {
  const { reply, session: after } = await rehearsal.goOn(session, says)
  const value = reply.check?.facts[fact.id]
  if (value !== undefined || after.check?.unconfirmed?.fact !== fact.id) return value as FactValue | undefined
  const confirmed = await rehearsal.answer(after, YES)
  return confirmed.check?.facts[fact.id] as FactValue | undefined
}
