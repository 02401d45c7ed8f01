import type { Heard } from '../hear/index.ts'
import {
  type Knowledge,
  knowledgeOn,
  predecessorOf,
  type RegulationKnowledge,
  signIn,
  versionOn,
  versionsOf,
} from '../knowledge/index.ts'
import { type Day, dayText, type RegulationId, regulationOf } from '../law/index.ts'
import { type Draft, given, joined, type Parts, phrase, refer, say } from '../reply/index.ts'
import { type Asked, timeIn } from './asked-time.ts'
import { documentNamed, plainTitle, stem } from './documents.ts'
import { asksOther, yearsOf } from './other-version.ts'
import type { Sources } from './sources.ts'
import { bodyOf, endedIn, endedLine, noticesFor, titleParts } from './standing.ts'

type Answer = (question: string, sources: Sources, region?: RegulationId) => Draft

/** The versions that a question asks for, what is left of it, and the person's words for their time. */
interface Meant {
  readonly versions: readonly RegulationKnowledge[]
  readonly rest: string
  readonly said?: string
  /** One is named by itself, and no other text of its place is meant. */
  readonly alone?: true
}

/** An answer from other versions than those of the day, where the question asks for them by name, number or time; undefined where it asks for none that is held. */
export function versionDraft(
  asked: string,
  sources: Sources,
  region: string | undefined,
  answer: Answer,
): Draft | undefined {
  const { library, knowledge, asOf } = sources
  // Where each text is the only one of its kind none has to be chosen.
  if (library.regulations.size === knowledge.regulations.size) return undefined
  const question = sources.simplify(asked)
  const meant =
    named(question, sources) ??
    atTime(question, sources, region) ??
    again(question, sources) ??
    before(question, sources, region)
  if (!meant) return undefined
  if ('blocks' in meant) return meant
  const others = meant.versions.filter(({ id }) => !knowledge.regulations.has(id))
  if (others.length === 0) return meant.said === undefined ? undefined : answer(meant.rest, sources, region)
  const over = sources.over(
    knowledgeOn(
      library,
      asOf,
      meant.versions.map(({ id }) => id),
    ),
  )
  const alone = meant.alone && meant.versions[0]?.id
  const at = region === undefined ? alone : versionAmong(region, meant.versions, library)
  return marked(answer(meant.rest, over, at), others, meant.said, sources)
}

const versionAmong = (region: RegulationId, versions: readonly RegulationKnowledge[], { regulations }: Knowledge) =>
  versionsOf(region, regulations).find((each) => versions.includes(each))?.id ?? region

/** By its number, or by a title that is none of those in force. */
function named(question: string, { library, knowledge }: Sources): Meant | undefined {
  const byNumber = documentNamed(question, library)?.held
  const byShort = () =>
    [...library.regulations.values()].find(
      ({ id, short }) =>
        !knowledge.regulations.has(id) &&
        question.includes(short) &&
        ![...knowledge.regulations.values()].some(
          (other) => other.short.length > short.length && question.includes(other.short),
        ),
    )
  const byTitle = () => {
    const asked = plainTitle(question)
    const current = new Set([...knowledge.regulations.values()].flatMap(namesOf))
    return [...library.regulations.values()]
      .filter(({ id, title }) => !knowledge.regulations.has(id) && asked.includes(plainTitle(title)))
      .filter(({ title }) => !current.has(plainTitle(title)))
      .filter(({ title }) => ![...current].some((other) => other.length > title.length && asked.includes(other)))
      .sort((a, b) => b.title.length - a.title.length)[0]
  }
  const held = byNumber ?? byTitle()
  const own = held ? undefined : byShort()
  if (own) return { versions: [own], rest: question, alone: true }
  return held && !knowledge.regulations.has(held.id) ? { versions: [held], rest: question } : undefined
}

const namesOf = ({ title }: RegulationKnowledge): string[] => [plainTitle(title), stem(plainTitle(title))]

/** The regulations that a question is on, as they answer today: those it names, or all. */
function askedOf(question: string, { finder, knowledge }: Sources, region: string | undefined): RegulationKnowledge[] {
  const named = finder.find(question, region).regulations.flatMap((id) => knowledge.regulations.get(id) ?? [])
  return named.length > 0 ? named : [...knowledge.regulations.values()]
}

/** By the day or the year whose rules are asked for: 去年六月的规定. */
function atTime(question: string, sources: Sources, region: string | undefined): Meant | Draft | undefined {
  const time = timeIn(question, sources, (rest) => tellsNothing(sources.hear(rest)))
  if (!time) return undefined
  const { library, asOf } = sources
  const chains = askedOf(time.rest, sources, region).filter(({ id }) => versionsOf(id, library.regulations).length > 1)
  // 今年的条件 are those of now.
  const { last } = time
  if (chains.length === 0 || last >= asOf) return undefined
  const at = (id: RegulationId, day: Day) => versionOn(id, library.regulations, day)
  const [torn] = chains.filter(({ id }) => at(id, time.first) !== at(id, last))
  if (torn) return changedIn(torn, time, sources)
  const versions = chains.flatMap(({ id }) => at(id, last) ?? [])
  const [only, another] = versions
  if (only && !another && startOf(only) > last) return notYet(only, time)
  return { versions, rest: time.rest, said: time.said }
}

const startOf = ({ term: { effective } }: RegulationKnowledge): Day => effective?.earliest ?? effective?.from ?? ''

/** A question asks, and tells nothing of the applicant. */
const tellsNothing = ({ acts }: Heard): boolean =>
  acts.some(({ act }) => act === 'ask' || act === 'check') && !acts.some(({ act }) => act === 'tell')

/** In the time that is asked of one version took the other's place: which is meant is asked. */
function changedIn(torn: RegulationKnowledge, { rest, said, first, last }: Asked, { library, finder }: Sources): Draft {
  const place = finder.find(rest).regulations.includes(torn.id) ? '' : torn.place
  const versions = versionsOf(torn.id, library.regulations).filter(
    (each) => !each.term.draft && startOf(each) <= last && (each.term.ended?.lastDay ?? last) >= first,
  )
  return {
    kind: 'question',
    lead: say`${given(said)}里${torn.place}换过文件，要问哪一段的？`,
    blocks: versions.map((each) => ({
      kind: 'words',
      text: say`${titleParts(each)}：${each.term.effective ? [phrase(each.term.effective.phrase)] : []}`,
    })),
    cites: versions.flatMap(({ term }) => term.effective?.phrase.ref ?? []),
    options: versions.map((each) => ({
      label: titleParts(each),
      send: `${dayText(startOf(each) > first ? startOf(each) : first)}的规定，${place}${rest}`,
    })),
  }
}

/** At that time none of the versions that are held was in force. */
function notYet(regulation: RegulationKnowledge, { said }: Asked): Draft {
  const { effective } = regulation.term
  return {
    kind: 'refusal',
    lead: say`${given(said)}时${titleParts(regulation)}还没有施行${effective ? say`：${refer(effective.phrase.ref)}“${phrase(effective.phrase)}”` : []}。`,
    blocks: [{ kind: 'words', text: say`那时按什么文件办，请问${bodyOf(regulation)}。` }],
    cites: effective ? [effective.phrase.ref] : [],
  }
}

/** 那时候补助多少: of the version that was last answered from, where no text of another is named. */
function again(question: string, { version, library, knowledge, finder }: Sources): Meant | undefined {
  const held = version === undefined ? undefined : library.regulations.get(version)
  const signs = signIn(question.toLowerCase(), 'moment', knowledge)
  if (!held || signs.length === 0) return undefined
  const own = new Set(versionsOf(held.id, library.regulations).map(({ id }) => id))
  if (finder.find(question).regulations.some((id) => !own.has(id))) return undefined
  const rest = signs.reduceRight((left, { start, end }) => `${left.slice(0, start)}${left.slice(end)}`, question)
  return { versions: [held], rest, alone: true }
}

/** 老办法, 2022年那版: the version that a year belongs to, or the one before the text in hand. */
function before(question: string, sources: Sources, region: string | undefined): Meant | undefined {
  const { library, knowledge } = sources
  const asked = askedOf(question, sources, region)
  const folded = question.toLowerCase()
  const years = [...question.matchAll(/(?:19|20)\d{2}/gu)].map(([year]) => Number(year))
  const versions = asked.flatMap((regulation) => {
    const chain = versionsOf(regulation.id, library.regulations)
    if (chain.length < 2) return []
    const marked = chain.find((each) => isMarkedIn(question, each, regulation))
    if (marked) return marked
    if (!asksOther(question, regulation, knowledge)) return []
    const ofYear = chain.find((each) => yearsOf(each).some((year) => years.includes(year)))
    return (years.length > 0 ? ofYear : predecessorOf(regulation.id, library.regulations)) ?? []
  })
  if (versions.length === 0) return undefined
  const rest = signIn(folded, 'other_version', knowledge).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)}${left.slice(end)}`,
    question,
  )
  return { versions, rest }
}

/** 征求意见稿里补助多少: by what stands in brackets after the title of one version, and not of the one in hand. */
function isMarkedIn(question: string, { title }: RegulationKnowledge, inHand: RegulationKnowledge): boolean {
  const [, mark] = /\(([^()]{2,8})\)$/u.exec(plainTitle(title)) ?? []
  return mark !== undefined && question.includes(mark) && !inHand.title.includes(mark)
}

/** An answer from an older version says so, and by what it was replaced. */
function marked(
  draft: Draft,
  others: readonly RegulationKnowledge[],
  said: string | undefined,
  { asOf }: Sources,
): Draft {
  const cited = new Set(draft.cites.map(regulationOf))
  const used = others.filter(({ id }) => cited.has(id))
  const spoken = used.length > 0 ? used : others.slice(0, 1)
  const told = new Set(spoken.map(({ id }) => id))
  const notices = [
    ...(draft.notices ?? []).filter(({ regulation }) => !told.has(regulation)),
    ...spoken.flatMap((each) => noticesFor(each, asOf)).map((notice) => ({ ...notice, told: 'in-words' as const })),
  ]
  const time = said === undefined ? [] : say`${given(said)}时施行的`
  const before = new Set(
    (draft.notices ?? []).flatMap(({ regulation, told: how }) => (how === 'in-words' ? [regulation] : [])),
  )
  const lines = spoken.map((each): Parts => {
    // Where its standing is the answer it is not told once more.
    const ended = before.has(each.id) ? undefined : endedLine(each, asOf)
    return say`按${time}${titleParts(each)}答${ended ? say`：${ended}` : []}。`
  })
  return {
    ...draft,
    notices,
    blocks: [{ kind: 'notice', text: joined(lines, '\n') }, ...draft.blocks],
    cites: [...new Set([...draft.cites, ...spoken.flatMap((each) => endedIn(each, asOf) ?? [])])],
  }
}
