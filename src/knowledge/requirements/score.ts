import type { Phrase } from '../../law/index.ts'
import { Unresolved } from '../resolve.ts'
import { figureIn, readThreshold } from '../threshold.ts'
import { stretchIn, tiled } from './bands.ts'
import type { RequirementReader } from './read.ts'
import type { ScoreItemYaml, ScoreYaml } from './schema.ts'
import type { Graded, Score, ScoreItem } from './types.ts'
import { checkedValues } from './values.ts'

const POINTS = { kind: 'score', unit: '分' } as const

/** Reads a score: its items, and the mark that their sum must reach. */
export function scoreOf({ pass, items }: ScoreYaml, clause: string, reader: RequirementReader): Score {
  const required = reader.phrase(pass.clause ?? clause, pass.phrase)
  return {
    kind: 'score',
    ...readThreshold(required.text, POINTS),
    required,
    of: items.map((item) => itemOf(item, item.clause ?? clause, reader)),
  }
}

function itemOf(yaml: ScoreItemYaml, clause: string, reader: RequirementReader): ScoreItem {
  const { fact: id, bands, is, one_of: oneOf, points, judged, most } = yaml
  if (id === undefined && judged !== undefined && most !== undefined) {
    const required = reader.phrase(clause, most)
    return { kind: 'judged', about: judged, most: pointsIn(required), required }
  }
  const values = is !== undefined ? [is] : oneOf
  if (id !== undefined && bands && !values && points === undefined) return gradedOf(id, bands, clause, reader)
  if (id !== undefined && values && points !== undefined && !bands) {
    const required = reader.phrase(clause, points)
    return {
      kind: 'awarded',
      fact: id,
      values: checkedValues(reader.fact(id), values),
      points: pointsIn(required),
      required,
    }
  }
  throw new Unresolved(
    `评分项里写的是 ${Object.keys(yaml).join('、')}`,
    '三种写法之一：fact 和 bands（各档 when、points）；fact、is（或 one_of）和 points；judged 和 most',
  )
}

function gradedOf(
  id: string,
  bands: NonNullable<ScoreItemYaml['bands']>,
  above: string,
  reader: RequirementReader,
): Graded {
  const fact = reader.fact(id)
  const read = bands.map((band) => {
    const clause = band.clause ?? above
    const awarded = reader.phrase(clause, band.points)
    return { ...stretchIn(reader.phrase(clause, band.when), fact), awarded, points: pointsIn(awarded) }
  })
  const all = tiled(read, fact, false)
  const [first] = all
  if (!first) throw new Unresolved(`${id} 没有分档`, '至少一档')
  return {
    kind: 'graded',
    ...reader.measurand(fact),
    bands: all.map(({ range, phrase: when, points, awarded }) => ({ range, when, points, awarded })),
    required: first.awarded,
  }
}

const DEDUCTS = /[扣减倒]/u

/** 得5分, 最高10分: how many points a phrase gives. */
function pointsIn({ text }: Phrase): number {
  if (DEDUCTS.test(text)) throw new Unresolved(`“${text}”是扣分`, '加分的项；扣分的项写在 “unmodelled:” 里')
  const { interval } = figureIn(text, POINTS)
  const points = interval.max ?? interval.min
  if (points === undefined) throw new Unresolved(`“${text}”没有写几分`, '写明分值的短语，如“得5分”“最高10分”')
  return points
}
