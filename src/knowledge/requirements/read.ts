import type { Phrase, Regulation } from '../../law/index.ts'
import type { Fact } from '../facts/types.ts'
import type { ExpressionYaml } from '../forms.ts'
import { clauseOf, missing, phraseIn, Unresolved } from '../resolve.ts'
import { figureIn, readThreshold } from '../threshold.ts'
import type { Condition, Expression } from '../types.ts'
import { stretchIn, tiled } from './bands.ts'
import type { BandYaml, ConditionYaml, CountedYaml, RelaxationYaml, RequirementYaml } from './schema.ts'
import { scoreOf } from './score.ts'
import type { BandsTest, Group, Measurand, Relaxation, Requirement, Test, ThresholdTest } from './types.ts'
import { checkedValues } from './values.ts'
import { partsOf } from './walk.ts'

const ALWAYS: Expression = { all: [] }
const KINDS = ['fact', 'any', 'all', 'at_least', 'none', 'score'] as const
const ITEMS = { kind: 'count', unit: '项' } as const

/** Reads conditions of one regulation against its text. */
export class RequirementReader {
  constructor(
    private readonly regulation: Regulation,
    private readonly facts: ReadonlyMap<string, Fact>,
    private readonly expression: (yaml: ExpressionYaml) => Expression,
  ) {}

  condition(yaml: ConditionYaml): Condition {
    const { clause, when, label } = yaml
    const name = yaml.name ?? yaml.fact
    const { soft: _soft, relax: _relax, ...node } = yaml
    const requires = this.#bare({ ...node, relax: [] }, clause)
    if (name === undefined || (label === undefined && yaml.fact === undefined))
      throw new Unresolved('一组要求，没有名字', '“name:”（小写字母和下划线）和 “label:”（怎么称呼它）')
    return {
      id: `${clause}/${name}`,
      ref: clauseOf(this.regulation, clause).id,
      label: label ? [label] : this.fact(name).label,
      ...(when ? { when: this.expression(when) } : {}),
      requires,
      relax: this.#relaxations(yaml, clause),
    }
  }

  phrase(clause: string, words: string): Phrase {
    return phraseIn(this.regulation, clause, words)
  }

  fact(id: string): Fact {
    const fact = this.facts.get(id)
    if (!fact) throw missing('事实', 'facts', id, this.facts.keys())
    return fact
  }

  /** A fact with what it is worked out from, where all of that can be told. */
  measurand({ id, madeOf }: Fact): Measurand {
    const known = madeOf && madeOf.kind !== 'any' && partsOf(madeOf).every((part) => this.facts.has(part))
    return { fact: id, ...(known ? { made: madeOf } : {}) }
  }

  #requirement(yaml: RequirementYaml, above: string): Requirement {
    const clause = yaml.clause ?? above
    const requirement = this.#bare(yaml, clause)
    const relax = this.#relaxations(yaml, clause)
    return relax.length > 0 ? { ...requirement, relax } : requirement
  }

  #bare(yaml: RequirementYaml, clause: string): Requirement {
    const stated = KINDS.filter((kind) => yaml[kind] !== undefined)
    if (stated.length !== 1)
      throw new Unresolved(
        stated.length === 0 ? '一项要求，没有写要求什么' : `一项要求里同时写了 ${stated.join('、')}`,
        `${KINDS.join('、')} 里的一个`,
      )
    if (yaml.fact !== undefined) return this.#test(yaml, yaml.fact, clause)
    const label = yaml.label ? { label: [yaml.label] } : {}
    if (yaml.score) return { ...scoreOf(yaml.score, clause, this), ...label }
    return { ...this.#group(yaml, clause), ...label }
  }

  #group({ any, all, at_least: atLeast, none }: RequirementYaml, clause: string): Group {
    const items = (list: readonly RequirementYaml[] = []) => list.map((item) => this.#requirement(item, clause))
    if (any) return { kind: 'any', least: 1, of: items(any) }
    if (all) return { kind: 'all', least: all.length, of: items(all) }
    const counted = atLeast ?? (none as CountedYaml)
    const required = this.phrase(counted.clause ?? clause, counted.phrase)
    const of = items(counted.of)
    if (none) return { kind: 'none', least: 0, of, required }
    const least = leastIn(required.text)
    if (least > of.length)
      throw new Unresolved(
        `“${required.text}”要 ${least} 项，下面只列了 ${of.length} 项`,
        '把条文列出的各项都写在 “of:” 里',
      )
    return { kind: 'at_least', least, of, required }
  }

  #test(yaml: RequirementYaml, id: string, clause: string): Test {
    const fact = this.fact(id)
    if (yaml.bands || yaml.by) return this.#bands(fact, yaml, clause)
    if (!yaml.phrase) throw new Unresolved(`${id} 没有 “phrase:”`, '条文里写明这项要求的短语')
    const required = this.phrase(clause, yaml.phrase)
    const values = yaml.is !== undefined ? [yaml.is] : yaml.one_of
    if (values) return { kind: 'values', fact: id, values: checkedValues(fact, values), required }
    // 必须联合市内企业 is a threshold in words: at least one.
    if (yaml.exists && fact.kind === 'count') return { kind: 'threshold', fact: id, op: 'ge', threshold: 1, required }
    return this.#threshold(fact, required, yaml.operator ? this.phrase(clause, yaml.operator) : undefined)
  }

  #threshold(fact: Fact, required: Phrase, operator?: Phrase): ThresholdTest {
    return {
      kind: 'threshold',
      ...this.measurand(fact),
      ...readThreshold(required.text, fact, operator?.text),
      required,
    }
  }

  #bands(fact: Fact, { by, bands }: RequirementYaml, clause: string): BandsTest {
    if (by === undefined || bands === undefined)
      throw new Unresolved(
        `${fact.id} 只写了 ${by === undefined ? 'bands' : 'by'}`,
        '“by:”（按什么分档）和 “bands:”（各档）',
      )
    const of = this.fact(by)
    const read = (band: BandYaml) => {
      const at = band.clause ?? clause
      return { ...stretchIn(this.phrase(at, band.when), of), bound: this.#threshold(fact, this.phrase(at, band.then)) }
    }
    const all = tiled(bands.map(read), of, true)
    const [first] = all
    if (!first) throw new Unresolved(`${fact.id} 没有分档`, '至少两档')
    return {
      kind: 'bands',
      ...this.measurand(fact),
      by: this.measurand(of),
      bands: all.map(({ range, phrase: when, bound }) => ({ range, when, bound })),
      required: first.bound.required,
    }
  }

  #relaxations({ soft, relax }: Pick<RequirementYaml, 'soft' | 'relax'>, clause: string): readonly Relaxation[] {
    const words = ({ phrase, why }: { phrase?: string | undefined; why?: string | undefined }, at: string) => ({
      ...(phrase ? { phrase: this.phrase(at, phrase) } : {}),
      ...(why ? { why } : {}),
    })
    return [
      ...(soft ? [{ when: ALWAYS, ...words(soft, clause) }] : []),
      ...relax.map((other: RelaxationYaml) => {
        if (!other.phrase && !other.why)
          throw new Unresolved('放宽没有依据', '“phrase:”后面写原话；文本没有写的，“why:”后面写理由')
        return { when: this.expression(other.when), ...words(other, other.clause ?? clause) }
      }),
    ]
  }
}

const ONE_OF = /之一|任[一意何](?!.{0,2}[二两三四五六七八九])|其一/u

/** 三项以上, 其中两项, 之一: how many of a list are needed. */
function leastIn(text: string): number {
  const counts = ['项', '条', '个', '种'].flatMap((unit) => {
    try {
      const { reading, interval } = figureIn(text, { ...ITEMS, unit })
      const { op } = reading
      if (interval.min === undefined) return []
      return [op === 'gt' ? interval.min + 1 : interval.min]
    } catch (error) {
      if (error instanceof Unresolved) return []
      throw error
    }
  })
  const [least] = counts
  if (least !== undefined && Number.isInteger(least) && least > 0) return least
  if (ONE_OF.test(text)) return 1
  throw new Unresolved(`“${text}”没有写要满足几项`, '写明项数的短语，如“符合下列三项以上”“其中两项”“下列条件之一”')
}
