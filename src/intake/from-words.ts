import type { Fact, FactId } from '../knowledge/index.ts'
import { answered, combined, saidOf } from './answers.ts'
import { residue } from './choices.ts'
import { factOf, isEvent, thereOf } from './claim-words.ts'
import type { Found, Said } from './found.ts'
import { countsAgainst, Denied, isIncident } from './incidents.ts'
import { type Known, reachOf } from './known.ts'
import { CORRECTION, UNKNOWN, WONDERS } from './lexicon/moods.ts'
import type { Subject } from './lexicon/subjects.ts'
import type { Mention } from './mentions.ts'
import { type Mood, states } from './moods.ts'
import { subjectFacts } from './none-of.ts'
import { bareAnswer, isFormChoice, presences } from './presence.ts'
import type { Claimed, Scene } from './scene.ts'
import { isAtTheEdge, longAgo, outOf } from './times.ts'

const UNSPOKEN: readonly Mood[] = ['supposed', 'others', 'ordered', 'ruled']
/** Of what is measured, a cross on a form may mean none, too little or not filled in. */
const CROSSED = /否[\s,，、]*$/u
/** 去年, 是前年的事: within the three years, whatever else is said of it. */
const RECENT = /去年|(?<!大)前年|今年|上年|年初|上半年|上个?月/u
const ABOUT_RULES = /条件|标准|要求|政策|办法|规定|补助|流程|材料/u

const mentions = (scene: Scene, subject: Subject): boolean =>
  scene.mentions.some((mention) => mention.subject === subject)

const NEVER_YET = /(?<!年)(?:以|之|从)前/u

/** 我们被撤销过，四年前 */
const saysOnlyWhen = (scene: Scene | undefined): boolean =>
  scene !== undefined && scene.mentions.length === 0 && /^.{1,10}(?:年|前)(?:的事|了|吧|的)*$/u.test(scene.text.trim())
/** 打算跟两家高校联合建设: who applies together, and who alone, is always a plan; but one for some other day is none yet. */
const plansJointly = (scene: Scene): boolean =>
  scene.mentions.some(({ claim }) => claim?.fact === 'joint_build') &&
  !/以后|将来|后年|下一步|考虑|可能|谈|商量|接触/u.test(scene.text)

/** 软件, asked whether it is software: the word itself is the answer. */
const names = (asked: Fact, text: string): boolean =>
  asked.id === 'software_industry' && /^(?:我们)?(?:是|做|搞|属于)*的?软件(?:的|类)?[吧啊呀]?$/u.test(text.trim())

export const fromWords = (
  scenes: readonly Scene[],
  claimed: readonly Claimed[],
  asked: Fact | undefined,
  known: Known,
  said: Said,
  year?: number,
): Found[] => {
  const found: Found[] = []
  const taken = new Set(claimed.map(({ mention }) => mention))
  const founded =
    scenes.some(({ text, mood }) => states(mood) && /新型研发机构|新研机构/u.test(text)) || asked?.role === 'form'
  const denied = new Denied()
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

  /** 软件行业：否; 独立法人嘛，算不上: what the clause names is answered by the next. */
  const answeredNext = (index: number): boolean => {
    const next = scenes.slice(index + 1).find(({ text }) => !isFormChoice(text))
    return (
      next !== undefined &&
      next.sentence === scenes[index]?.sentence &&
      next.mentions.length + next.figures.length === 0 &&
      bareAnswer(next.text) !== undefined
    )
  }

  const tell = (mention: Mention, scene: Scene, there: boolean, at: number) => {
    if (mention.claim) {
      const fact = factOf(mention, scene, asked, founded, openingOf(scene))
      if (!fact) return
      const corrected = [scene, scenes[scenes.indexOf(scene) - 1]].some((each) => each && CORRECTION.test(each.text))
      const before = corrected ? undefined : yes.get(fact)
      const ofIncidents = isIncident(fact) && isIncident(mention.claim.fact)
      const flips = mention.claim.bad && (fact === mention.claim.fact || ofIncidents)
      const holds = flips ? !there : there
      if (ofIncidents && holds) {
        for (const settled of denied.add(mention.text, asked)) {
          if (!corrected && yes.get(settled) === false) continue
          yes.set(settled, true)
          found.push({ fact: settled, value: true, at, words: said(scene.start, scene.end) })
        }
        return
      }
      if (
        ofIncidents &&
        !countsAgainst(mention.text, scene.text + (scenes[scenes.indexOf(scene) + 1]?.text ?? ''), asked)
      )
        return
      const value = combined(known.facts.get(fact), before, holds)
      // no local enterprise among them is not to be alone
      if (fact === 'joint_build' && !value && mentions(scene, 'local_enterprise_partners')) return
      yes.set(fact, value)
      found.push({ fact, value, at, words: said(scene.start, scene.end) })
    } else if (!there && !taken.has(mention) && !CROSSED.test(scene.text)) {
      for (const fact of subjectFacts(mention, scene, known, year))
        found.push({ fact, value: 0, at, words: said(scene.start, scene.end) })
    }
  }

  scenes.forEach((scene, index) => {
    if (isFormChoice(scene.text)) return
    if (scene.sentence !== sentence && pending.length > 0 && bareAnswer(scene.text) === undefined) pending = []
    if (scene.sentence !== sentence) wondered = []
    sentence = scene.sentence
    if (UNKNOWN.test(scene.text) && !WONDERS.test(scene.text) && !UNSPOKEN.includes(scene.mood)) {
      const open = scene.mentions.filter((mention) => !taken.has(mention))
      const about =
        open.length > 0 ? open.map((mention) => ({ mention, scene })) : pending.length > 0 ? pending : wondered
      const facts: (FactId | undefined)[] = about.flatMap(
        ({ mention, scene: where }): readonly (FactId | undefined)[] =>
          mention.claim ? [factOf(mention, where, asked, founded)] : subjectFacts(mention, where, known, year),
      )
      const wanted: readonly (FactId | undefined)[] =
        facts.length > 0 || scene.mentions.length > 0 || (index > 0 && topics > 0)
          ? facts
          : asked && scene.mood === 'told' && !ABOUT_RULES.test(scene.text) && scene.places.length === 0
            ? [asked.id]
            : []
      for (const fact of wanted)
        if (fact) found.push({ fact, value: 'unknown', at: scene.start, words: said(scene.start, scene.end) })
      pending = []
      topics += 1
      return
    }
    const culture = scene.mood === 'planned' && /培育期/u.test(scene.text)
    const joint = scene.mood === 'planned' && plansJointly(scene)
    if (!states(scene.mood) && !culture && !joint) {
      // 是否软件企业：否
      const entry = scene.mood === 'asked' && /^\s*(?:是否|有无|是不是)/u.test(scene.text) && /[:：]/u.test(scene.mark)
      pending = entry ? scene.mentions.map((mention) => ({ mention, scene })) : []
      wondered = scene.mood === 'asked' ? scene.mentions.map((mention) => ({ mention, scene })) : []
      return
    }
    if (asked && topics === 0 && scene.mentions.length === 0 && names(asked, scene.text)) {
      found.push({ fact: asked.id, value: true, at: scene.start, words: said(scene.start, scene.end) })
      topics += 1
      return
    }
    const answer = bareAnswer(scene.text)
    if (answer && scene.mentions.length === 0 && scene.figures.length === 0) {
      if (pending.length > 0) {
        for (const { mention, scene: where } of pending)
          tell(mention, { ...where, end: scene.end }, answer.yes, scene.start)
        pending = []
      } else if (asked && topics === 0) {
        const fact = saidOf(asked, answer, known)
        const value = fact === asked.id ? answered(asked, answer) : answer.yes
        if (value !== undefined) found.push({ fact, value, at: scene.start, words: said(scene.start, scene.end) })
      }
      topics += 1
      return
    }
    const statuses = presences(scene.text, scene.start, scene.mentions)
    const spans = [...scene.mentions, ...scene.figures].map(({ start, end }) => ({
      start: start - scene.start,
      end: end - scene.start,
    }))
    const seats = scene.places.filter((seat) => spans.every(({ start, end }) => seat.end <= start || seat.start >= end))
    const rest = residue(scene.text, [...spans, ...seats]).replace(/注册|登记/u, '')
    const open = pending
    scene.mentions.forEach((mention, i) => {
      topics += 1
      const status = statuses[i] ?? {}
      if (scene.mood === 'asking' && !scene.own) {
        wondered.push({ mention, scene })
        return
      }
      const there = mention.claim
        ? thereOf(mention, status, rest, scene, answeredNext(index), known)
        : status.closed
          ? status.there
          : undefined
      const dated = [scene, ...(saysOnlyWhen(scenes[index + 1]) ? scenes.slice(index + 1, index + 2) : [])]
      const fact = mention.claim && known.facts.get(mention.claim.fact)
      const reach = fact && reachOf(fact)
      const old =
        reach !== undefined &&
        dated.some(({ text }) => longAgo(text, reach, year)) &&
        !dated.some(({ text }) => RECENT.test(text))
      // what is asked is whether it happened within the years: longer ago is a no
      if (reach !== undefined && fact?.telling?.presence === 'affirms' && there) {
        if (dated.some(({ text }) => outOf(text, reach, year))) {
          tell(mention, scene, false, mention.start)
          return
        }
        if (dated.some(({ text }) => isAtTheEdge(text, reach))) return
      }
      if (there === undefined || (old && there && isEvent(mention, known))) {
        if (!taken.has(mention)) pending.push({ mention, scene })
        return
      }
      // 以前没被撤销过 denies it of all the years there were
      if (old && isEvent(mention, known) && (there || !NEVER_YET.test(scene.text))) return
      pending = pending.filter((each) => !open.includes(each))
      if (joint && mention.claim?.fact !== 'joint_build') return
      tell(mention, scene, culture || there, mention.start)
    })
  })
  return found
}
