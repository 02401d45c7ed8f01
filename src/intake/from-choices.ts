import { type Fact, factIn } from '../knowledge/index.ts'
import type { Found, Said } from './found.ts'
import { type Kinds, kindIn } from './kind.ts'
import type { Known } from './known.ts'
import { CORRECTION } from './lexicon/moods.ts'
import { states } from './moods.ts'
import type { Scene } from './scene.ts'
import { seatIn } from './seat.ts'
import { isHeading } from './seats.ts'

/** 新型研发机构，不是公司: what follows the kind is its form. */
const FORM =
  /^(?:但|我们|并|也|目前|现在)*(?:(?<no>不是|不属于|并非|非)|是|属于)(?:一?[家个])?(?:企业|公司)(?:性质|法人|制)?的?$/u

export const kindOf = (
  scenes: readonly Scene[],
  asked: Fact | undefined,
  known: Known,
  kinds: Kinds,
  said: Said,
): Found[] => {
  const found: Found[] = []
  const [kindFact, formFact] = [factIn(known.facts, 'kind'), factIn(known.facts, 'form')]
  if (kindFact === undefined) return []
  for (const [index, scene] of scenes.entries()) {
    if (isAnybodys(scenes, index)) continue
    if (!states(scene.mood) && scene.mood !== 'planned' && !(scene.own && scene.mood === 'asked')) continue
    const answers = asked?.role === 'kind' && scene.mentions.length + scene.figures.length === 0
    const kind = kindIn(
      scene.text,
      scene.places,
      scene.own || answers,
      scene.mood !== 'told',
      [...scene.mentions, ...scene.figures].map(({ start, end }) => ({
        start: start - scene.start,
        end: end - scene.start,
      })),
      kinds,
    )
    const formless = kinds.first !== undefined && found.some(({ value }) => value === kinds.first)
    const form = formless ? FORM.exec(scene.text.trim()) : undefined
    if (form && formFact !== undefined) {
      const words = said(scene.start, scene.end)
      found.push({ fact: formFact, value: form.groups?.no === undefined, at: scene.start, words })
      continue
    }
    if (!kind) continue
    const words = said(scene.start + kind.start, scene.start + kind.end)
    if (asked?.role === 'form') {
      if (kind.value === 'enterprise') found.push({ fact: asked.id, value: true, at: scene.start, words })
      continue
    }
    if (kind.value !== kinds.first && formless) continue
    found.push({ fact: kindFact, value: kind.value, at: scene.start, words })
  }
  return found
}

const SEAT_LABEL = /(?:注册|登记|所在|工商)[\p{Script=Han}]{0,4}$/u

/** 注册地不在聊城，在德州 */
const SEAT_DENIED = /(?:注册|登记|所在|总部|工商).{0,40}(?:不|没)(?:是|在)/u

/** 聊城的高校想牵头，一定要拉企业吗: asks what the rules demand of any such. */
const DEMANDED = /一定|必须|非得|非要|要不要|是不是|需不需要|需要|要(?=拉|找|有|联合|带)|得(?=拉|找|有|联合|带)/u
const isAnybodys = (scenes: readonly Scene[], index: number): boolean => {
  const scene = scenes[index]
  return (
    scene !== undefined &&
    !scene.own &&
    scene.figures.length === 0 &&
    /想|要|牵头|来|去|做|申报|报/u.test(scene.text) &&
    scenes
      .slice(index + 1)
      .some(
        ({ sentence, mood, text, own }) => sentence === scene.sentence && !own && !states(mood) && DEMANDED.test(text),
      )
  )
}

export const seatOf = (
  scenes: readonly Scene[],
  asked: Fact | undefined,
  known: Known,
  listed: boolean,
  said: Said,
): Found[] => {
  const found: Found[] = []
  const fact = factIn(known.facts, 'seat')
  if (fact === undefined) return []
  const answers = asked?.role === 'seat'
  let registered = false
  for (const [index, scene] of scenes.entries()) {
    if (!states(scene.mood) && scene.mood !== 'planned' && !(scene.own && scene.mood === 'asked')) continue
    if (isAnybodys(scenes, index)) continue
    const { text: before = '', places: named = [] } = scenes[index - 1] ?? {}
    const labelled =
      (SEAT_LABEL.test(before) && named.length === 0) ||
      SEAT_DENIED.test(before) ||
      (registered && CORRECTION.test(before))
    // A regulation's place at the head of a message says which rules are asked about (云南：…), not where the applicant is.
    if (index === 0 && !answers && isHeading(scene.text, scene.places)) continue
    const seat = seatIn(
      scene.text,
      scene.places,
      scene.own || answers || labelled,
      scene.mood !== 'told',
      listed || answers || labelled,
    )
    const corrected = CORRECTION.test(scene.text) || CORRECTION.test(before)
    if (seat?.registered || labelled || corrected) registered = true
    else if (registered) continue
    if (seat)
      found.push({
        fact,
        value: seat.value,
        at: scene.start,
        words: said(scene.start + seat.start, scene.start + seat.end),
      })
  }
  return found
}
