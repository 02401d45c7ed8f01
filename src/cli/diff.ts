import { Command } from 'commander'
import { type RegulationKnowledge, requirementsChanged, type Template } from '../knowledge/index.ts'
import { addressOf, type ClauseChange, differenceOf, type Piece } from '../law/index.ts'
import type { CommandParts } from './examples.ts'
import { helpExamples } from './examples.ts'
import { regionOption, regionsText } from './inputs.ts'
import { type Io, UsageError } from './io.ts'

interface Options {
  readonly json?: true
}

/** `wence diff`: what changed from one text to another, clause by clause, and which requirements. */
export function diffCommand(io: Io, { knowledge, today }: CommandParts): Command {
  const ids = [...knowledge.regulations.keys()]
  return new Command('diff')
    .description('两部文本逐条比对：哪些改了、新增、删去、只换了条号，哪些门槛变了')
    .argument('<原>', `原来的一部：${regionsText(knowledge)}`)
    .argument('<新>', '后来的一部')
    .option('--json', '输出一个 JSON')
    .addHelpText('after', helpExamples(`diff ${ids[0] ?? ''} ${ids.at(-1) ?? ''}`))
    .action((from: string, to: string, options: Options) => {
      const [older, newer] = [from, to].map((name) => knowledge.regulations.get(regionOption(knowledge, name, today())))
      if (!older || !newer || older.id === newer.id)
        throw new UsageError(`diff ${from} ${to}：是同一部文本；应写两部不同的，可用：${regionsText(knowledge)}`)
      const changes = differenceOf(older.regulation, newer.regulation)
      if (options.json) return io.out(JSON.stringify(asJson(older, newer, changes), undefined, 2))
      io.out(`${older.title} → ${newer.title}`)
      const told = changes.filter(({ kind }) => kind !== 'same')
      if (told.length === 0) io.out('条文没有变化。')
      else
        io.out(
          io.drawTable(
            ['变化', '原', '新', '内容（[-删去-]{+新增+}）'],
            told.map((change) => [
              NAMES[change.kind],
              change.old?.label ?? '',
              change.new?.label ?? '',
              marked(change.pieces),
            ]),
          ),
        )
      const rows = requirementRows(older, newer)
      io.out(rows.length === 0 ? '各项条件的要求没有变化。' : io.drawTable(['条款', '原', '新'], rows.map(asRow)))
    })
}

const NAMES: Readonly<Record<ClauseChange['kind'], string>> = {
  same: '未变',
  moved: '换条号',
  changed: '修改',
  gone: '删去',
  new: '新增',
}

const marked = (pieces: readonly Piece[]): string =>
  pieces.map(({ of, text }) => (of === 'both' ? text : of === 'old' ? `[-${text}-]` : `{+${text}+}`)).join('')

interface RequirementRow {
  readonly label: string
  readonly clause: { readonly old?: string; readonly new?: string }
  readonly old?: string
  readonly new?: string
}

const textOf = (template: Template): string =>
  template.map((part) => (typeof part === 'string' ? part : part.text)).join('')

function requirementRows(older: RegulationKnowledge, newer: RegulationKnowledge): RequirementRow[] {
  const labelIn = ({ regulation: { clauses } }: RegulationKnowledge, ref: string | undefined) =>
    clauses.find(({ id }) => id === ref)?.label
  return requirementsChanged(older, newer).map(({ label, old, new: now }) => {
    const [from, to] = [labelIn(older, old?.[0]?.ref), labelIn(newer, now?.[0]?.ref)]
    return {
      label: textOf(label),
      clause: { ...(from ? { old: from } : {}), ...(to ? { new: to } : {}) },
      ...(old ? { old: old.map(({ text }) => text).join('，或 ') } : {}),
      ...(now ? { new: now.map(({ text }) => text).join('，或 ') } : {}),
    }
  })
}

const asRow = ({ label, clause, old = '—', new: now = '—' }: RequirementRow): string[] => [
  `${label}（${[...new Set([clause.old, clause.new].filter((each) => each !== undefined))].join('→')}）`,
  old,
  now,
]

/** As a machine reads it: addresses without the text's own id. */
const asJson = (older: RegulationKnowledge, newer: RegulationKnowledge, changes: readonly ClauseChange[]) => ({
  from: older.id,
  to: newer.id,
  clauses: changes.map(({ kind, old, new: now, pieces }) => ({
    kind,
    ...(old ? { old: addressOf(old.id) } : {}),
    ...(now ? { new: addressOf(now.id) } : {}),
    pieces,
  })),
  requirements: requirementRows(older, newer),
})
