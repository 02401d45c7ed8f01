import type { Answered, Draft, Entry, Passage } from '../drafting/index.ts'

export type Ask = (question: string) => Promise<string | undefined>

interface World {
  readonly room: typeof import('../drafting/index.ts')
  readonly draft: Draft
}

type Change = Promise<Answered | 'ended' | undefined>

/** What a person would have instead: of a new fact, of one line of several, or of the whole. */
export async function changeAsked(entry: Entry, world: World, ask: Ask): Change {
  const { room, draft } = world
  if (entry.section === 'facts') return factAsked(entry.key, world, ask)
  const rows = room.isTree(entry.value) ? room.rowsOf(entry.value) : []
  const facts = entry.section === 'conditions' ? room.newFactsIn(entry.value, draft) : []
  if (rows.length === 0 && facts.length === 0)
    return entry.section === 'identity' ? identityAsked(entry, ask) : plainAsked(ask)
  const numbers = rows.flatMap(({ number }) => number ?? [])
  const own = rows.length > 0 ? `第几项（${numbers.join('、')}）` : 'c 这项条件'
  const which = await ask(`改什么：${own}${facts.length > 0 ? '，f 新情况' : ''}（回车不改）：`)
  if (which === undefined) return 'ended'
  if (which === 'f' && facts.length > 0) return whichFact(facts, world, ask)
  if (which === 'c' && rows.length === 0) return plainAsked(ask)
  const row = rows.find(({ number }) => String(number) === which)
  return row?.number === undefined ? undefined : rowAsked(row.number, room.keysOf(row), ask)
}

/** Words of the text, by their clause; undefined where the person named none. */
export async function passageAsked(ask: Ask): Promise<Passage | undefined> {
  const clause = await ask('哪一条（编号，或“第几条第几项”；回车不加）：')
  const phrase = clause ? await ask('哪几个字（照抄原文，从名称到数和单位；回车不加）：') : undefined
  return clause && phrase ? { clause, phrase } : undefined
}

async function whichFact(facts: readonly string[], world: World, ask: Ask): Change {
  const [only, another] = facts
  if (only !== undefined && another === undefined) return factAsked(only, world, ask)
  const id = await ask(`哪一项新情况（${facts.join('、')}）：`)
  if (id === undefined) return 'ended'
  return facts.includes(id) ? factAsked(id, world, ask) : undefined
}

async function plainAsked(ask: Ask): Change {
  const fact = await ask('换成哪项情况（名称或编号，回车不换）：')
  const yes = fact ? await ask('是或否的情况：要“是”回车，要“否”写 n，有数的写 -：') : '-'
  const phrase = await ask('短语（原文里的字，回车不改）：')
  if (fact === undefined || yes === undefined || phrase === undefined) return 'ended'
  return given({ fact, phrase }, yes === '-' ? {} : { is: yes !== 'n' })
}

async function identityAsked({ value }: Entry, ask: Ask): Change {
  const phrase = await ask('短语（原文里的字，回车不改）：')
  const id = value.title === undefined ? '' : await ask('是库里的哪一部（编号，回车不改）：')
  if (phrase === undefined || id === undefined) return 'ended'
  return given({ phrase, id })
}

const NAMES: Readonly<Record<string, string>> = {
  fact: '换成哪项情况（名称或编号',
  by: '按哪项情况分档（名称或编号',
  phrase: '短语（原文里的字',
  label: '这一组怎么称呼（',
  when: '哪一档（原文里的字',
  // biome-ignore lint/suspicious/noThenProperty: 则, as knowledge has it; it is never called
  then: '这一档的要求（原文里的字',
  points: '得分（原文里的字',
  most: '最高得分（原文里的字',
  judged: '专家评的是什么（原文里的字',
}

async function rowAsked(item: number, keys: readonly string[], ask: Ask): Change {
  const said: Record<string, string> = {}
  for (const key of keys) {
    const name = NAMES[key]
    const words = name === undefined ? '' : await ask(`${name}${name.endsWith('（') ? '' : '，'}回车不改）：`)
    if (words === undefined) return 'ended'
    said[key] = words
  }
  const yes = said.fact && keys.includes('is') ? await ask('要“是”回车，要“否”写 n，有数的写 -：') : '-'
  if (yes === undefined) return 'ended'
  return given(said, { item, ...(yes === '-' ? {} : { is: yes !== 'n' }) })
}

/** What was said, without what was left as it is; undefined where nothing was. */
function given(said: Readonly<Record<string, string>>, more: object = {}): Answered | undefined {
  const told = Object.entries(said).filter(([, words]) => words !== '')
  return told.length === 0 ? undefined : { ...Object.fromEntries(told), ...more }
}

async function factAsked(id: string, { room, draft }: World, ask: Ask): Change {
  const fact = room.factOf(draft, id)
  const now = (value: unknown) => `现在是“${room.plainly(String(value ?? ''))}”，回车不改`
  const words = Array.isArray(fact.words) ? fact.words.join('、') : ''
  const label = await ask(`名称（${now(fact.label)}）：`)
  const asked = await ask(`这样问（${now(fact.ask)}）：`)
  const heard = await ask(`听到哪些词算它（${now(words)}；几个用顿号隔开）：`)
  const kind = await ask(`种类（${room.kindNames}；${now(room.kindName(fact.kind))}）：`)
  const unit = await ask(`单位（${now(fact.unit ?? '没有')}）：`)
  if (label === undefined || asked === undefined || heard === undefined || kind === undefined || unit === undefined)
    return 'ended'
  const list = heard.split(/[、，,\s]+/u).filter((word) => word !== '')
  const called = room.FACT_KINDS.find((each) => each === room.kindCalled(kind))
  if (kind !== '' && called === undefined) return undefined
  const change = {
    ...(label === '' ? {} : { label }),
    ...(asked === '' ? {} : { ask: asked }),
    ...(list.length === 0 ? {} : { words: list }),
    ...(called === undefined ? {} : { kind: called }),
    ...(unit === '' ? {} : { unit }),
  }
  return Object.keys(change).length === 0 ? undefined : { new_fact: { id, ...change } }
}
