import type { FactValue } from '../eligibility/index.ts'
import { type Fact, type Knowledge, ownerOfFact, type RegulationKnowledge, type Sentences } from '../knowledge/index.ts'
import { askedOf, factsAskedBy } from './applicants.ts'
import type { Missed } from './missed.ts'
import type { Program, Question } from './program.ts'
import { type Saying, sameValue, sayingsFor } from './sayings.ts'

/** What is tried, on which program, and with what. */
export interface Trial {
  readonly knowledge: Knowledge
  readonly regulations: readonly RegulationKnowledge[]
  readonly sentences: Sentences
  readonly program: Program
}

/** Every fact asked and answered in every way, each in the first regulation that asks for it; what was not read back. */
export async function tryFacts(trial: Trial): Promise<{ tried: number; missed: Missed[] }> {
  const { knowledge, regulations, sentences, program } = trial
  const missed: Missed[] = []
  let tried = 0
  for (const fact of knowledge.facts.values()) {
    const regulation = regulations.find((each) => factsAskedBy(each).has(fact.id))
    if (!regulation) continue
    const question = await questionFor(fact, regulation, trial)
    if (question?.fact !== fact.id) {
      tried += 1
      const [wants, got] = [`问${fact.id}`, question ? `问${question.fact}` : '没有问']
      missed.push({ kind: 'fact', id: fact.id, way: 'asked', says: `对照${regulation.short}`, wants, got })
      continue
    }
    const sayings = [
      ...optionsSaid(fact, question),
      ...sayingsFor(fact, question.words, sentences, knowledge, regulation),
    ]
    for (const saying of once(sayings)) {
      tried += 1
      const { [fact.id]: got } = await program.hear(saying.says, question)
      if (!sameValue(fact, got, saying.wants)) missed.push(missing(fact, saying, saying.way, got))
      // What is told only where something else holds is not understood by itself.
      if (saying.answers || fact.when) continue
      tried += 1
      // What is one regulation's own is told where its rules are spoken of.
      const { [fact.id]: alone } = await program.hear(saying.says, undefined, ownerOfFact(fact))
      if (!sameValue(fact, alone, saying.wants)) missed.push(missing(fact, saying, `${saying.way}, unasked`, alone))
    }
  }
  return { tried, missed }
}

/** The question for a fact, put to an applicant of whom all else is known that decides whether it is asked. */
async function questionFor(
  fact: Fact,
  regulation: RegulationKnowledge,
  { knowledge, program }: Trial,
): Promise<Question | undefined> {
  const known = askedOf(regulation, fact, { facts: knowledge.facts, asOf: program.today })
  return known && program.question(regulation, known)
}

/** The same words in two ways are tried once: 是 is a quick answer and a yes. What also tells by itself goes first. */
function once(sayings: readonly Saying[]): Saying[] {
  const told = new Map<string, Saying>()
  for (const saying of [...sayings].sort((a, b) => Number(a.answers ?? false) - Number(b.answers ?? false)))
    if (!told.has(saying.says)) told.set(saying.says, saying)
  return [...told.values()]
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
function optionsSaid(fact: Fact, { options }: Question): Saying[] {
  const values: FactValue[] =
    fact.kind === 'yes-no' ? [true, false, 'unknown'] : [...Object.keys(fact.choices), 'unknown']
  if (fact.kind !== 'yes-no' && fact.kind !== 'choice') return []
  return options.flatMap((label, i): Saying[] => [
    { says: String(i + 1), wants: values[i], way: 'option number', answers: true },
    { says: label, wants: values[i], way: 'option label', answers: true },
  ])
}
