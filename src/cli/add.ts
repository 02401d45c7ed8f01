import { Command } from 'commander'
import type { Regulation } from '../law/index.ts'
import { drafted } from './drafting.ts'
import { type Io, UsageError } from './io.ts'
import type { Parts } from './parts.ts'

interface Options {
  readonly place: string
  readonly programme: string
  readonly id?: string
  readonly replaces?: string
  readonly again?: true
  readonly newProgramme?: true
  readonly json?: true
}

/** `wence add`: reads a regulation's file and proposes its knowledge as a draft, which counts for nothing until it is confirmed. */
export function addCommand(io: Io, { drafting, today }: Parts, fail: () => void): Command {
  return new Command('add')
    .description('读入一份文件，列出条款，建一份草稿（确认以前不算数）')
    .argument('<文件>', '.docx、.pdf（有文字的）、.txt 或 .md')
    .requiredOption('--place <地方>', '哪里的文件，如 divisions.txt 里的地名')
    .requiredOption('--programme <类别>', '管哪一类，如 programmes.yaml 里的名称')
    .option('--id <编号>', '编号；不写按地名的拼音取')
    .option('--replaces <编号>', '代替哪一部')
    .option('--new-programme', '是新的一类，给 programmes.yaml 加一条')
    .option('--again', '文件换过了，重做草稿（旧的另存）')
    .option('--json', '输出一个 JSON')
    .action((path: string, { json, ...options }: Options) =>
      drafted(io, fail, async ({ addRegulation, overview }) => {
        const world = await drafting()
        const bytes = await world.open(path).catch((error: NodeJS.ErrnoException) => {
          throw new UsageError(`${path}：读不了（${error.code ?? error.message}）；请核对文件名`)
        })
        const file = { name: path.split(/[\\/]/u).at(-1) ?? path, bytes }
        const added = await addRegulation({ file, ...options }, world)
        if (json) return io.out(JSON.stringify({ id: added.id, known: added.known, told: added.lines }, undefined, 2))
        for (const line of added.lines) io.out(line)
        drawOutline(io, added.regulation)
        for (const line of overview(added, today())) io.out(line)
        io.out(`草稿在 drafts/${added.id}。下一步：wence confirm ${added.id}`)
      }),
    )
}

const LONGEST = 30
function drawOutline(io: Io, { clauses }: Regulation): void {
  const rows = clauses.map(({ id, label, title, text }) => {
    const line = (title ?? text).replace(/\s+/gu, ' ')
    return [id, label, line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line]
  })
  io.out(io.drawTable(['编号', '条款', '内容'], rows))
}
