import { counts, type Told, toldIn } from '../answer/index.ts'
import type { Act, Heard, Tell } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { WordFinder } from '../knowledge/index.ts'
import { readFigures } from '../quantity/index.ts'
import { wordsOf } from './applicants.ts'
import { type Heading, kindFact, type Naming, namingsIn, standsAlone } from './naming.ts'
import { NOTHING_TOLD, type Session } from './session.ts'

/** Said in so many words; no model weighs it. */
const SAID = 0.9

/** Whether somebody else's words are passed on in a conversation. */
const isRelayed = ({ log }: Session, words: string, { applicants }: Knowledge): boolean =>
  [...log.map((turn) => turn.words), words].some((said) =>
    wordsOf(applicants, 'relayed').some((word) => said.toLowerCase().includes(word)),
  )

export const headingOf = (session: Session, words: string, knowledge: Knowledge): Heading => ({
  knowledge,
  relayed: isRelayed(session, words, knowledge),
})

/**
 * What was heard, with who the applicant is said to be where that was not read (他们是家设计院，并非企业), and without what was read in
 * the same word as a thing they have, or of somebody else.
 */
export function withWho(heard: Heard, folded: string, heading: Heading, asked?: string): Heard {
  const kind = kindFact(heading.knowledge)
  if (!kind) return heard
  const namings = namingsIn(folded, heading)
  const over = (act: Act) => namings.find(({ start, end }) => act.span.start < end && act.span.end > start)
  const isKind = (act: Act) => act.act === 'tell' && act.fact === kind.id
  const said = namings.findLast(({ of }) => of === 'is')
  const acts = heard.acts.flatMap((act): Act[] => {
    // 写错了，是学校，改一下: what it is to be changed to was told.
    if (said && act.act === 'order' && act.order === 'change' && act.fact === undefined) return []
    if (act.act !== 'tell' || act.fact === null) return [act]
    const naming = over(act)
    if (isKind(act)) return [naming?.value === act.value ? asNamed(act, naming) : act]
    // 是家研究院 says who one is, and not what one has.
    const same = naming?.of === 'is' && naming.start === act.span.start && naming.end === act.span.end
    return same && act.fact !== asked && act.value === true ? [] : [act]
  })
  const firm = acts.some(
    (act) => act.act === 'tell' && act.fact === kind.id && counts(act) && act.value === said?.value,
  )
  if (!said || firm) return { ...heard, acts }
  const tell = toldBy(said, folded, kind.id)
  // What was told of nothing, or doubted, in the same stretch is it.
  const rest = acts.filter(
    (act) =>
      !(act.act === 'tell' && (isKind(act) || act.value === null) && contains(act, tell)) && !isDoubted(act, kind.id),
  )
  return { ...heard, acts: inOrder([...rest, tell]) }
}

/** What was read of who somebody is, as surely said of the applicant, or of somebody else, as its words have it. */
function asNamed(act: Tell, { of }: Naming): Tell {
  if (of === 'open') return act
  if (of === 'other') return act.of === 'applicant' ? { ...act, of: 'other' } : act
  const { asks: _doubted, ...rest } = act
  return { ...rest, of: 'applicant', sure: Math.max(act.sure, SAID) }
}

const isDoubted = (act: Act, kind: string): boolean =>
  act.act === 'tell' && act.fact === kind && act.of === 'applicant' && act.asks === true

const contains = ({ span }: Act, { span: inner }: Act): boolean => span.start <= inner.start && span.end >= inner.end

const inOrder = (acts: readonly Act[]): Act[] => [...acts].sort((a, b) => a.span.start - b.span.start)

const toldBy = ({ value, start, end }: Naming, folded: string, fact: string): Tell => ({
  act: 'tell',
  fact,
  value,
  of: 'applicant',
  mood: 'is',
  how: 'set',
  span: { start, end },
  words: folded.slice(start, end),
  sure: SAID,
})

/** What a name says of who goes by it, heard as said of them. */
export function whoByName(heard: Heard, folded: string, heading: Heading): Told {
  const told = toldIn(withWho(heard, folded, heading))
  const isYes = (id: string) => told.facts[id] === true || id === kindFact(heading.knowledge)?.id
  const only = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => isYes(id)))
  return { facts: only(told.facts), said: only(told.said) }
}

/** Whether a message says of somebody that they are the applicant. */
export const isNamed = (folded: string, heading: Heading): boolean =>
  namingsIn(folded, heading).some(({ of }) => of !== 'open' && of !== 'other')

/** Who a message says by the way that the applicant is: 我们公司, 有个企业打进来, or by what it tells, 软件公司, 高企. */
export function whoBeside(heard: Heard, words: string, folded: string, heading: Heading): Told {
  const kind = kindFact(heading.knowledge)
  if (!kind) return NOTHING_TOLD
  const namings = namingsIn(folded, heading)
  const tells = heard.acts.some((act) => act.act === 'tell' && counts(act) && act.fact !== kind.id)
  const own = namings.filter(({ of }) => of === 'own' || of === 'is')
  const brought = namings.filter(
    (each) =>
      each.of === 'introduced' ||
      (tells && each.of === 'open' && (standsAlone(each, folded) || MAY.test(folded.slice(each.end)))),
  )
  const [first, ...more] = own.length > 0 ? own : brought
  if (first && more.every(({ value }) => value === first.value))
    return { facts: { [kind.id]: first.value }, said: { [kind.id]: folded.slice(first.start, first.end) } }
  return first ? NOTHING_TOLD : whoIsTold(heard, words, heading.knowledge)
}

/** Who applies, where whoever wants to know whether they may names one kind and no other: 高校能不能报. */
export function whoAsks(folded: string, heading: Heading): Told {
  const kind = kindFact(heading.knowledge)
  const figures = readFigures(folded)
  const isCounted = ({ start, end }: Naming) => figures.some((each) => each.start < end && each.end >= start)
  const named = namingsIn(folded, heading).filter((each) => each.of !== 'open' || !isCounted(each))
  const own = named.find(
    ({ of, start }) => (of !== 'other' && of !== 'open') || (of === 'open' && isFirst(folded, start)),
  )
  if (!kind || own === undefined || named.some(({ value, of }) => of !== 'other' && value !== own.value))
    return NOTHING_TOLD
  return { facts: { [kind.id]: own.value }, said: { [kind.id]: folded.slice(own.start, own.end) } }
}

/** A kind that stands first in its clause is whoever asks: 研究所能报吗. */
const isFirst = (folded: string, at: number): boolean => at === 0 || /[\s，。；：、是用以]$/u.test(folded.slice(0, at))

/** 合资企业能申请吗, beside what one tells of oneself: whoever asks is one. */
const MAY = /^(?:可以|可不可以|能不能|能否|能|是否可以)(?:牵头)?(?:申报|申请|报)/u
const NEAR = 4

/** Whom a yes that was told says one is: by its head or what follows it, 软件公司, 独立法人企业, or by what it is, 高企. */
function whoIsTold({ acts }: Heard, words: string, { facts }: Knowledge): Told {
  const kind = kindFact({ facts } as Knowledge)
  if (!kind) return NOTHING_TOLD
  const choices = Object.entries(kind.choices)
  const finder = new WordFinder(
    choices.flatMap(([value, choice]) =>
      choice.words.filter(({ text }) => text.length > 1).map((word) => [word, value] as const),
    ),
  )
  for (const act of acts) {
    if (act.act !== 'tell' || !counts(act) || act.value !== true) continue
    const fact = facts.get(act.fact)
    if (fact?.party !== undefined) continue
    const { start, end } = act.span
    const follows = fact?.telling?.verb === 'is'
    const head = finder
      .in(words.slice(start, end + NEAR))
      .find((each) => start + each.end === end || (follows && start + each.start === end))
    if (head) return { facts: { [kind.id]: head.value }, said: { [kind.id]: words.slice(start, start + head.end) } }
    const shown = choices.find(([, { shownBy }]) => shownBy?.includes(act.fact))
    if (shown) return { facts: { [kind.id]: shown[0] }, said: { [kind.id]: act.words } }
  }
  return NOTHING_TOLD
}
