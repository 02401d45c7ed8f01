import type { ClauseId } from '../../law/index.ts'
import { guard } from '../guard/index.ts'
import { sourceOf, stretchesSaid } from './rendering.ts'
import type { Ground, Shown } from './shown.ts'
import { stands } from './stands.ts'

/** Why a sentence is not shown: signs or length, no clause of those given, a figure of its own, other words than may stand for the clause's, torn from what bears on it, or not upheld when asked for. */
export const FAULTS = ['prose', 'clause', 'figure', 'reworded', 'torn', 'entailed'] as const
export type Fault = (typeof FAULTS)[number]

const LONGEST = 200
/** A longer clause is one to read: each place where a sentence may begin in it is looked at. */
const LONGEST_CLAUSE = 4000
const SHORTEST = 3
/** No link, mark-up or mention: letters, the signs of Chinese prose, slots. */
const PROSE = /^[\p{Script=Han}A-Za-z\s，。；：、（）()“”‘’《》·—/&-]*$/u
/** What a thing is called further on says nothing of it. */
const NICKNAME = /[（(]以下简称[^（）()]{1,40}[）)]/gu
const SLOT = /\{\{[^{}]*\}\}/gu

/** What keeps a sentence from being shown; undefined where it is its clause in other words. */
export function checked(text: string, clause: ClauseId, shown: Shown): Fault | undefined {
  const sentence = text.trim()
  const ground = shown.grounds.get(clause)
  if (sentence === '' || sentence.length > LONGEST || !PROSE.test(sentence.replace(SLOT, ''))) return 'prose'
  if (!ground || ground.clause.length > LONGEST_CLAUSE) return 'clause'
  if (guard(sentence, ground.evidence).verdict === 'block') return 'figure'
  return heldAgainst(sentence, ground, shown)
}

function heldAgainst(sentence: string, ground: Ground, { tokens, openings }: Shown): Fault | undefined {
  const whole = `${ground.above}${ground.above === '' ? '' : '\n'}${ground.clause}`
  const said = withoutName(withoutOpening(sentence.replace(/[。；;]{1,4}$/u, ''), openings), ground.names)
  if (!quotedIn(said)?.every((quoted) => bare(whole).includes(bare(quoted)))) return 'reworded'
  const words = bare(said)
    .replace(NICKNAME, '')
    .replace(/[“”‘’「」『』《》]/gu, '')
  if (words.replace(SLOT, '数').length < SHORTEST) return 'reworded'
  const source = sourceOf(whole.replace(NICKNAME, ''), tokens)
  const above = ground.above === '' ? 0 : sourceOf(`${ground.above.replace(NICKNAME, '')}\n`, tokens).length
  const stretches = stretchesSaid(words, source, tokens)
  if (stretches.length === 0) return 'reworded'
  return stretches.some((stretch) => stands(source, stretch, above)) ? undefined : 'torn'
}

const bare = (text: string): string => text.replace(/\s/gu, '')

/** The sentence without 简单说 before its first comma. */
function withoutOpening(sentence: string, openings: readonly string[]): string {
  const [first = '', ...rest] = sentence.split('，')
  return rest.length > 0 && openings.includes(first.trim()) ? rest.join('，') : sentence
}

/** The sentence without 按照《…》规定 or 在万州区 before its first comma. */
function withoutName(sentence: string, names: readonly string[]): string {
  const [first = '', ...rest] = sentence.split('，')
  const named = /^(?:(?:按照?|根据|依据)《?(?<title>[^《》]+?)》?的?规定|在(?<place>\p{Script=Han}+))$/u.exec(
    first.trim(),
  )
  const name = named?.groups?.title ?? named?.groups?.place
  return name !== undefined && names.includes(name) && rest.length > 0 ? rest.join('，') : sentence
}

/** What stands in quotation marks, with them, as far as the first that closes; undefined where one stays open. */
function quotedIn(text: string): string[] | undefined {
  const quoted: string[] = []
  let from: number | undefined
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if ('“‘「『《'.includes(sign)) from ??= at
    else if ('”’」』》'.includes(sign)) {
      quoted.push(text.slice(from ?? at, at + 1))
      from = undefined
    }
  }
  return from === undefined ? quoted : undefined
}
