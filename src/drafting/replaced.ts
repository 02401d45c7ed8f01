import type { DivisionCode, Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import { type Regulation, squeeze } from '../law/index.ts'
import { BODY, once } from './identity.ts'
import { Refused } from './ports.ts'
import type { DraftingWords } from './words.ts'

const TITLES = /《[^《》]{2,60}》/gu

/** A text that this one ends, with the words that say so; `id` where the library holds it. */
interface Replaced {
  readonly proposed: true
  readonly id?: string
  readonly title: string
  readonly clause: string
  readonly phrase: string
}

interface Seat {
  readonly regulation: Regulation
  readonly division: DivisionCode
  readonly programme: string
  /** What the clerk says it replaces. */
  readonly replaces?: string | undefined
}

interface World {
  readonly knowledge: Knowledge
  readonly words: DraftingWords
}

/** The texts that this one says it ends. Throws Refused where it says nothing of the one that the clerk names, or of the one that it stands beside. */
export function replacedBy(seat: Seat, { knowledge, words }: World): readonly Replaced[] {
  const told = toldIn(seat.regulation, words, knowledge)
  if (seat.replaces !== undefined) return withNamed(told, heldAs(seat.replaces, seat, knowledge))
  const beside = [...knowledge.regulations.values()].filter(
    ({ division, programme }) => division === seat.division && programme === seat.programme,
  )
  if (beside.length === 0 || told.some(({ id }) => beside.some((each) => each.id === id))) return told
  throw new Refused(besideRefused(seat.regulation, beside, told))
}

/** What the text says ends with it. */
function toldIn({ clauses }: Regulation, { replaces }: DraftingWords, known: Knowledge): Replaced[] {
  return clauses
    .filter(({ kind }) => BODY.has(kind))
    .flatMap((clause) => {
      const sentence = clause.text
        .split(/[。；]/u)
        .find((each) => replaces.some((word) => squeeze(each).includes(word)))
      const found = sentence === undefined ? undefined : once(clause, sentence.trim())
      if (!found || found.phrase === '') return []
      return [...found.phrase.matchAll(TITLES)].map(([quoted]): Replaced => {
        const title = quoted.slice(1, -1)
        const held = [...known.regulations.values()].find((each) => squeeze(each.title) === squeeze(title))
        return { ...found, ...(held ? { id: held.id } : {}), title }
      })
    })
}

function heldAs(name: string, { division, programme }: Seat, { regulations }: Knowledge): RegulationKnowledge {
  const held = [...regulations.values()].find(({ id, title, short }) => [id, title, short].includes(name))
  if (held?.division === division && held.programme === programme) return held
  if (held)
    throw new Refused([
      `--replaces ${name}：《${held.title}》是另一地方或另一类的（${held.center}）；只能写同一地方、同一类的一部，请核对 --place、--programme 和编号。`,
    ])
  const all = [...regulations.values()].map(({ id, short }) => `${id}（${short}）`)
  throw new Refused([`--replaces ${name}：库里没有这一部；有的是：${all.join('、')}。没有收进库的不用写 --replaces。`])
}

/** What the clerk says is replaced is held to the one phrase that can say so. */
function withNamed(told: readonly Replaced[], { id, title }: RegulationKnowledge): readonly Replaced[] {
  if (told.some((each) => each.id === id)) return told
  const open = told.filter((each) => each.id === undefined)
  const [only, another] = open
  if (only && !another) return told.map((each) => (each === only ? { ...each, id } : each))
  const names = told.map((each) => `《${each.title}》（${each.clause}）`).join('、')
  throw new Refused([
    told.length === 0
      ? `--replaces ${id}：文中没有一句话说它代替、废止哪一部文件，写不进去。`
      : `--replaces ${id}：文中说代替、废止的是 ${names}，看不出哪一部是《${title}》。`,
    '请核对文件是不是完整、是不是这一部；文中确实没有写的，去掉 --replaces。',
  ])
}

function besideRefused(
  { title }: Regulation,
  beside: readonly RegulationKnowledge[],
  told: readonly Replaced[],
): string[] {
  const same = beside.find((each) => squeeze(each.title) === squeeze(title))
  const names = beside.map((each) => `${each.id}《${each.title}》`).join('、')
  if (same) return [`同名的一部已在使用：${names}。要改它，先 wence retire ${same.id}，再 wence confirm ${same.id}。`]
  const open = told.filter(({ id }) => id === undefined).map((each) => `《${each.title}》`)
  return [
    `同一地方、同一类已有：${names}。这份文件没有说代替它，两部并存就看不出以哪一部为准。`,
    ...(open.length > 0
      ? [
          `文中说代替、废止的是 ${open.join('、')}；就是库里那一部的，加 --replaces ${beside.map(({ id }) => id).join(' 或 ')}。`,
        ]
      : []),
    '其实是另一类的，换 --programme（新的一类加 --new-programme）；要换掉旧的而文中没有写的，先 wence retire 旧的一部。',
  ]
}
