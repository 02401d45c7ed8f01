import { Command } from 'commander'
import type { Answered, Draft, Entry } from '../drafting/index.ts'
import type { Knowledge, Library } from '../knowledge/index.ts'
import { type Drafting, drafted } from './drafting.ts'
import { answerIn, shownEntry } from './entry-words.ts'
import type { Io } from './io.ts'
import { BadLine, eachLine } from './jsonl.ts'
import type { Parts } from './parts.ts'

interface Options {
  readonly list?: true
  readonly jsonl?: true
}

type Room = typeof import('../drafting/index.ts')

/** `wence confirm`: walks through what a draft proposes, an entry at a time, and keeps each answer as it is given. */
export function confirmCommand(io: Io, { drafting }: Parts, fail: () => void): Command {
  return new Command('confirm')
    .description('逐项确认草稿里建议的条目')
    .argument('[编号]', '草稿的编号')
    .option('--list', '只列出还没有确认的，一行一个 JSON')
    .option('--jsonl', '从标准输入逐行读 {"id":…,"entry":…,"as":…}')
    .action((id: string | undefined, { list, jsonl }: Options) =>
      drafted(io, fail, async (room) => {
        const world = await drafting()
        if (jsonl) return byLines(io, room, world, fail)
        const { readDraft, waiting, draftIds, Refused } = room
        if (id === undefined)
          throw new Refused([`要写哪一份草稿；现有：${(await draftIds(world.shelf)).join('、') || '没有'}`])
        const draft = await readDraft(world.shelf, id)
        if (list) {
          for (const { key, section, value } of waiting(draft))
            io.out(JSON.stringify({ id, entry: key, section, value }))
          return
        }
        await walk(io, room, draft, world)
      }),
    )
}

interface Kept {
  readonly draft: Draft
  readonly world: { readonly library: Library; readonly knowledge: Knowledge }
}

/** The draft is read each time: a line may be of another than the one before. */
async function byLines(
  io: Io,
  { readDraft, saveDraft, answered, waiting, Answered: As, Refused }: Room,
  world: Drafting,
  fail: () => void,
) {
  const schemaOf = (zod: typeof import('zod').z) => zod.strictObject({ id: zod.string(), entry: zod.string(), as: As })
  await eachLine(io, schemaOf, async ({ id, entry, as }) => {
    try {
      const before = await readDraft(world.shelf, id)
      const after = answered(before, entry, as, world)
      await saveDraft(world.shelf, before, noted(after, world.today(), 1))
      return { entry, left: waiting(after).length }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      fail()
      throw new BadLine(error.lines.join(' '))
    }
  })
}

const CONFIRMED = 'wence confirm'

/** The days on which entries were confirmed, with how many. */
function noted(draft: Draft, at: string, count: number): Draft {
  const { done } = draft.record
  const last = done.at(-1)
  const before = last?.at === at && last.what.startsWith(CONFIRMED) ? Number(last.what.split(' ')[2]) : 0
  const others = before > 0 ? done.slice(0, -1) : done
  return { ...draft, record: { ...draft.record, done: [...others, { at, what: `${CONFIRMED} ${before + count} 项` }] } }
}

/** One entry after the other, until all were seen or the person ends; an answer that does not hold is asked again. */
async function walk(io: Io, room: Room, draft: Draft, world: Drafting): Promise<void> {
  const lines = io.lines()[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string | undefined> => {
    io.out(question)
    const { value, done } = await lines.next()
    return done ? undefined : String(value).trim()
  }
  const all = room.waiting(draft)
  let kept: Kept = { draft, world }
  for (const [i, { key }] of all.entries()) {
    const entry = room.waiting(kept.draft).find((each) => each.key === key)
    if (!entry) continue
    io.out('')
    io.out(`第 ${i + 1} 项，共 ${all.length} 项`)
    for (const line of shownEntry(entry, kept.draft, world.knowledge)) io.out(line)
    const after = await settled(io, room, entry, kept, ask)
    if (after === 'ended')
      return io.out(`进度已存，还有 ${room.waiting(kept.draft).length} 项。接着做：wence confirm ${draft.id}`)
    if (after === 'skipped') continue
    const next = noted(after, world.today(), 1)
    await room.saveDraft(world.shelf, kept.draft, next)
    kept = { draft: next, world }
  }
  io.out(
    `走完了，还有 ${room.waiting(kept.draft).length} 项没有确认。下一步：wence try ${draft.id}，再 wence publish ${draft.id}`,
  )
}

type Ask = (question: string) => Promise<string | undefined>

async function settled(
  io: Io,
  { answered, Refused }: Room,
  entry: Entry,
  { draft, world }: Kept,
  ask: Ask,
): Promise<Draft | 'ended' | 'skipped'> {
  for (;;) {
    const as: Answered | 'ended' | 'skipped' | undefined = await answerIn(entry, ask)
    if (as === 'ended' || as === 'skipped') return as
    if (as === undefined) continue
    try {
      return answered(draft, entry.key, as, world)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      for (const line of error.lines) io.out(line)
    }
  }
}
