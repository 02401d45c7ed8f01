import { describe, expect, it } from 'vitest'
import { Hearing, type Reply, type Session } from '../../src/desk/index.ts'
import { Printing } from '../../src/desk/printing.ts'
import type { Reading } from '../../src/desk/read-with.ts'
import { type Asked, SecondReader } from '../../src/desk/second-reader.ts'
import { emptySession } from '../../src/desk/session.ts'
import { Taker } from '../../src/desk/taker.ts'
import type { Turned } from '../../src/desk/turning.ts'
import type { SaidAct } from '../../src/hear/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { ears } from '../support/ears.ts'
import { examples, index, knowledge, library } from '../support/library.ts'
import { ADVERSARIES, agreeing, dead, reading, said } from '../support/readers.ts'
import type { Dialogue } from '../support/replies.ts'
import { full } from '../support/size.ts'
import { deskIn } from '../support/talk.ts'
import { Timers } from '../support/timers.ts'

const today = () => '2026-11-20'
const hearing = new Hearing(knowledge, { today, index, ears })
const desk = deskIn()
const printing = new Printing(knowledge, { today, newId: () => 'reply' })

/** A turn of a conversation that the program leads alone. */
interface Alone {
  readonly words: string
  /** All that the person had said by then. */
  readonly heard: string
  readonly session: Session
  readonly reply: Reply
  readonly acts: readonly SaidAct[]
}

/** A conversation turn by turn, each with the session that it was taken over. */
async function alone({ turns }: Dialogue): Promise<Alone[]> {
  const store = new MemorySessionStore()
  const desk = deskIn({ store })
  const taken: Alone[] = []
  let heard = ''
  for (const { user: words } of turns) {
    const session = store.load('s', 0)?.session ?? emptySession()
    heard += `${words}\n`
    const asked = session.check?.phase === 'asking' ? session.check.asked[0] : undefined
    const acts = agreeing(hearing.hear(words, asked === undefined ? {} : { asked, open: true }))
    taken.push({ words, heard, session, reply: await desk.turn('s', words), acts })
  }
  return taken
}

/** Asked on every message, whether that pays or not. */
class Always extends SecondReader {
  constructor(private readonly given: Reading) {
    super({ knowledge, reader: dead(), mask: hearing.mask, sleep: new Timers().sleep })
  }

  override async ask(): Promise<Asked> {
    return { reading: this.given }
  }
}

const ports = { today, now: () => 0, newId: () => 'reply' }

async function read({ words, session }: Alone, given: Partial<Reading>): Promise<Turned & { readonly reply: Reply }> {
  const second = new Always({ ...reading(), message: words, ...given })
  const taker = new Taker({ knowledge, ports, hearing, printing, second })
  const turned = await taker.take(session, [words], {}, taker.caller())
  return { ...turned, reply: printing.print(turned.draft, { revision: 1 }) }
}

const all = [...examples<Dialogue>('dev/dialogues.jsonl'), ...examples<Dialogue>('people/dialogues.jsonl')]
/** In `npm test` one conversation. */
const some = all.filter((_dialogue, i) => full || i === 2)
const turns = (await Promise.all(some.map(alone))).flat()
/** Every turn is read wrongly in a third of the ways, and each way on every third turn. */
const turnsFor = (nth: number) => [...turns.entries()].filter(([i]) => !full || (i + nth) % 3 === 0)

const seeds = squeezed(
  library()
    .seeds.map(({ source }) => source)
    .join(''),
)
function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '')
}

const unmetIn = ({ check }: Reply): string[] => [
  ...(check?.verdict === 'unmet' ? [`${check.regulation}`] : []),
  ...(check?.conditions ?? []).filter(({ status }) => status === 'unmet').map(({ id }) => `${check?.regulation}:${id}`),
]

/** What was unmet before the turn, or is by it without a reader. */
function unmetAlone({ session: { check }, reply }: Alone): Set<string> {
  const before = check ? unmetIn(desk.check(check.regulation, check.facts)) : []
  return new Set([...before, ...unmetIn(reply)])
}

/** 9项: how many conditions are left is counted anew with what is held. */
const COUNT = /^\d+项$/u

/** Figures that no text states, the person did not say, the program alone did not show, and that are no reading of theirs, asked back or held against the text. */
function inventedIn({ figures, blocks, confirm, check }: Reply, { heard, reply }: Alone): string[] {
  const gaps = (check?.conditions ?? []).map(({ given = '', gap = '' }) => given + gap)
  const own = squeezed([...gaps, ...(confirm ? blocks.slice(-1).map(({ text }) => text) : [])].join('\n'))
  return figures
    .filter(({ from }) => from !== 'calendar')
    .map(({ from, text }) => ({ text: squeezed(text), reckoned: from === 'computed' || from === 'applicant' }))
    .filter(({ text, reckoned }) => !(reckoned && (COUNT.test(text) || own.includes(text))))
    .filter(({ text }) => !seeds.includes(text) && !squeezed(heard).includes(text))
    .filter(({ text }) => !reply.figures.some((shown) => squeezed(shown.text) === text))
    .map(({ text }) => text)
}

/** What a turn did besides saying something. */
const doneBy = ({ draft, erase, exports, silent, notes }: Turned): string[] => [
  ...(erase ? ['erases'] : []),
  ...(exports ? ['exports'] : []),
  ...(silent ? ['is silent'] : []),
  ...(draft.report ? ['reports'] : []),
  ...(draft.ticket !== undefined || notes.some(({ kind }) => kind.startsWith('ticket')) ? ['hands over'] : []),
]

/** Whom and what place a session speaks of. */
const spokenIn = ({ who, check }: Session): string => `${who.number} ${check?.regulation ?? ''}`

/** What a wrong reading of a turn did that it must not do. */
function harmBy(turn: Alone, own: Turned, twice: Turned & { readonly reply: Reply }): string[] {
  const was = unmetAlone(turn)
  const [alone, now] = [doneBy(own), doneBy(twice)]
  const spoken = [turn.session, own.session].map(spokenIn)
  const harm = [
    ...unmetIn(twice.reply).filter((id) => !was.has(id)),
    ...inventedIn(twice.reply, turn),
    ...now.filter((each) => !alone.includes(each)),
    ...(!turn.session.check || spoken.includes(spokenIn(twice.session))
      ? []
      : [`goes over from ${spoken} to ${spokenIn(twice.session)}`]),
  ]
  return harm.map((each) => `${turn.words}: ${each}`)
}

const TURNED: Readonly<Record<string, (turn: Alone, other: Alone) => SaidAct[]>> = {
  ...Object.fromEntries(
    Object.entries(ADVERSARIES).map(([name, turned]) => [
      name,
      ({ words, acts }: Alone, other: Alone) => turned({ message: words, acts, elsewhere: other.acts }),
    ]),
  ),
  照说: ({ acts }) => [...acts],
  只吩咐: ({ words }) =>
    (['erase', 'export', 'report', 'person', 'restart'] as const).map((order) => said({ act: 'order', words, order })),
  只换地方: ({ words }) =>
    [...knowledge.regulations.keys()].map((id) => said({ act: 'switch', words, regulations: [id] })),
}

describe.each(Object.entries(TURNED).map(([name, turned], nth) => [name, turned, nth] as const))(
  '每一句都问，%s',
  (_name, turned, nth) => {
    it('不多一项不符合，不多一个数，没吩咐的不做，不换地方', async () => {
      const bad: string[] = []
      for (const [i, turn] of turnsFor(nth)) {
        const other = turns[(i + 17) % turns.length] ?? turn
        const [own, twice] = await Promise.all([read(turn, {}), read(turn, { acts: turned(turn, other) })])
        bad.push(...harmBy(turn, own, twice))
      }
      expect(bad).toEqual([])
    })
  },
)

describe('每一句都问，乱选条款', () => {
  const refs = [...knowledge.regulations.values()].flatMap(({ regulation }) => regulation.clauses.map(({ id }) => id))
  it.each(['full', 'partial', 'none'] as const)('%s：不多一项不符合，不多一个数', async (fit) => {
    const bad: string[] = []
    for (const [i, turn] of turnsFor(fit.length)) {
      const clauses = [0, 1].map((n) => ({ ref: refs[(i * 37 + n * 11) % refs.length] ?? '', fit }))
      const [own, twice] = await Promise.all([
        read(turn, { acts: turn.acts }),
        read(turn, { acts: turn.acts, clauses }),
      ])
      bad.push(...harmBy(turn, own, twice))
    }
    expect(bad).toEqual([])
  })
})
