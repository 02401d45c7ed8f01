import type { Fact, FactId } from '../knowledge/index.ts'
import { answered, combined } from './answers.ts'
import { placesIn, residue } from './choices.ts'
import type { Found, Said } from './found.ts'
import { CORRECTION, UNKNOWN, WONDERS } from './lexicon/moods.ts'
import { type Measure, type Subject, TARGETS } from './lexicon/subjects.ts'
import type { Mention } from './mentions.ts'
import { type Mood, states } from './moods.ts'
import { bareAnswer, type Presence, presences } from './presence.ts'
import type { Claimed, NamedMention, Scene } from './scene.ts'
import { A_SUM, factsOf } from './target-facts.ts'
import { longAgo, yearsIn } from './times.ts'

const UNSPOKEN: readonly Mood[] = ['supposed', 'others', 'ordered', 'ruled']
const ABOUT_RULES = /条件|标准|要求|政策|办法|规定|补助|流程|材料/u

const SUM_BEHIND = 8

const primary = (mention: NamedMention, scene: Scene): Measure | undefined => {
  if (mention.subject === 'transfer') {
    const from = mention.start - scene.start
    return A_SUM.test(scene.text.slice(from, from + mention.text.length + SUM_BEHIND)) ? 'money' : 'items'
  }
  const order: readonly Measure[] = ['share', 'people', 'firms', 'items', 'money', 'area']
  return order.find((measure) => {
    const target = TARGETS[mention.subject][measure]
    return (
      target !== undefined &&
      target !== 'none' &&
      target !== 'part' &&
      (mention.subject !== 'rd_spend' || measure === 'money')
    )
  })
}

const subjectFacts = (mention: Mention, scene: Scene, year?: number): readonly FactId[] => {
  if (mention.subject === undefined || mention.subject === 'research') return []
  const named = { ...mention, subject: mention.subject }
  const measure = primary(named, scene)
  return measure
    ? factsOf(
        named.subject,
        measure,
        yearsIn(scene.text, scene.start, year)
          .map((said) => said.year)
          .slice(0, 1),
      )
    : []
}

const mentions = (scene: Scene, subject: Subject): boolean =>
  scene.mentions.some((mention) => mention.subject === subject)

const HOLDS_WITH_LITTLE_ELSE = 4
/** 和西南大学一起联合申报: the partners' names stand beside the word. */
const HOLDS_BESIDE_NAMES = 16

export const fromWords = (
  scenes: readonly Scene[],
  claimed: readonly Claimed[],
  asked: Fact | undefined,
  said: Said,
  year?: number,
): Found[] => {
  const found: Found[] = []
  const taken = new Set(claimed.map(({ mention }) => mention))
  const founded =
    scenes.some(({ text, mood }) => states(mood) && /新型研发机构|新研机构/u.test(text)) || asked?.id === 'company_form'
  const yes = new Map<FactId, boolean>()
  let pending: { mention: Mention; scene: Scene }[] = []
  /** What was just wondered about, so that 算不算软件行业，说不准 is not known. */
  let wondered: { mention: Mention; scene: Scene }[] = []
  let sentence = -1
  let topics = 0

  /** 中心挂靠在公司下面，没有法人资格: what a sentence opens with is what it goes on about, until it turns to somebody. */
  const openingOf = ({ sentence: within, start, own }: Scene): string => {
    const first = scenes.find((each) => each.sentence === within)
    return first && first.start < start && !own && /^(?:我们的?)?(?:创新|技术创新|产业创新)?中心/u.test(first.text)
      ? first.text
      : ''
  }

  const tell = (mention: Mention, scene: Scene, there: boolean, at: number) => {
    if (mention.claim) {
      const fact = factOf(mention, scene, asked, founded, openingOf(scene))
      if (!fact) return
      const corrected = [scene, scenes[scenes.indexOf(scene) - 1]].some((each) => each && CORRECTION.test(each.text))
      const before = corrected ? undefined : yes.get(fact)
      const value = combined(fact, before, mention.claim.bad && fact === mention.claim.fact ? !there : there)
      // no local enterprise among them is not to be alone
      if (fact === 'joint_build' && !value && mentions(scene, 'local_enterprise_partners')) return
      yes.set(fact, value)
      found.push({ fact, value, at, words: said(scene.start, scene.end) })
    } else if (!there && !taken.has(mention)) {
      for (const fact of subjectFacts(mention, scene, year))
        found.push({ fact, value: 0, at, words: said(scene.start, scene.end) })
    }
  }

  scenes.forEach((scene, index) => {
    if (scene.sentence !== sentence && pending.length > 0 && bareAnswer(scene.text) === undefined) pending = []
    if (scene.sentence !== sentence) wondered = []
    sentence = scene.sentence
    if (UNKNOWN.test(scene.text) && !WONDERS.test(scene.text) && !UNSPOKEN.includes(scene.mood)) {
      const open = scene.mentions.filter((mention) => !taken.has(mention))
      const about =
        open.length > 0 ? open.map((mention) => ({ mention, scene })) : pending.length > 0 ? pending : wondered
      const facts: (FactId | undefined)[] = about.flatMap(
        ({ mention, scene: where }): readonly (FactId | undefined)[] =>
          mention.claim ? [factOf(mention, where, asked, founded)] : subjectFacts(mention, where, year),
      )
      const wanted: readonly (FactId | undefined)[] =
        facts.length > 0 || scene.mentions.length > 0 || (index > 0 && topics > 0)
          ? facts
          : asked && scene.mood === 'told' && !ABOUT_RULES.test(scene.text) && placesIn(scene.text).length === 0
            ? [asked.id]
            : []
      for (const fact of wanted)
        if (fact) found.push({ fact, value: 'unknown', at: scene.start, words: said(scene.start, scene.end) })
      pending = []
      topics += 1
      return
    }
    const culture = scene.mood === 'planned' && /培育期/u.test(scene.text)
    if (!states(scene.mood) && !culture) {
      pending = []
      wondered = scene.mood === 'asked' ? scene.mentions.map((mention) => ({ mention, scene })) : []
      return
    }
    const answer = bareAnswer(scene.text)
    if (answer && scene.mentions.length === 0 && scene.figures.length === 0) {
      if (pending.length > 0) {
        for (const { mention, scene: where } of pending)
          tell(mention, { ...where, end: scene.end }, answer.yes, scene.start)
        pending = []
      } else if (asked && topics === 0) {
        const value = answered(asked, answer)
        if (value !== undefined)
          found.push({ fact: asked.id, value, at: scene.start, words: said(scene.start, scene.end) })
      }
      topics += 1
      return
    }
    const statuses = presences(scene.text, scene.start, scene.mentions)
    const spans = [...scene.mentions, ...scene.figures].map(({ start, end }) => ({
      start: start - scene.start,
      end: end - scene.start,
    }))
    const seats = placesIn(scene.text).filter((seat) =>
      spans.every(({ start, end }) => seat.end <= start || seat.start >= end),
    )
    const rest = residue(scene.text, [...spans, ...seats]).replace(/注册|登记/u, '')
    const open = pending
    scene.mentions.forEach((mention, i) => {
      topics += 1
      const status = statuses[i] ?? {}
      if (scene.mood === 'asking' && !scene.own) {
        wondered.push({ mention, scene })
        return
      }
      const there = mention.claim ? thereOf(mention, status, rest) : status.closed ? status.there : undefined
      const old = longAgo(scene.text, year)
      if (there === undefined || (old && there && mention.claim?.bad !== undefined && isEvent(mention))) {
        if (!taken.has(mention)) pending.push({ mention, scene })
        return
      }
      // 以前没被撤销过 denies it of all the years there were
      if (old && isEvent(mention) && (there || !NEVER_YET.test(scene.text))) return
      pending = pending.filter((each) => !open.includes(each))
      tell(mention, scene, culture || there, mention.start)
    })
  })
  return found
}

const NEVER_YET = /(?<!年)(?:以|之|从)前/u

const isEvent = ({ claim }: Mention): boolean =>
  claim !== undefined &&
  (claim.fact === 'revoked_within_3y' ||
    ((claim.fact.startsWith('no_') || claim.fact.startsWith('clean_')) && claim.bad))

const factOf = (
  mention: Mention,
  scene: Scene,
  asked: Fact | undefined,
  founded: boolean,
  opening = '',
): FactId | undefined => {
  const { claim, text } = mention
  if (!claim) return undefined
  if (
    claim.fact === 'independent_rd_unit' &&
    /^研究[院所]$/u.test(text) &&
    !/[有建设立没]了?(?:自己的?)?$/u.test(scene.text.slice(0, mention.start - scene.start))
  )
    return undefined
  if (claim.fact === 'company_form' && !founded) return /法人/u.test(text) ? 'legal_person' : undefined
  if (
    claim.fact === 'legal_person' &&
    (asked?.id === 'center_legal_entity' || /中心/u.test(opening + scene.text.slice(0, mention.start - scene.start)))
  )
    return 'center_legal_entity'
  if (claim.fact === 'no_major_incident_3y' && asked?.id === 'no_safety_env_liability_3y') return asked.id
  return claim.fact
}

const DENIES_WITHIN = /没|不|未|非/u
const HAPPENED = /过|被|列入|问责/u

/** Whether what is claimed holds: as said around it, or, for what is named alone, by being named. */
const thereOf = (mention: Mention, status: Presence, rest: string): boolean | undefined => {
  const { claim, text } = mention
  if (!claim) return undefined
  if (claim.fact === 'center_legal_entity' && /中心/u.test(text)) return !DENIES_WITHIN.test(text)
  if (status.there !== undefined) return status.there
  if (isEvent(mention))
    return HAPPENED.test(text) ||
      (/(?:信用|征信).*(?:差|不好|问题|污点|记录)/u.test(text) && !/^(?:不良|失信)/u.test(text))
      ? true
      : undefined
  if (claim.loose) return undefined
  return rest.length <= (claim.fact === 'joint_build' ? HOLDS_BESIDE_NAMES : HOLDS_WITH_LITTLE_ELSE) ? true : undefined
}
