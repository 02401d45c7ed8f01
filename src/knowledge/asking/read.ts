import type { Faults } from '../faults.ts'
import { oneOf, quoted } from '../similar.ts'
import { wordingsOf } from '../wording.ts'
import type { YamlFile } from '../yaml.ts'
import type { AskingYaml } from './schema.ts'
import { type ApplicantWords, type AskingWords, BACK, type FigureId, type FigureKind } from './types.ts'

const PLAIN = [
  'ends',
  'begins',
  'adverse',
  'over',
  'negations',
  'between',
  'neutral',
  'duties',
  'soft',
  'lapsed',
  'same',
  'differ',
  'taken',
  'may',
  'eases',
  'due_opens',
  'due_closes',
  'either',
  'together',
  'holding',
  'another',
] as const

export interface Asking {
  readonly figures: ReadonlyMap<FigureId, FigureKind>
  readonly asking: ReadonlyMap<string, AskingWords>
  readonly applicants: ReadonlyMap<string, ApplicantWords>
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((entry) => [entry.id, entry]))

/** How people ask, as the file has it; a kind that goes before one which is not there is a fault. */
export function readAsking(yaml: YamlFile, value: AskingYaml, faults: Faults): Asking {
  const figures = Object.entries(value.figures).map(
    ([id, { words, stated, points, ...kind }]): FigureKind => ({
      ...kind,
      ...(points ? { points } : {}),
      id,
      words: wordingsOf(words),
      stated: {
        ...(stated.dimension ? { dimension: stated.dimension } : {}),
        ...(stated.ratio ? { ratio: stated.ratio } : {}),
        ...(stated.date ? { date: stated.date } : {}),
        ...(stated.units ? { units: stated.units } : {}),
        ...(stated.words ? { words: stated.words } : {}),
      },
    }),
  )
  const known = figures.map(({ id }) => id)
  for (const { id, over } of figures)
    for (const [i, other] of over.entries())
      if (!known.includes(other) || other === id)
        faults.add(
          yaml.fault(
            ['figures', id, 'over', i],
            `数的种类${quoted(other)}`,
            `别的${oneOf(
              other,
              known.filter((each) => each !== id),
            )}`,
          ),
        )
  return {
    figures: byId(figures),
    applicants: byId(Object.entries(value.applicants).map(([id, words]) => ({ id, words }))),
    asking: byId([
      { id: 'count', words: wordingsOf(value.count.words), except: value.count.except },
      { id: 'points', words: wordingsOf(value.points.words), except: value.points.except },
      ...Object.entries(value.whether.shapes).map(([id, words]) => ({
        id,
        words: wordingsOf(words),
        except: value.whether.except,
      })),
      ...PLAIN.map((id) => ({ id, words: wordingsOf(value.whether[id]), except: [] })),
      { id: 'round', words: wordingsOf(value.round), except: [] },
      { id: 'grammar', words: wordingsOf(value.grammar), except: [] },
      { id: 'bare', words: wordingsOf(value.bare), except: [] },
      ...Object.entries(value.signs).map(([id, { words, except }]) => ({ id, words: wordingsOf(words), except })),
      ...value.years_back.map((words, back) => ({ id: `${BACK}${back}`, words: wordingsOf(words), except: [] })),
    ]),
  }
}
