import { stringify } from 'yaml'
import { parseSeed, standingOn, termOf } from '../corpus/index.ts'
import type { Facts } from '../eligibility/index.ts'
import { type DivisionCode, type Knowledge, KnowledgeError, type Library } from '../knowledge/index.ts'
import type { Day, Regulation } from '../law/index.ts'
import { type OfficeText, readOfficeFile } from '../office/index.ts'
import { type Draft, type DraftRecord, draftIds, knowledgeWith, readDraft, writeDraft } from './draft.ts'
import { entriesIn } from './entries.ts'
import { identityOf, replacesIn, shortTitle } from './identity.ts'
import { likeliestSentences } from './matters.ts'
import { free, soundsAs } from './names.ts'
import { Refused, type Shelf } from './ports.ts'
import { proposedFrom } from './propose.ts'
import type { DraftingWords } from './words.ts'

export interface Added {
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  readonly place: string
  readonly programme: string
  readonly id?: string
  readonly replaces?: string
  readonly again?: boolean
  readonly newProgramme?: boolean
}

/** What drafting works with. */
export interface DraftingWorld {
  readonly shelf: Shelf
  readonly library: Library
  readonly knowledge: Knowledge
  readonly words: DraftingWords
  readonly hears: (words: string) => Facts
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
  const programme = programmeNamed(added, world.knowledge)
  const office = await readOfficeFile(added.file)
  if ('refused' in office) throw new Refused([`${office.refused}。${office.remedy}。`])
  const parsed = onlyOne(added.file.name, office)
  const earlier = await earlierDraft(world.shelf, parsed.title, office.sha256, added.id)
  if (earlier?.record.sha256 === office.sha256 && !added.again)
    return {
      id: earlier.id,
      draft: earlier,
      regulation: withId(parsed, earlier),
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
  const draft = draftOf({ id, regulation, office, division, programme, added }, world)
  const faults = faultsOf(draft, world)
  if (earlier) await world.shelf.move(`drafts/${id}`, `drafts/.${id}-${earlier.record.sha256.slice(0, 8)}`)
  await writeDraft(world.shelf, draft, added.file.bytes)
  return { id, draft, regulation, known: false, lines: [...notesOf(office), ...faults] }
}

const withId = ({ title }: Regulation, { id, text }: Draft): Regulation => {
  const [own] = parseSeed({ file: `${id}.txt`, source: text }, () => id)
  if (!own) throw new Refused([`草稿 ${id}（${title}）没有正文；用 --again 重做。`])
  return own
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

async function earlierDraft(shelf: Shelf, title: string, sha256: string, id: string | undefined) {
  const drafts = await Promise.all((await draftIds(shelf)).map((each) => readDraft(shelf, each)))
  const titleOf = (draft: Draft) => parseSeed({ file: draft.id, source: draft.text }, () => draft.id)[0]?.title
  return (
    drafts.find(({ record }) => record.sha256 === sha256) ??
    drafts.find((draft) => draft.id === id || titleOf(draft) === title)
  )
}

/** Which lines are new and which are gone. */
function differences(before: string, after: string): string[] {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const [old, now] = [lines(before), lines(after)]
  const [had, has] = [new Set(old), new Set(now)]
  const shown = (mark: string, list: readonly string[]) => [
    ...list.slice(0, SHOWN).map((line) => `${mark} ${line.slice(0, 60)}`),
    ...(list.length > SHOWN ? [`${mark} ……另有 ${list.length - SHOWN} 行`] : []),
  ]
  return [
    ...shown(
      '-',
      old.filter((line) => !has.has(line)),
    ),
    ...shown(
      '+',
      now.filter((line) => !had.has(line)),
    ),
  ]
}
const SHOWN = 10

function divisionNamed(place: string, { places }: Knowledge): DivisionCode {
  const all = places.words.divisions.split('\n').map((line) => line.split(' '))
  const [mention] = places.mentionsIn(place).filter(({ said, kind }) => said === place && kind === 'division')
  const [code, another] = mention?.codes ?? []
  const isHere = code !== undefined && places.division(code) !== undefined
  if (isHere && another === undefined) return code
  const near = isHere
    ? (mention?.codes ?? []).map((each) => places.fullName(each))
    : all.filter(([, name]) => name?.includes(place.slice(0, 2))).map(([each = '']) => places.fullName(each))
  throw new Refused([
    `--place ${place}：${isHere ? '不止一处叫这个名字' : '没有这个地方'}${near.length > 0 ? `；是不是：${near.slice(0, 8).join('、')}` : '；应是 knowledge/places/divisions.txt 里的地名'}`,
  ])
}

function programmeNamed(
  { programme: name, newProgramme }: Added,
  { programmes }: Knowledge,
): NonNullable<DraftRecord['programme']> & { readonly isNew: boolean } {
  const all = programmes.words.programmes
  const known = all.find(({ id, names }) => id === name || names.includes(name))
  if (known) return { id: known.id, name: known.names[0] ?? known.id, isNew: false }
  if (!newProgramme) {
    const own = (each: string) =>
      [...name].filter((sign) => each.includes(sign)).length / Math.max(name.length, each.length)
    const near = all
      .flatMap(({ names }) => names)
      .filter((each) => own(each) >= 0.5)
      .sort((a, b) => own(b) - own(a))
      .slice(0, 5)
    throw new Refused([
      `--programme ${name}：knowledge/programmes.yaml 里没有这一类${near.length > 0 ? `；最接近的：${near.join('、')}` : ''}。确是新的一类，加 --new-programme。`,
    ])
  }
  const id = soundsAs(name)
  if (id === undefined) throw new Refused([`--programme ${name}：要有汉字或字母的名称。`])
  return {
    id: free(
      id,
      all.map((each) => each.id),
    ),
    name,
    isNew: true,
  }
}

async function newId(
  { id }: Added,
  division: DivisionCode,
  programme: string,
  { shelf, knowledge }: DraftingWorld,
): Promise<string> {
  const taken = [...knowledge.regulations.keys(), ...(await draftIds(shelf))]
  if (id !== undefined) {
    if (!/^[a-z][a-z0-9_]*$/u.test(id)) throw new Refused([`--id ${id}：应由小写字母、数字和下划线组成，以字母开头。`])
    if (taken.includes(id)) throw new Refused([`--id ${id}：已有这个编号；换一个。`])
    return id
  }
  const place = soundsAs(knowledge.places.shortOf(division)) ?? 'place'
  return taken.includes(place) ? free(`${place}_${programme}`, taken) : place
}

interface Parts {
  readonly id: string
  readonly regulation: Regulation
  readonly office: OfficeText
  readonly division: DivisionCode
  readonly programme: ReturnType<typeof programmeNamed>
  readonly added: Added
}

function draftOf({ id, regulation, office, division, programme, added }: Parts, world: DraftingWorld): Draft {
  const { knowledge, words } = world
  const place = knowledge.places.namesOf(division)
  const { facts, ...entries } = proposedFrom({ regulation, knowledge, words, hears: world.hears, place })
  const file = {
    id,
    seed: `${id}.txt`,
    title: regulation.title,
    short: shortTitle(regulation.title, division, programme.name, knowledge, words),
    division: `${division} ${knowledge.places.division(division)?.name ?? ''}`,
    programme: programme.id,
    ...identityOf(regulation, words),
    replaces: replacesIn(regulation, words, knowledge, added.replaces === undefined ? [] : [added.replaces]),
    application: [],
    ...entries,
    preferences: [],
    notes: [],
  }
  const proposed = Object.fromEntries(likeliestSentences(regulation, knowledge))
  const extension = /\.[a-z0-9]+$/iu.exec(added.file.name)?.[0].toLowerCase() ?? ''
  return {
    id,
    text: office.text,
    regulation: `${HEAD}${stringify(file, { lineWidth: 0 })}`,
    statements: `${JUDGED}${stringify({ regulation: id, stated: {}, open: {}, silent: {}, proposed }, { lineWidth: 0 })}`,
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

function faultsOf(draft: Draft, { library }: DraftingWorld): string[] {
  try {
    knowledgeWith(library, draft)
    return []
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    return [
      '草稿里这几处还不对，确认前要改：',
      ...error.faults.map(({ file, line, found, wanted }) => `${file}:${line}：${found}；应为 ${wanted}`),
    ]
  }
}

/** What a new draft holds, for the clerk to look over. */
export function overview({ draft, regulation }: AddedDraft, day: Day): string[] {
  const term = termOf(regulation)
  const entries = entriesIn(draft)
  const count = (section: string) => entries.filter((entry) => entry.section === section).length
  const effective = term.effective?.phrase.text
  return [
    `标题：${regulation.title}`,
    `效力：${STANDING[standingOn(term, day)]}${effective ? `（“${effective}”）` : ''}${term.expiry ? `，“${term.expiry.phrase.text}”` : ''}`,
    `条文：${regulation.clauses.filter(({ kind }) => kind === 'article').length} 条，共 ${regulation.clauses.length} 处。`,
    ...regulation.defects.map(({ line, text }) => `! 第 ${line} 行：${text}`),
    `建议：条件 ${count('conditions')} 个，专家评判 ${count('judged')} 项，未写 ${count('unmodelled')} 项，新情况 ${count('facts')} 个，事项 ${count('statements')} 个，其他 ${count('identity')} 项。都没有确认，不算数。`,
  ]
}

const STANDING = {
  'in-force': '施行中',
  expired: '已过有效期',
  draft: '征求意见稿',
  'not-yet-in-force': '还没有施行',
  'uncertain-date': '施行日期不确定',
  'not-stated': '没有读出施行日期',
} as const
