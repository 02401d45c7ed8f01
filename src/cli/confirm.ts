import { Command } from 'commander'
import type { Draft, Entry } from '../drafting/index.ts'
import { type Ask, passageAsked } from './change-words.ts'
import { type Drafting, drafted } from './drafting.ts'
import { answerIn, type Put } from './entry-words.ts'
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
          for (const entry of waiting(draft)) io.out(JSON.stringify({ id, ...listed(entry, draft, room, world) }))
          return
        }
        await walk(io, room, draft, world)
      }),
    )
}

/** An entry for another program, or for a person who reads JSON: as a clerk is shown it, and new facts that it is on whole beside it. */
function listed(entry: Entry, draft: Draft, room: Room, { knowledge }: Drafting): object {
  const { key, section, value } = entry
  const { entryLines, leadsIn, newFactsIn, factOf } = room
  const lead = leadsIn(draft)(value.clause)
  const facts = section === 'conditions' ? newFactsIn(value, draft).map((id) => [id, factOf(draft, id)] as const) : []
  return {
    entry: key,
    section,
    shown: entryLines(entry, draft, knowledge),
    value,
    ...(lead ? { lead } : {}),
    ...(facts.length > 0 ? { new_facts: Object.fromEntries(facts) } : {}),
  }
}

interface Kept {
  readonly draft: Draft
  readonly world: Drafting
}

/** The draft is read each time: a line may be of another than the one before. */
async function byLines(io: Io, room: Room, world: Drafting, fail: () => void) {
  const { readDraft, saveDraft, answered, withRequirement, waiting, Answered: As, Passage, Refused } = room
  const schemaOf = ({ strictObject, string }: typeof import('zod').z) =>
    strictObject({ id: string(), entry: string().optional(), as: As.optional(), add: Passage.optional() })
  await eachLine(io, schemaOf, async ({ id, entry, as, add }) => {
    try {
      const before = await readDraft(world.shelf, id)
      if (add !== undefined && entry === undefined && as === undefined) {
        const { draft, entry: own } = withRequirement(before, add, world)
        await saveDraft(world.shelf, before, draft)
        return { ...listed(own, draft, room, world), left: waiting(draft).length }
      }
      if (add !== undefined || entry === undefined || as === undefined)
        throw new BadLine('每行或者是 {"id":…,"entry":…,"as":…}，或者是 {"id":…,"add":{"clause":…,"phrase":…}}')
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
  let kept: Kept = { draft, world }
  const skipped = new Set<string>()
  // What the clerk has just added is shown next, wherever it stands in the text.
  let own: string | undefined
  for (let count = 1; ; count += 1) {
    const left = room.waiting(kept.draft).filter(({ key }) => !skipped.has(key))
    const entry = left.find(({ key }) => key === own) ?? left[0]
    own = undefined
    if (!entry) {
      const more = await ask('都看过了。要加一项要求，写 +；回车结束：')
      if (more !== '+') break
      const added = await ownAsked(io, room, kept, ask)
      if (added) [kept, own] = [{ draft: added.draft, world }, added.key]
      continue
    }
    io.out('')
    io.out(`第 ${count} 项，共 ${count - 1 + left.length} 项`)
    const after = await settled(io, room, entry, kept, ask)
    if (after === 'ended')
      return io.out(`进度已存，还有 ${room.waiting(kept.draft).length} 项。接着做：wence confirm ${draft.id}`)
    if (after === 'skipped') skipped.add(entry.key)
    else if (after === 'own') {
      const added = await ownAsked(io, room, kept, ask)
      own = added?.key ?? entry.key
      if (added) kept = { draft: added.draft, world }
    } else if (after === 'skipped-all')
      for (const { section, key } of left) section === entry.section && skipped.add(key)
    else {
      const next = noted(after, world.today(), 1)
      await room.saveDraft(world.shelf, kept.draft, next)
      kept = { draft: next, world }
    }
  }
  for (const line of closing(room, kept.draft, world)) io.out(line)
}

/** A requirement that the clerk names, kept as it is named; undefined where none was, or it cannot be one. */
async function ownAsked(io: Io, room: Room, { draft, world }: Kept, ask: Ask) {
  const said = await passageAsked(ask)
  if (!said) return undefined
  try {
    const { draft: after, entry } = room.withRequirement(draft, said, world)
    await room.saveDraft(world.shelf, draft, after)
    return { draft: after, key: entry.key }
  } catch (error) {
    if (!(error instanceof room.Refused)) throw error
    for (const line of error.lines) io.out(line)
    return undefined
  }
}

/** How far it came, what is cited by nothing, and what to do next. */
function closing(room: Room, draft: Draft, { words }: Drafting): string[] {
  const left = room.waiting(draft)
  const matters = left.filter(({ section }) => section === 'statements').length
  return [
    ...room.uncitedLines(room.uncitedIn(draft, room.regulationIn(draft), { proposed: left.length > matters })),
    ...room.unwrittenLines(draft, words),
    left.length === 0
      ? '都确认完了。'
      : `还有 ${left.length} 项没有确认（其中事项 ${matters} 项），投入使用时不带进去；要接着确认：wence confirm ${draft.id}`,
    `下一步：wence try ${draft.id} 试一遍，再 wence publish ${draft.id} 投入使用。`,
  ]
}

async function settled(io: Io, room: Room, entry: Entry, { draft, world }: Kept, ask: Ask): Promise<Draft | Put> {
  const shown = { room, draft, knowledge: world.knowledge }
  for (const line of room.entryLines(entry, draft, world.knowledge)) io.out(line)
  for (;;) {
    const as = await answerIn(entry, shown, ask)
    if (as === 'ended' || as === 'skipped' || as === 'skipped-all' || as === 'own') return as
    if (as === undefined) {
      io.out('没有改动，或没有看懂；请按下面写的回答。')
      continue
    }
    try {
      return room.answered(draft, entry.key, as, world)
    } catch (error) {
      if (!(error instanceof room.Refused)) throw error
      for (const line of error.lines) io.out(line)
    }
  }
}
