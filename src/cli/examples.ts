import { type Examples, examplesOn, nameOf } from '../answer/index.ts'
import { type Fact, type FactKind, type Knowledge, leavesOf, type RegulationKnowledge } from '../knowledge/index.ts'
import type { Parts } from './parts.ts'

/** What the commands' help shows, made from the regulations and facts there are. */
export interface CommandExamples extends Examples {
  /** 研发人员=8, as --fact takes it. */
  readonly told: readonly string[]
  /** A yes-or-no fact by its id: legal_person=否. */
  readonly denied: string
  /** The same as JSON. */
  readonly asJson: string
  /** 我们公司研发人员8个，设备两百多万 */
  readonly said: string
  /** A fact just asked, and a bare answer to it. */
  readonly answered: { readonly fact: string; readonly words: string }
  /** A clause with a threshold, and the slot that prints it. */
  readonly slot: { readonly clause: string; readonly words: string }
}

/** How people write a value of a kind. */
const WRITTEN: Partial<Record<FactKind, string>> = {
  money: '两百多万',
  area: '大概五百平',
  share: '六成五',
  count: '8',
  duration: '三年',
}
const AS_JSON: Partial<Record<FactKind, string>> = { area: '{"min": 450, "max": 550}', count: '8' }

const written = ({ kind }: Fact): string => WRITTEN[kind] ?? '是'

export function commandExamples({ knowledge, today }: Pick<Parts, 'knowledge' | 'today'>): CommandExamples {
  const examples = examplesOn({ knowledge, asOf: today() })
  const { facts } = examples
  const share = [...knowledge.facts.values()].find(({ kind }) => kind === 'share') ?? facts[0]
  const decided = [...knowledge.facts.values()].find(({ kind }) => kind === 'yes-no')
  const json = facts.filter(({ kind }) => AS_JSON[kind]).map(({ id, kind }) => `"${id}": ${AS_JSON[kind]}`)
  return {
    ...examples,
    told: facts.slice(0, 2).map((fact) => `${nameOf(fact)}=${written(fact)}`),
    denied: decided ? `${decided.id}=否` : '',
    asJson: `{${json.slice(0, 2).join(', ')}}`,
    said: `我们公司${facts
      .slice(0, 2)
      .map((fact) => `${nameOf(fact)}${written(fact)}${fact.unit ?? ''}`)
      .join('，')}`,
    answered: { fact: share?.id ?? '', words: share ? written(share) : '' },
    slot: slotIn(knowledge),
  }
}

function slotIn(knowledge: Knowledge): CommandExamples['slot'] {
  const found = [...knowledge.regulations.values()].flatMap((regulation) => thresholdOf(regulation, knowledge))[0]
  if (!found) return { clause: '', words: '' }
  const { ref, fact } = found
  return { clause: ref, words: `${nameOf(fact)}须达到{{${ref}/${fact.id}}}，见{{ref ${ref}}}` }
}

const thresholdOf = ({ conditions }: RegulationKnowledge, { facts }: Knowledge) =>
  conditions.flatMap(({ ref, requires }) => {
    const [only, another] = leavesOf(requires)
    const fact = only?.kind === 'threshold' && !another ? facts.get(only.fact) : undefined
    return fact ? [{ ref, fact }] : []
  })

/** What a command is made with. */
export interface CommandParts extends Parts {
  readonly examples: CommandExamples
}

/** `例：` and a command on each line, as help shows them. */
export const helpExamples = (...commands: readonly string[]): string =>
  `\n例：\n${commands.map((command) => `  wence ${command}`).join('\n')}`
