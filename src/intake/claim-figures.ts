import type { Fact } from '../knowledge/index.ts'
import { claimOf } from './claim-of.ts'
import type { Figure } from './figures.ts'
import { type Known, spansOf } from './known.ts'
import { CORRECTION } from './lexicon/moods.ts'
import type { Measure, Subject } from './lexicon/subjects.ts'
import type { Mention } from './mentions.ts'
import { states } from './moods.ts'
import { nearest } from './nearest.ts'
import { givenUp, isNextYears, isOnlyPart, isPartOfCounted, isRoom, isWholeStaff, OUR_OWN } from './parts-told.ts'
import type { Place } from './place.ts'
import { type Claimed, type NamedMention, namedIn, type Scene } from './scene.ts'
import { distribute, groupBefore, sumOfYears } from './shared-words.ts'
import { A_SUM, FLOWS, measureFor, measureUnder } from './target-facts.ts'
import { type Year, yearsIn } from './times.ts'

const DENIED = /(?:不是|并非|不(?:为|算)|而非|没有说)(?:有)?$/u
const EACH_OF_THEM = /(?:各|都是|都有|均为|均是|均有|都|均|各有|各是)(?:[^，。]{0,3})$/u

/** 200平米的中试车间: room, but none for research. */
const NO_LABORATORY = /^\s*的?(?:中试|生产|加工|普通)?(?:车间|厂房|仓库|库房|宿舍|食堂|办公|门面)/u

interface Topic {
  readonly subject: Subject
  readonly mention?: Mention
  /** Named in a clause that told nothing (万州要求研发人员10人): only a clause about ourselves takes it up. */
  readonly foreign?: true
  /** Named in a plan of ours (今年预计投入300万): a clause that says of what year its figure is takes it up. */
  readonly planned?: true
}

/** A figure and where in the message it stands, that no words say what it is of. */
export interface Loose {
  readonly figure: Figure
  readonly clause: number
}

/** Gives every figure of the clauses that state something to what it is of, nearest words first. */
export const claimFigures = (
  scenes: readonly Scene[],
  text: string,
  asked: Fact | undefined,
  known: Known,
  thisYear?: number,
): { claimed: Claimed[]; loose: Loose[] } => {
  const claiming = new Claiming(scenes, text, asked, known, thisYear)
  for (const index of scenes.keys()) claiming.clause(index)
  return claiming
}

/** What a figure is found to be of. */
interface Owner {
  readonly subject: Subject
  readonly measure: Measure
  readonly mention?: Mention
  readonly years?: readonly Year[]
}

class Claiming {
  readonly claimed: Claimed[] = []
  readonly loose: Loose[] = []
  readonly #used = new Set<Mention>()
  /** What was spoken of last; a figure without words of its own is of it. */
  #topic: Topic | undefined
  /** What a figure just denied was of: 不是8人，是18人. */
  #rejected: Subject | undefined

  constructor(
    readonly scenes: readonly Scene[],
    readonly text: string,
    readonly asked: Fact | undefined,
    readonly known: Known,
    private readonly thisYear: number | undefined,
  ) {}

  clause(index: number): void {
    const scene = this.scenes[index]
    if (!scene) return
    const subjects = namedIn(scene).filter(
      ({ start, end }) => !scene.figures.some((figure) => figure.sum && figure.start <= start && figure.end >= end),
    )
    if (!states(scene.mood)) {
      const last = subjects.at(-1)
      const told = scene.mood === 'planned' ? { planned: true as const } : { foreign: true as const }
      if (last) this.#topic = { subject: last.subject, mention: last, ...told }
      return
    }
    const years = yearsIn(scene.text, scene.start, spansOf(this.known), this.thisYear)
    const summed = sumOfYears(scene, subjects, years, this.known)
    if (summed) {
      this.claimed.push({ ...summed, clause: index })
      for (const mention of subjects) this.#used.add(mention)
      return
    }
    const place = { scene, index, subjects, years }
    const shares = distribute(scene, subjects, years)
    scene.figures.forEach((figure, nth) => {
      if (!this.#named(place, figure, nth, shares[nth])) this.#unnamed(place, figure, nth)
    })
    const open = subjects.filter((mention) => !this.#used.has(mention)).at(-1)
    if (open) this.#topic = { subject: open.subject, mention: open }
  }

  /** A figure with words for what it is of beside it; true where that settles it. */
  #named(
    place: Place,
    figure: Figure,
    nth: number,
    share: { mention?: NamedMention; year?: Year } | undefined,
  ): boolean {
    const { scene, subjects } = place
    const before = this.text.slice(scene.start, figure.start)
    const choice = share?.mention ?? nearest(figure, nth, scene, subjects, this.#used, this.text)
    if (choice && isOnlyPart(figure, choice, scene, this)) return true
    const about = choice?.subject ?? this.#topic?.subject ?? this.claimed.at(-1)?.subject
    if (givenUp(figure, scene, this.text, about)) {
      this.#unsay(about)
      return true
    }
    if (isRoom(figure, scene, this)) {
      this.#take(place, figure, nth, 'site_area', 'area')
      return true
    }
    if (DENIED.test(before)) {
      this.#rejected = choice?.subject ?? this.#topic?.subject ?? this.claimed.at(-1)?.subject ?? this.#rejected
      return true
    }
    const subject = choice?.subject ?? (share ? this.#topic?.subject : undefined)
    const measure = choice ? measureUnder(figure, choice) : subject && measureFor(figure, subject)
    if (!subject || !measure) return false
    const group = EACH_OF_THEM.test(before) && !share ? groupBefore(figure, subjects, this.text, this.#used) : []
    for (const other of group)
      if (other !== choice && measureFor(figure, other.subject) === measure)
        this.#take(place, figure, nth, other.subject, measure, other)
    this.#take(place, figure, nth, subject, measure, choice, share?.year ? [share.year] : undefined)
    return true
  }

  /** A figure by itself is of what was denied, corrected or spoken of before it, or of what its unit alone can measure. */
  #unnamed(place: Place, figure: Figure, nth: number): void {
    const owner = this.#rejectedFor(figure) ?? this.#correctedFor(place, figure)
    if (!owner && isPartOfCounted(figure, place.scene, this.claimed)) return
    if (!owner && isWholeStaff(figure, place, this)) {
      this.#take(place, figure, nth, 'staff', 'people')
      return
    }
    const named = place.subjects.some(({ subject }) => measureFor(figure, subject) !== undefined)
    const found =
      owner ??
      (named && !isNextYears(place, figure, nth, this.#topic?.subject)
        ? undefined
        : (this.#topicFor(place, figure) ?? this.#ofItsUnit(place, figure)))
    if (found) this.#take(place, figure, nth, found.subject, found.measure, found.mention, found.years)
    else if (!named) this.loose.push({ figure, clause: place.index })
  }

  #unsay(subject: Subject | undefined): void {
    for (let at = this.claimed.length - 1; at >= 0; at -= 1)
      if (this.claimed[at]?.subject === subject) this.claimed.splice(at, 1)
  }

  #rejectedFor(figure: Figure): Owner | undefined {
    const subject = this.#rejected
    const measure = subject && measureFor(figure, subject)
    if (!subject || !measure) return undefined
    this.#rejected = undefined
    return { subject, measure }
  }

  #correctedFor({ scene, index, years }: Place, figure: Figure): Owner | undefined {
    if (!CORRECTION.test(scene.text) && !CORRECTION.test(this.scenes[index - 1]?.text ?? '')) return undefined
    const last = this.claimed.findLast(({ subject, measure }) => subject && measureFor(figure, subject) === measure)
    if (!last?.subject) return undefined
    return { subject: last.subject, measure: last.measure, ...(years.length > 0 ? {} : { years: last.years }) }
  }

  #topicFor({ scene, years }: Place, figure: Figure): Owner | undefined {
    const topic = this.#topic
    if (!topic || (topic.foreign && !scene.own && !OUR_OWN.test(scene.text))) return undefined
    if (topic.planned && !(FLOWS.includes(topic.subject) && years.length > 0) && !scene.own) return undefined
    const measure = measureFor(figure, topic.subject)
    const fresh = topic.mention !== undefined && !this.#used.has(topic.mention)
    const sum = topic.subject === 'transfer' && A_SUM.test(this.text.slice(scene.start, figure.start))
    const another = (FLOWS.includes(topic.subject) && years.length > 0) || sum
    return measure && (fresh || another) ? { ...topic, measure } : undefined
  }

  #ofItsUnit({ scene }: Place, { measures, start, end, sum }: Figure): Owner | undefined {
    const spent = this.claimed.at(-1)?.subject
    if (
      measures[0] === 'share' &&
      /占|比[例重]/u.test(this.text.slice(scene.start, start)) &&
      (spent === 'rd_spend' || spent === 'research')
    )
      return { subject: 'rd_intensity', measure: 'share' }
    if (NO_LABORATORY.test(this.text.slice(end, end + 12))) return undefined
    return measures[0] === 'area' && !sum ? { subject: 'site_area', measure: 'area' } : undefined
  }

  #take(
    place: Place,
    figure: Figure,
    nth: number,
    subject: Subject,
    measure: Measure,
    mention?: Mention,
    own?: readonly Year[],
  ): void {
    this.claimed.push(claimOf(place, figure, nth, subject, measure, this, mention, own))
    if (mention) this.#used.add(mention)
    this.#topic = { subject, ...(mention ? { mention } : {}) }
  }
}
