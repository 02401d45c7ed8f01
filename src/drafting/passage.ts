import { addressOf, type Clause, places, type Regulation, squeeze } from '../law/index.ts'
import type { Passage } from './answered.ts'
import { Refused } from './ports.ts'

/** The clause that a clerk names, by its number or as the text prints it. Throws Refused where there is none. */
export function clauseNamed({ id, clauses }: Regulation, said: string): Clause {
  const address = squeeze(said).replace(`${id}:`, '')
  const bare = (label: string) => squeeze(label).replace(/[（()）]/gu, '')
  const found =
    clauses.find((clause) => addressOf(clause.id) === address) ??
    clauses.find(({ label }) => bare(label) === bare(said))
  if (found) return found
  const [article] = address.split('.')
  const near = clauses.filter((clause) => addressOf(clause.id).split('.')[0] === article).slice(0, 12)
  throw new Refused([
    `没有“${said}”这一条${near.length > 0 ? `；有的是 ${near.map((clause) => addressOf(clause.id)).join('、')}` : `；用 wence add 时列出的编号，或“第几条第几项”`}。`,
  ])
}

/** The clause and the stretch of it that a clerk names, as the text has it. Throws Refused where it does not stand there once. */
export function passageIn(
  regulation: Regulation,
  { clause: said, phrase }: Passage,
): { clause: Clause; words: string } {
  const clause = clauseNamed(regulation, said)
  const [only, another] = places(clause.text, phrase)
  if (only && !another) return { clause, words: clause.text.slice(only.start, only.end) }
  if (only) throw new Refused([`“${phrase}”在${clause.label}里不止一处；前后多写几个字，写到这一条里只有一处为止。`])
  const elsewhere = regulation.clauses.filter(({ text }) => places(text, phrase).length > 0).slice(0, 5)
  throw new Refused([
    `${clause.label}里没有“${phrase}”${
      elsewhere.length > 0
        ? `；这几个字在 ${elsewhere.map(({ id }) => addressOf(id)).join('、')}`
        : `；这一条的原文是：${clause.text.trim()}`
    }。短语要一字不差。`,
  ])
}

/** Words of the text in the form of knowledge: the address and the phrase. */
export function standing(regulation: Regulation, passage: Passage): { clause: string; phrase: string } {
  const { clause, words } = passageIn(regulation, passage)
  return { clause: addressOf(clause.id), phrase: words }
}
