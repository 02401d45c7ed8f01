import { standingOn } from '../corpus/index.ts'
import { addDays, type Day, places, type Regulation, type RegulationId, squeeze } from '../law/index.ts'
import type { Fault } from './faults.ts'
import { clauseOf, phraseIn, Unresolved } from './resolve.ts'
import type { AmendmentYaml, LinkYaml, RegulationYaml } from './schema.ts'
import type { Lineage, Link, Made, RegulationKnowledge, Template, Warning } from './types.ts'
import type { YamlFile } from './yaml.ts'

type Regulations = ReadonlyMap<RegulationId, RegulationKnowledge>
type Step = <T>(path: readonly PropertyKey[], step: () => T) => T | undefined
interface File {
  readonly yaml: YamlFile
  readonly value: RegulationYaml
}

const KINDS = ['replaces', 'repeals', 'amends'] as const

/** What a text says of others in its own words; what others make of it is known when all are read. */
export function ownLineage(yaml: RegulationYaml, regulation: Regulation, at: Step): Lineage {
  const read = (kind: (typeof KINDS)[number]) =>
    yaml[kind].flatMap(
      (link: LinkYaml & Pick<AmendmentYaml, 'at' | 'removes'>, i) =>
        at([kind, i], () => [
          {
            ...linkOf(link, regulation),
            at: (link.at ?? []).map((each) => `${link.id}:${each}`),
            ...(link.removes ? { removes: true as const } : {}),
          },
        ]) ?? [],
    )
  const plain = (kind: 'replaces' | 'repeals'): Link[] =>
    read(kind).map(({ at: _at, removes: _removes, ...link }) => link)
  return { replaces: plain('replaces'), repeals: plain('repeals'), amends: read('amends'), endedBy: [], amendedBy: [] }
}

function linkOf({ id, title, clause, phrase, across }: LinkYaml, regulation: Regulation): Link {
  if (id === undefined && title === undefined)
    throw new Unresolved('没有写是哪一部文件', '库里有它就写 id，没有就写 title（文中印的名称）')
  if (title !== undefined && !squeeze(regulation.source).includes(squeeze(title)))
    throw new Unresolved(`title“${title}”，文中没有这个名称`, '文中印的名称')
  return {
    ...(id === undefined ? {} : { id }),
    title: title ?? '',
    phrase: phraseIn(regulation, clause, phrase),
    ...(across === undefined ? {} : { across: true as const }),
  }
}

/**
 * The files with what they name by its title alone resolved to the text that is held under it, where there is but one; of several
 * the one whose number stands in the phrase. What is not held stays a title.
 */
export function byTitle<F extends File>(files: readonly F[]): { readonly files: F[]; readonly faults: Fault[] } {
  const faults: Fault[] = []
  const resolved = files.map((file) => {
    const of = <L extends LinkYaml>(kind: (typeof KINDS)[number], links: readonly L[]): L[] =>
      links.map((link, i) => {
        if (link.id !== undefined || link.title === undefined) return link
        const named = titled(link, file, files)
        const [only, another] = named
        if (another)
          faults.push(
            file.yaml.fault(
              [kind, i],
              `title“${link.title}”，库里有 ${named.length} 部叫这个名称：${named.map(({ value }) => value.id).join('、')}`,
              '所指那一部的 id',
            ),
          )
        return only && !another ? { ...link, id: only.value.id } : link
      })
    const { value } = file
    const replaces = of('replaces', value.replaces)
    const amends = of('amends', value.amends)
    return { ...file, value: { ...value, replaces, amends, repeals: of('repeals', value.repeals) } }
  })
  return { files: resolved, faults }
}

function titled<F extends File>({ title = '', phrase }: LinkYaml, own: F, files: readonly F[]): F[] {
  const plain = (text: string) => squeeze(text).replace(/[《》〈〉]/gu, '')
  const named = files.filter((each) => each !== own && plain(each.value.title) === plain(title))
  const numbered = named.filter(
    ({ value }) => value.document_number && squeeze(phrase).includes(squeeze(value.document_number.phrase)),
  )
  return numbered.length === 1 ? numbered : named
}

/** What is wrong with what the files say of each other: a text that is not held, one of another programme or place, a circle, two of one kind side by side. */
export function lineageFaults(files: readonly File[], regulations: Regulations): Fault[] {
  const links = files.flatMap(({ yaml, value }) =>
    KINDS.flatMap((kind) =>
      value[kind].flatMap((link: LinkYaml & Pick<AmendmentYaml, 'at'>, i) => {
        const wrong = wrongIn(value, link, kind, regulations)
        return wrong ? [yaml.fault([kind, i], ...wrong)] : []
      }),
    ),
  )
  return links.length > 0 ? links : [...circles(files), ...unrelated(files)]
}

function wrongIn(
  own: RegulationYaml,
  { id, across, at = [] }: LinkYaml & Pick<AmendmentYaml, 'at'>,
  kind: (typeof KINDS)[number],
  regulations: Regulations,
): readonly [found: string, wanted: string] | undefined {
  if (id === undefined) return undefined
  const other = regulations.get(id)
  if (!other)
    return [`id“${id}”，库里没有`, `库里的一部：${[...regulations.keys()].join('、')}；没有收进来的只写 title`]
  if (id === own.id) return [`“${id}”自己`, '另一部文件']
  const here = regulations.get(own.id)
  const same = here?.division === other.division && here.programme === other.programme
  if (!same && across === undefined)
    return [
      `${id}（${other.center}）和 ${own.id}（${here?.center ?? ''}）不是同一地方的同一类`,
      '同一地方、同一类的文件；确是跨地方或跨类的，用 across 写明为什么',
    ]
  if (kind === 'amends' && at.length === 0) return [`没有写改的是“${id}”的哪几条`, 'at: ["4.2"] 这样列出被改的条款']
  return at.map((address) => missing(other.regulation, address)).find((wrong) => wrong !== undefined)
}

function missing(regulation: Regulation, address: string): readonly [string, string] | undefined {
  try {
    clauseOf(regulation, address)
    return undefined
  } catch (error) {
    if (error instanceof Unresolved)
      return [`${regulation.id} 里没有“${address}”这一条`, 'wence outline 列出的条款编号']
    throw error
  }
}

/** A replaces B, and B in its turn A. */
function circles(files: readonly File[]): Fault[] {
  const named = new Map(
    files.map(({ value }) => [value.id, [...value.replaces, ...value.repeals].flatMap(({ id }) => id ?? [])]),
  )
  return files.flatMap(({ yaml, value }) => {
    const seen = new Set<string>()
    const next = [...(named.get(value.id) ?? [])]
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (id === value.id)
        return [
          yaml.fault(
            [value.replaces.length > 0 ? 'replaces' : 'repeals'],
            `绕一圈又代替回“${value.id}”`,
            '新的代替旧的，不成圈',
          ),
        ]
      if (!seen.has(id)) next.push(...(named.get(id) ?? []))
      seen.add(id)
    }
    return []
  })
}

/** Two texts of one place and programme, of which nothing says which goes before: no answer could choose between them. */
function unrelated(files: readonly File[]): Fault[] {
  const groups = new Map<string, File[]>()
  for (const file of files) {
    const key = `${file.value.division} ${file.value.programme}`
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...rest] = group
    const joined = new Set([first?.value.id])
    // As often as there are texts: one may be joined only by another that comes later.
    for (const _ of group)
      for (const { value } of group)
        for (const { id } of KINDS.flatMap((kind) => value[kind]))
          if (joined.has(value.id) || joined.has(id))
            if (group.some((each) => each.value.id === id)) joined.add(value.id).add(id)
    return rest
      .filter(({ value }) => !joined.has(value.id))
      .map(({ yaml, value }) =>
        yaml.fault(
          ['programme'],
          `${value.id} 和 ${first?.value.id} 是同一地方、同一类，看不出哪一部在后`,
          '在后出的那一部里写 replaces（或 amends、repeals），连同说明这一点的原文',
        ),
      )
  })
}

/** A condition on a clause that another text has changed, and no condition there that stands for it: it is not counted any more, and nothing else is. */
export function overtaken(files: readonly File[]): Warning[] {
  return files.flatMap(({ value: { id: by, amends, conditions: set } }) =>
    amends.flatMap(({ id, at = [], removes }) =>
      files
        .filter(({ value }) => value.id === id && removes === undefined)
        .flatMap(({ yaml, value }) =>
          value.conditions.flatMap(({ clause, fact, name }, i) =>
            at.some((each) => clause === each || clause.startsWith(`${each}.`)) &&
            !set.some((each) => (each.name ?? each.fact) === (name ?? fact))
              ? [
                  {
                    where: whereOf(yaml.fault(['conditions', i], '', '')),
                    found: `条件引的“${clause}”已被 ${by} 修改，核对时按“未写”算`,
                    wanted: `在 ${by} 的 conditions 里照修改后的原文写这一项；删去的写 removes: true；或按修改后的全文另收一部，写 replaces`,
                  },
                ]
              : [],
          ),
        ),
    ),
  )
}

const whereOf = ({ file, line }: Fault): string => `${file}:${line}`

/** Each text with what the others make of it. */
export function linkedUp(regulations: Regulations): Map<RegulationId, RegulationKnowledge> {
  const all = [...regulations.values()]
  return new Map(all.map((regulation) => [regulation.id, withEnd(regulation, all)]))
}

function withEnd(regulation: RegulationKnowledge, all: readonly RegulationKnowledge[]): RegulationKnowledge {
  const of = <L extends Link>(links: readonly L[]) => links.filter(({ id }) => id === regulation.id)
  const endedBy = all.flatMap((by) => [
    ...of(by.lineage.replaces).map((link) => ({ ...madeBy(by, link), takesOver: link.across === undefined })),
    // Who only ends a text answers for nothing in its place.
    ...of(by.lineage.repeals).map((link) => ({ ...madeBy(by, link), takesOver: false })),
  ])
  const amendedBy = all.flatMap((by) =>
    of(by.lineage.amends).map((link) => ({
      ...madeBy(by, link),
      at: link.at,
      ...(link.removes ? { removes: true as const } : {}),
    })),
  )
  const lineage = { ...regulation.lineage, endedBy, amendedBy }
  const ends = endedBy.filter(({ draft }) => !draft)
  if (ends.length === 0) return { ...regulation, lineage }
  const days = ends.flatMap(({ from }) => from ?? [])
  const first = days.length < ends.length ? undefined : days.sort()[0]
  return { ...regulation, lineage, term: { ...regulation.term, ended: first ? { lastDay: addDays(first, -1) } : {} } }
}

/** A text's title; a year in it, 某办法（2023年修订）, is the text's own and stands in the clause in front. */
export function titleOf({
  title,
  regulation: { clauses },
}: Pick<RegulationKnowledge, 'title' | 'regulation'>): Template {
  const front = clauses.find(({ kind }) => kind === 'front')
  const [span] = /\p{Nd}/u.test(title) && front ? places(front.text, title) : []
  return front && span ? [{ ref: front.id, text: front.text.slice(span.start, span.end), span }] : [title]
}

function madeBy(regulation: RegulationKnowledge, { phrase }: Link): Made {
  const { id, term } = regulation
  const { earliest = term.effective?.from ?? term.issued, from } = term.effective ?? {}
  return {
    by: id,
    title: titleOf(regulation),
    phrase,
    ...(earliest ? { earliest } : {}),
    ...(from ? { from } : {}),
    ...(term.draft ? { draft: true as const } : {}),
  }
}

/** What took a text's place, or ended it, by a day; undefined while it holds. */
export const endingOn = (
  { lineage, term }: RegulationKnowledge,
  day: Day,
): RegulationKnowledge['lineage']['endedBy'][number] | undefined =>
  term.ended && standingOn(term, day) === 'expired'
    ? lineage.endedBy.find(({ draft, from }) => !draft && (from === undefined || from <= day))
    : undefined
