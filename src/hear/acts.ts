import type { FactId } from '../knowledge/index.ts'
import { isConditional, isMore } from './conditional.ts'
import { actFeatures } from './features.ts'
import { noneUntil } from './figures.ts'
import type { Frame, Vocabulary } from './frame.ts'
import type { Act, How, Mood, Order, Stretch, Tell, TellPart, Tone, Want } from './heard.ts'
import { DETAILS, type Models } from './models.ts'
import { isYetToBe, moodOf } from './moods.ts'
import { pendingIn } from './pending.ts'
import { type Reading, type ReadPart, readingsIn } from './readings.ts'
import { isDeniedIn } from './scope.ts'
import { type Ranked, ranksOf, type Stretched } from './stretches.ts'
import { unknownsIn } from './unknown.ts'

/**
 * Below this a reading is not counted but asked about. Tuned on an eighth of the utterances set aside: higher asks back
 * about many more messages and is hardly more often right.
 */
const SURE = 0.4
/** What somebody is (企业, 院所) is named for many other reasons. */
const SURE_CHOICE = 0.55

/** A stretch with the kind of its act told: what a question wants, which order it is. */
interface Told extends Stretched {
  readonly label: string
  readonly detail: string
  readonly sure: number
}

/** The acts of a stretch; several where it tells several facts. */
export function actsOf(stretch: Stretched, frame: Frame, vocabulary: Vocabulary, models: Models): Act[] {
  const told = kindOf(stretch, frame, models)
  const about = stretchOf(told, frame)
  const facts = factsIn(told, frame)
  switch (told.label) {
    case 'tell':
      return [
        ...tellsOf(told, about, frame, vocabulary, models).filter((tell) => !isPending(tell, told, frame, vocabulary)),
        ...notYet(told, about, frame, vocabulary),
      ]
    case 'suppose':
      return [
        {
          ...about,
          act: 'suppose',
          tells: readingsIn(frame, told.from, told.to, 'suppose', vocabulary, models).map((reading) => {
            const tell = tellOf(reading, told, frame)
            const before = frame.folded.text.slice(frame.signs[told.from]?.start, frame.signs[reading.from]?.start)
            return isMore(before) ? { ...tell, how: 'add' as const } : tell
          }),
        },
      ]
    case 'unknown':
      return unknownsOf(told, about, frame, vocabulary, models)
    case 'ask':
      return [
        {
          ...about,
          act: 'ask',
          about: [...new Set([...facts, ...vocabulary.subjectsIn(wordsOf(told, frame))])],
          wants: told.detail as Want,
          regulations: placesIn(told, frame),
          refs: clausesIn(told, frame),
          ...claimsIn(told, frame),
          ...askedIn(told, frame, vocabulary, models),
        },
      ]
    case 'check':
      return [{ ...about, act: 'check', ...placeIn(told, frame) }]
    case 'order':
      return [{ ...about, act: 'order', order: told.detail as Order, ...(facts[0] ? { fact: facts[0] } : {}) }]
    case 'switch': {
      const place = placeIn(told, frame)
      return [{ ...about, act: 'switch', ...place, ...(place.regulation ? {} : { applicant: about.words }) }]
    }
    case 'choose':
      return [{ ...about, act: 'choose', option: optionIn(told, frame) }]
    case 'courtesy':
      return [{ ...about, act: 'courtesy', tone: told.detail as Tone }]
    default:
      return [outside(about)]
  }
}

const outside = (about: Stretch): Act => ({ ...about, act: 'outside', what: about.words })

function kindOf(stretch: Stretched, frame: Frame, models: Models): Told {
  const { signs, setting } = frame
  const [best] = stretch.ranked
  const label = best?.label ?? 'outside'
  const details = DETAILS[label]
  const kinds = details ? ranksOf(models[details], actFeatures(signs, stretch.from, stretch.to, setting)) : []
  const detail = kinds[0]?.label ?? ''
  const figures = signs.slice(stretch.from, stretch.to).some(({ figure }) => figure)
  // 共建协议尚未签署 is no half yes.
  const plain = label === 'tell' && detail === 'qualified' && isDeniedIn(frame, stretch.from, stretch.to)
  const told = {
    ...stretch,
    label,
    detail: plain ? 'is' : detail,
    sure: (best?.sure ?? 1) * surenessOf(kinds, figures),
  }
  // 如果 is not weighed: nobody is told what they only supposed.
  return label === 'tell' && isConditional(wordsOf(stretch, frame)) ? { ...told, label: 'suppose', detail: '' } : told
}

/** A yes or a no told, and one told instead, come to the same; a figure told instead may be a change of one. */
const VALUES: ReadonlySet<string> = new Set(['is', 'instead'])

/** How sure the likeliest detail is, together with those that come to the same. */
function surenessOf(kinds: readonly Ranked[], figures: boolean): number {
  const [best] = kinds
  if (figures || !best || !VALUES.has(best.label)) return best?.sure ?? 1
  return kinds.reduce((sum, { label, sure }) => (VALUES.has(label) ? sum + sure : sum), 0)
}

const MOODS: Readonly<Record<string, Mood>> = { plan: 'plan', was: 'was', qualified: 'qualified' }
const HOWS: Readonly<Record<string, How>> = { add: 'add', less: 'less', instead: 'instead', restore: 'restore' }
/** More or less of what only whoever keeps the facts knows. */
const CHANGES: ReadonlySet<string> = new Set(['add', 'less', 'restore'])
/** What does not state a value by itself: these, and half a yes. */
const UNSETTLED: ReadonlySet<string> = new Set(['qualified', ...CHANGES])
/** Something was told, but nothing that the program has a name for. */
const NOTHING_READ = { act: 'tell', fact: null, value: null, of: 'applicant', mood: 'is', how: 'set' } as const

function tellsOf(told: Told, about: Stretch, frame: Frame, vocabulary: Vocabulary, models: Models): Tell[] {
  const read = (each: Told): Tell[] => {
    const label = each.detail === 'is' ? 'tell' : `tell:${each.detail}`
    const readings = readingsIn(frame, each.from, each.to, label, vocabulary, models)
    return readings.flatMap((reading) => {
      const heard = tellOf(reading, each, frame)
      const tell = { ...heard, mood: moodOf(reading, heard.mood, frame, vocabulary) }
      // 现在没登记，拟在培育期里登记: not so, and planned.
      if (!isYetToBe(reading, frame)) return [tell]
      const { denied: _now, ...later } = tell
      return [tell, { ...later, value: true, mood: 'plan' }]
    })
  }
  const heard = read(told)
  // 楼上还有100平, told where something else was asked, is no answer: that it is more of something is heard as though nothing was.
  const beside = frame.asked !== undefined && heard.every(({ fact }) => fact !== frame.asked)
  const unasked = beside ? unaskedOf(told, frame, models) : told.detail
  const changes = unasked !== told.detail && CHANGES.has(unasked)
  const detail = changes ? unasked : told.detail
  const tells = changes ? read({ ...told, detail }) : heard
  const change = CHANGES.has(detail) ? changeIn({ ...told, detail }, frame) : undefined
  // 设备漏了一台60万，补上: what more or less is told of goes before what a figure alone seems to be of.
  if (change?.value !== undefined && tells.every(({ fact }) => fact === null || fact === frame.asked))
    return [{ ...about, ...NOTHING_READ, how: HOWS[detail] ?? 'set', ...change, asks: true }]
  if (tells.length > 0) return tells
  // 扣掉B, 还是按原来的: what is done to a value is heard, though none is named.
  return [
    {
      ...about,
      ...NOTHING_READ,
      how: HOWS[told.detail] ?? NOTHING_READ.how,
      fact: change?.fact ?? null,
      ...(frame.asked === undefined ? {} : { asks: true as const }),
    },
  ]
}

/** What is not known, and what is told with a figure all the same: 十来个吧，没细数过; 负债率不晓得，研发占三点二个点. */
function unknownsOf(told: Told, about: Stretch, frame: Frame, vocabulary: Vocabulary, models: Models): Act[] {
  const figures = frame.signs.slice(told.from, told.to).some(({ figure }) => figure)
  const readings = figures ? readingsIn(frame, told.from, told.to, 'tell', vocabulary, models) : []
  const tells = readings
    .filter(
      ({ value, denied, noFact }) => !noFact && !denied && (typeof value === 'number' || typeof value === 'object'),
    )
    .map((reading) => tellOf(reading, { ...told, label: 'tell', detail: 'is' }, frame))
  const known = new Set(tells.map(({ fact }) => fact))
  const named = unknownsIn(frame, told.from, told.to, vocabulary).filter((ids) => !ids.some((id) => known.has(id)))
  const unknowns = named.flatMap((ids) =>
    ids.map((fact) => ({
      ...about,
      act: 'unknown' as const,
      fact,
      ...(ids.length > 1 ? { asks: true as const } : {}),
    })),
  )
  return tells.length + unknowns.length > 0 ? [...tells, ...unknowns] : [outside(about)]
}

/** 去年的数还没找着, beside what is told: so surely it is not known. */
const NOT_KNOWN = 0.8

const notYet = (told: Told, about: Stretch, frame: Frame, vocabulary: Vocabulary): Act[] =>
  pendingIn(frame, told.from, told.to, vocabulary).flatMap((ids) =>
    ids.map((fact) => {
      const { rivals: _others, ...own } = about
      return { ...own, act: 'unknown', fact, sure: NOT_KNOWN, ...(ids.length > 1 ? { asks: true as const } : {}) }
    }),
  )

/** Whether nothing else was told in a stretch that says what is not known yet: it is no answer to what was asked. */
const isPending = ({ fact, value }: Tell, told: Told, frame: Frame, vocabulary: Vocabulary): boolean =>
  (fact === null ? value === null : fact === frame.asked && typeof value === 'boolean') &&
  pendingIn(frame, told.from, told.to, vocabulary).length > 0

/** The one fact that a change names, and its only figure where that can be of it: 研发人员调走了3人. */
function changeIn(
  told: Told,
  frame: Frame,
): { readonly fact: FactId; readonly value?: Exclude<Tell['value'], null> } | undefined {
  const [fact, another] = factsIn(told, frame).filter((id) => frame.measureOf(id) !== undefined)
  if (fact === undefined || another) return undefined
  const [figure, second] = frame.signs.slice(told.from, told.to).flatMap(({ figure }) => figure ?? [])
  const value = figure && !second ? frame.valueIn(figure, fact) : undefined
  return value === undefined ? { fact } : { fact, value }
}

function tellOf(
  { ids, value, from, to, sure, denied, noFact, parts = [], part }: Reading,
  told: Told,
  frame: Frame,
): Tell {
  const { detail, label } = told
  const both = Math.min(sure, told.sure)
  const doubted = both < SURE || (typeof value === 'string' && sure < SURE_CHOICE)
  const unsure = !noFact && (ids.length > 1 || doubted || UNSETTLED.has(detail))
  // 以前没被撤销过: of what nobody wants, that there never was any is so now.
  const never = detail === 'was' && denied && ids.every((id) => frame.traitsOf(id)?.absent || frame.traitsOf(id)?.ill)
  return {
    ...stretchOf({ from, to: value === 0 ? wholeNone(to, frame) : to, sure: both }, frame),
    act: 'tell',
    fact: noFact ? null : (ids[0] ?? null),
    value,
    of: detail === 'other' && !isOwn(told, frame) ? 'other' : 'applicant',
    mood: label === 'suppose' ? 'if' : never ? 'is' : (MOODS[detail] ?? 'is'),
    how: HOWS[detail] ?? (part ? 'part' : 'set'),
    ...(parts.length > 0 ? { parts: parts.map((each) => partOf(each, frame)) } : {}),
    ...(denied ? { denied } : {}),
    ...(unsure ? { asks: true as const } : {}),
    ...(ids.length > 1 && !noFact
      ? { rivals: ids.map((fact) => ({ act: 'tell', sure: both / ids.length, fact })) }
      : {}),
  }
}

/** The sign before which 一件没有 ends. */
function wholeNone(to: number, { signs, folded: { text } }: Frame): number {
  const last = signs[to - 1]
  if (!last?.figure) return to
  const until = noneUntil(text, last.end)
  const after = signs.findIndex(({ end }, i) => i >= to && end > until)
  return Math.max(to, after < 0 ? signs.length : after)
}

const partOf = ({ start, end, value, name, less }: ReadPart, { folded }: Frame): TellPart => ({
  span: folded.span(start, end),
  words: folded.said(start, end).trim(),
  value,
  ...(name ? { name: folded.said(name.start, name.end).trim() } : {}),
  ...(less ? { less } : {}),
})

function unaskedOf({ from, to }: Stretched, { signs, setting }: Frame, models: Models): string {
  const { asked: _other, ...open } = setting
  return ranksOf(models[DETAILS.tell as 'telling'], actFeatures(signs, from, to, open))[0]?.label ?? 'is'
}

/** 我们研发强度有3.6%: where what is told is one's own, word beside word, it is nobody else's. */
function isOwn({ from, to }: Stretched, { signs }: Frame): boolean {
  const [i, we, named] = signs.slice(from, to)
  return /^[我咱俺]$/u.test(i?.sign ?? '') && we?.sign === '们' && named?.named?.senses[0]?.kind === 'fact'
}

interface Placed {
  readonly from: number
  readonly to: number
  readonly sure: number
  readonly ranked?: readonly Ranked[]
}

/** Where the signs [from, to) stand in the message, and what else they may be. */
function stretchOf({ from, to, sure, ranked = [] }: Placed, { signs, folded }: Frame): Stretch {
  const start = signs[from]?.start ?? 0
  const end = signs[to - 1]?.end ?? start
  return {
    span: folded.span(start, end),
    words: folded.said(start, end).trim(),
    sure,
    ...(ranked.length > 1 ? { rivals: ranked.slice(1, 3).map(({ label, sure }) => ({ act: label, sure })) } : {}),
  }
}

const wordsOf = ({ from, to }: Stretched, { signs, folded }: Frame): string =>
  folded.text.slice(signs[from]?.start ?? 0, signs[to - 1]?.end ?? 0)

const sensesIn = ({ from, to }: Stretched, { signs }: Frame) =>
  signs.slice(from, to).flatMap(({ named }) => named?.senses ?? [])

const factsIn = (stretch: Stretched, frame: Frame): FactId[] => [
  ...new Set(
    sensesIn(stretch, frame).flatMap((sense) =>
      sense.kind === 'fact' && frame.traitsOf(sense.fact) ? [sense.fact] : [],
    ),
  ),
]

const placesIn = (stretch: Stretched, frame: Frame): string[] => [
  ...new Set(sensesIn(stretch, frame).flatMap((sense) => (sense.kind === 'place' ? sense.regulations : []))),
]

function placeIn(stretch: Stretched, frame: Frame): { readonly regulation?: string } {
  const [regulation] = placesIn(stretch, frame)
  return regulation ? { regulation } : {}
}

const clausesIn = (stretch: Stretched, frame: Frame): string[] =>
  sensesIn(stretch, frame).flatMap((sense) => (sense.kind === 'clause' || sense.kind === 'document' ? [sense.ref] : []))

/** Figures that a question holds up to the law: 180万够吗. */
function claimsIn({ from, to }: Stretched, { signs, folded }: Frame): { readonly claims?: string[] } {
  const claims = signs.slice(from, to).flatMap(({ figure, start, end }) => (figure ? [folded.said(start, end)] : []))
  return claims.length > 0 ? { claims } : {}
}

function askedIn(
  told: Told,
  frame: Frame,
  vocabulary: Vocabulary,
  models: Models,
): { readonly tells?: readonly Tell[] } {
  if (!frame.signs.slice(told.from, told.to).some(({ figure }) => figure)) return {}
  const tells = readingsIn(frame, told.from, told.to, 'suppose', vocabulary, models)
    .filter(({ value }) => typeof value === 'number' || typeof value === 'object')
    .map((reading) => ({ ...tellOf(reading, told, frame), mood: 'asked' as const }))
  return tells.length > 0 ? { tells } : {}
}

const DIGITS = '一二三四五六七八九'

const optionIn = (stretch: Stretched, frame: Frame): number => {
  const sign = /[1-9一二三四五六七八九]/u.exec(wordsOf(stretch, frame).normalize('NFKC'))?.[0] ?? '1'
  const at = DIGITS.indexOf(sign)
  return at >= 0 ? at + 1 : Number(sign)
}
