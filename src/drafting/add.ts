import { stringify } from 'yaml'
import { parseSeed } from '../corpus/index.ts'
import type { Facts } from '../eligibility/index.ts'
import type { DivisionCode, Knowledge, Library } from '../knowledge/index.ts'
import type { Day, Regulation } from '../law/index.ts'
import { type OfficeText, readOfficeFile } from '../office/index.ts'
import { type Draft, type Opened, writeDraft } from './draft.ts'
import { differences, earlierDraft } from './earlier.ts'
import { identityOf, shortTitle } from './identity.ts'
import { likeliestSentences } from './matters.ts'
import { Refused, type Shelf } from './ports.ts'
import { type Proposed, proposedFrom } from './propose.ts'
import { type Proposer, proposedBeside } from './proposer.ts'
import { replacedBy } from './replaced.ts'
import { divisionNamed, newId, type Programme, programmeNamed, type Said } from './seat.ts'
import { soundDraft } from './sound.ts'
import { regulationIn } from './text-of-draft.ts'
import type { DraftingWords } from './words.ts'

export interface Added extends Said {
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  readonly replaces?: string
  readonly again?: boolean
}

/** What drafting works with. */
export interface DraftingWorld {
  readonly shelf: Shelf
  readonly library: Library
  readonly opened?: Opened
  readonly knowledge: Knowledge
  readonly words: DraftingWords
  readonly hears: (words: string) => Facts
  /** A model that proposes besides, where one is configured. */
  readonly proposer?: Proposer
  readonly today: () => Day
}

export interface AddedDraft {
  readonly id: string
  readonly draft: Draft
  readonly regulation: Regulation
  /** Whether the draft was there already. */
  readonly known: boolean
  readonly lines: readonly string[]
}

/** Reads a file and writes a draft of its regulation; a draft of the same file is gone on with. Throws Refused. */
export async function addRegulation(added: Added, world: DraftingWorld): Promise<AddedDraft> {
  const division = divisionNamed(added.place, world.knowledge)
  const programme = programmeNamed(added, world)
  const office = await readOfficeFile(added.file)
  if ('refused' in office) throw new Refused([`${office.refused}。${office.remedy}。`])
  const parsed = onlyOne(added.file.name, office)
  const earlier = await earlierDraft(world.shelf, parsed.title, office.sha256, added.id)
  if (earlier?.record.sha256 === office.sha256 && !added.again)
    return {
      id: earlier.id,
      draft: earlier,
      regulation: regulationIn(earlier),
      known: true,
      lines: [`这份文件已有草稿 ${earlier.id}，接着做，不重写。`],
    }
  if (earlier && !added.again)
    throw new Refused([
      ...differences(earlier.text, office.text),
      `草稿 ${earlier.id} 是按另一份文件做的；确要按这份重做，加 --again（旧草稿另存）。`,
    ])
  const id = earlier?.id ?? (await newId(added, division, programme.id, world))
  const [regulation] = parseSeed({ file: `${id}.txt`, source: office.text }, () => id)
  if (!regulation) throw new Refused([`${added.file.name}：没有读出正文。`])
  const own = proposedFrom({ ...world, regulation, place: world.knowledge.places.namesOf(division) })
  const proposed = world.proposer ? await proposedBeside(own, world.proposer, regulation, world.knowledge) : own
  const { draft, lines } = soundDraft(
    draftOf({ id, regulation, office, division, programme, added, proposed }, world),
    world,
  )
  if (earlier) await world.shelf.move(`drafts/${id}`, `drafts/.${id}-${earlier.record.sha256.slice(0, 8)}`)
  await writeDraft(world.shelf, draft, added.file.bytes)
  return { id, draft, regulation, known: false, lines: [...notesOf(office), ...lines] }
}

function onlyOne(name: string, { text }: OfficeText): Regulation {
  const found = parseSeed({ file: name, source: text }, (_, i) => `r${i}`)
  const [only, another] = found
  if (another)
    throw new Refused([
      `${name} 里有 ${found.length} 部文件：${found.map(({ title }) => `《${title}》`).join('')}。请分成 ${found.length} 个文件，一个一个加。`,
    ])
  if (!only?.clauses.some(({ kind }) => kind === 'article'))
    throw new Refused([`${name} 里没有认出一条条文（“第一条……”）。请核对文件是不是正文，条号有没有丢。`])
  return only
}

interface Parts {
  readonly id: string
  readonly regulation: Regulation
  readonly office: OfficeText
  readonly division: DivisionCode
  readonly programme: Programme
  readonly added: Added
  readonly proposed: Proposed
}

function draftOf({ id, regulation, office, division, programme, added, proposed }: Parts, world: DraftingWorld): Draft {
  const { knowledge, words } = world
  const { facts, ...entries } = proposed
  const file = {
    id,
    seed: `${id}.txt`,
    title: regulation.title,
    short: shortTitle(regulation.title, division, programme.name, knowledge, words),
    division: `${division} ${knowledge.places.division(division)?.name ?? ''}`,
    programme: programme.id,
    ...identityOf(regulation, words),
    replaces: replacedBy({ regulation, division, programme: programme.id, replaces: added.replaces }, world),
    application: [],
    ...entries,
    preferences: [],
    notes: [],
  }
  const likeliest = Object.fromEntries(likeliestSentences(regulation, knowledge))
  const extension = /\.[a-z0-9]+$/iu.exec(added.file.name)?.[0].toLowerCase() ?? ''
  return {
    id,
    text: office.text,
    regulation: `${HEAD}${stringify(file, { lineWidth: 0 })}`,
    statements: `${JUDGED}${stringify({ regulation: id, stated: {}, open: {}, silent: {}, proposed: likeliest }, { lineWidth: 0 })}`,
    facts: stringify({ facts }, { lineWidth: 0 }),
    record: {
      sha256: office.sha256,
      original: `original${extension}`,
      ...(office.encoding === undefined ? {} : { encoding: office.encoding }),
      ...(programme.isNew ? { programme: { id: programme.id, name: programme.name } } : {}),
      done: [{ at: world.today(), what: `wence add ${added.file.name}` }],
    },
  }
}

const HEAD = '# 草稿。带 proposed: true 的条目没有人确认过，不算数；wence confirm 逐项确认。\n'
const JUDGED = '# proposed 下是每个事项最接近的句子，要由人判断：写明（stated）、未定（open）还是没有写（silent）。\n'

const notesOf = ({ notes }: OfficeText): string[] =>
  notes.map(
    ({ line, found, remedy }) => `${line === undefined ? '' : `第 ${line} 行：`}${found}${remedy ? `；${remedy}` : ''}`,
  )
