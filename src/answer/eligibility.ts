import { assess, toldOf } from '../eligibility/index.ts'
import { type Knowledge, type RegulationKnowledge, saysWho } from '../knowledge/index.ts'
import type { ClauseId, Day } from '../law/index.ts'
import { type Draft, type DraftBlock, joined, refer, say } from '../reply/index.ts'
import { draftCheck } from './check-draft.ts'
import { conditionBlock, conditionLine } from './condition-lines.ts'
import { placesDraft, sharedFacts } from './elsewhere.ts'
import { progressDraft } from './guide.ts'
import { placeOf } from './line.ts'
import { folding } from './lookup.ts'
import { foldedNotices } from './standing.ts'
import type { Told } from './told.ts'

/** The check as far as the message carries it: against the place named, or, where none is, what each text says of the facts told. */
export function eligibilityDraft(
  regulations: readonly RegulationKnowledge[],
  told: Told,
  knowledge: Knowledge,
  asOf: Day,
): Draft {
  const [regulation, another] = regulations
  if (regulation && another)
    return placesDraft(regulations, sharedFacts(told.facts, { knowledge, asOf }), { knowledge, asOf })
  if (regulation) return progressDraft({ knowledge, asOf }, regulation, told)
  const all = [...knowledge.regulations.values()]
  const touched = all.map((each) => touchedBy(each, told, knowledge, asOf)).filter(({ blocks }) => blocks.length > 0)
  return {
    kind: 'question',
    notices: foldedNotices(
      touched.map(({ regulation: of }) => of),
      asOf,
    ),
    blocks: [
      ...touched.flatMap(({ blocks }) => blocks),
      ...silentBlocks(
        all,
        touched.map(({ regulation: of }) => of),
      ),
      { kind: 'words', text: say`要对照哪一地的全部条件？` },
    ],
    cites: touched.flatMap(({ cites }) => cites),
    options: all.map(({ place, center }) => ({
      label: place === center ? say`${place}` : say`${place}（${center}）`,
      send: `我们能不能申报${place}`,
    })),
  }
}

interface Touched {
  readonly regulation: RegulationKnowledge
  readonly blocks: DraftBlock[]
  readonly cites: ClauseId[]
}

function touchedBy(regulation: RegulationKnowledge, { facts, said }: Told, knowledge: Knowledge, asOf: Day): Touched {
  const assessment = assess(regulation, facts, knowledge.facts, asOf)
  const ids = assessment.findings
    .filter((finding) => toldOf(finding, facts).some((fact) => !saysWho(knowledge.facts, fact)))
    .map(({ condition }) => condition.id)
  const lines = draftCheck(assessment, regulation, [], knowledge.facts, asOf, said).conditions.filter(({ id }) =>
    ids.includes(id),
  )
  return {
    regulation,
    blocks: [
      ...(lines.length > 0
        ? [
            {
              kind: 'words' as const,
              text: say`${placeOf(regulation, asOf)}：${joined(lines.map(conditionLine), '；')}`,
            },
          ]
        : []),
      ...lines.map((line) => ({
        ...folding(conditionBlock(line)),
        text: say`${refer(line.ref)}：${conditionBlock(line).text}`,
      })),
    ],
    cites: lines.map(({ ref }) => ref),
  }
}

const silentBlocks = (all: readonly RegulationKnowledge[], touched: readonly RegulationKnowledge[]): DraftBlock[] => {
  const silent = all.filter((regulation) => !touched.includes(regulation))
  if (touched.length === 0 || silent.length === 0) return []
  const names = joined(
    silent.map(({ short }) => say`${short}`),
    '、',
  )
  return [{ kind: 'words', text: say`${names}对这几项没有定硬性条件。` }]
}
