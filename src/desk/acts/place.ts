import type { Act } from '../../hear/index.ts'
import type { RegulationId } from '../../law/index.ts'
import { partsOf } from '../apart.ts'
import { namesNothing } from '../carry.ts'
import { asOne } from '../joining.ts'
import { once } from '../once.ts'
import { receipted } from '../receipt.ts'
import { NOTHING_TOLD } from '../session.ts'
import { isPlain } from '../sure.ts'
import { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'
import { isAnother } from './tell.ts'

/** A part of a message that says nothing but whose rules: [start, end). */
interface Placing {
  readonly start: number
  readonly end: number
  readonly regulation: RegulationId
}

/** 还是回到万州的核对吧。上年度转化收入230万: the check goes on against another place, with what is told besides. */
export function placed(turn: Turn): Turned | undefined {
  const { session, words, turning } = turn
  if (!session.check || turning.choice || turning.answers || turn.found.numberAsked) return undefined
  if (turn.found.regulations.every((id) => id === session.check?.regulation)) return undefined
  const clauses = clausesOf(words)
  const placing = clauses.flatMap((clause) => placingIn(clause, turn) ?? [])
  const [first] = placing
  const regulation = turn.regulation(first?.regulation)
  if (!first || !regulation || placing.some((each) => each.regulation !== regulation.id)) return undefined
  const rest = withoutAll(words, placing)
  // 那聊城呢 by itself is a switch, or a question again.
  if (rest === '') return placing.length > 1 ? turn.begin(regulation, NOTHING_TOLD) : undefined
  // What was asked under the place before is not what this answers.
  const told = new Turn(session, rest, turning.simplify(rest).trim(), { ...turning, earlier: { question: undefined } })
  const tells = told.heard.acts.filter(({ act }) => act === 'tell' || act === 'unknown')
  // What is told before it is still of the place before.
  const follows = clauses.some(({ start }) => start > first.start && placing.every((each) => each.start !== start))
  // 那聊城呢？同样的数，能不能报: what follows only asks whether all that was told is enough there.
  if (follows && told.heard.acts.every(judges) && namesNothing(told.found, told.heard))
    return turn.begin(regulation, NOTHING_TOLD)
  if (!follows || !tells.some(isPlain) || isAnother(told, session.check)) return undefined
  if (tells.length === told.heard.acts.length) return receipted(told, told.begin(regulation, told.message))
  const begun = turn.begin(regulation, NOTHING_TOLD)
  return asOne([begun, turn.taken(rest, once(begun, session).session)])
}

const judges = (act: Act): boolean =>
  act.act === 'check' || act.act === 'courtesy' || (act.act === 'ask' && act.wants === 'whether')

interface Clause {
  readonly words: string
  readonly start: number
}

/** 想报聊城 企业 注册在聊城: blanks part clauses as marks do. */
const GAP = /(?<=\p{sc=Han})\s(?=\s{0,9}\p{sc=Han})/u

const clausesOf = (words: string): Clause[] =>
  partsOf(words).flatMap(({ words: part, at }) => {
    let start = at
    return part.split(GAP).map((clause) => {
      const each = { words: clause, start }
      start += clause.length + 1
      return each
    })
  })

/** Whether a clause goes to another place and tells nothing, as it is heard in the message or by itself. */
function placingIn({ words, start }: Clause, turn: Turn): Placing | undefined {
  const { check } = turn.session
  const [regulation, another] = turn.turning.finder.find(words).regulations
  if (regulation === undefined || another || regulation === check?.regulation) return undefined
  const end = start + words.length
  const within = turn.heard.acts.filter(({ span }) => span.start >= start && span.end <= end + 1)
  const alone = turn.turning.hear(words, { open: true, ...(check ? { regulation: check.regulation } : {}) }).acts
  const goes = [within, alone].some((acts) => acts.length > 0 && acts.every(isGoing) && acts.some(goesThere))
  return goes ? { start, end, regulation } : undefined
}

const isGoing = (act: Act): boolean => goesThere(act) || act.act === 'courtesy'

/** Heard less surely, words that name a place and nothing else are no switch; and no wish to apply there. */
const GOES = { switch: 0.2, check: 0.5 }

const goesThere = (act: Act): boolean =>
  act.act === 'check'
    ? act.sure >= GOES.check
    : (act.act === 'switch' || (act.act === 'order' && act.order === 'resume')) && act.sure >= GOES.switch

/** What a message says besides. */
function withoutAll(words: string, placing: readonly Placing[]): string {
  let from = 0
  const parts = [...placing, { start: words.length, end: words.length }].map(({ start, end }) => {
    const part = words.slice(from, start)
    from = end
    return part.replace(EDGES, '')
  })
  return parts.filter(Boolean).join('，')
}

const EDGES = /^[\s，。；：、！,.;:!]{1,9}|[\s，。；：、！,.;:!]{1,9}$/gu
