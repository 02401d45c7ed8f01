import type { Stretch } from './rendering.ts'
import type { Token } from './tokens.ts'

/** What a phrase says on which the rest of its sentence hangs. */
const CONDITION =
  /(?:的|后|前|时|外|内|情况下|期间|过程中|基础上|领域|中)$|^(?:除|如|若|经|对|因|凡|确需|只有|在|根据|依据|依照|按|自|于|当|由于|通过|每)|涉及|发生|出现|存在|发现|逾期|期满|到期|届满/u
/** What is said to hold only under it, by its last word. */
const SUPPOSED = /[的后时前外]$/u
const EXCEPTION = /除|外$|^[但且或否与和及]|并且|以及|不包括|不含|不适用|不受|例外|免/u
/** How binding a phrase is; one that says nothing of it takes it from the phrases before. */
const STRENGTH =
  /[应须可不要未无]|非|必|得(?!到)|禁止|原则上|一般|鼓励|优先|引导|适当|允许|^支持|力争|争取|尽量|尽可能|酌情|视情|主要由/u
/** Whom it binds, and when, is said before. */
const BINDS = /^(?:应|须|必|可|不得|不可|不能|要|得(?!到)|需|将)/u
/** A figure that others follow in its phrase is a time or a share that may hold for the phrases after it too: 近三年无…，未发生…. */
const SPAN = /\}\}./u
/** A sentence that takes back the one before it. */
const TAKES_BACK = /^(?:但|除|不过|然而|上述|前款|前项)/u
/** One that takes back something of all before it: 可适当低于以上标准. */
const REFERS_BACK = /(?:以上|上述|前述|前款|前项|本款|本条)(?:的?(?:标准|条件|要求|规定|比例|数量|限制|情形))/u
/** Whom a sentence speaks of, and those after it in its clause too: 对2024年以前批复建设的中心，…. */
const SCOPE = /^(?:对(?!此)|凡|属于).{0,60}(?:\}\}|〔〕|以前|以后|之前|之后).{0,60}的/u

/** Whether a sentence bears on all that its clause says before it, so that none of that is said without it. */
export const refersBack = (sentence: string): boolean => REFERS_BACK.test(sentence)

/** Whether a stretch can stand by itself: nothing left out of its sentence, from `least` on, bears on it. */
export function stands(source: readonly Token[], { from, to }: Stretch, least: number): boolean {
  const [start, end] = [Math.max(from < least ? 0 : least, sentenceStart(source, from)), sentenceEnd(source, to)]
  const said = phrasesOf(source.slice(from, to).map(plainly))
  const before = phrasesOf(source.slice(sideStart(source, start, from, said[0] ?? ''), from))
  const after = phrasesOf(source.slice(to, sideEnd(source, to, end)))
  if (TAKES_BACK.test(phrasesOf(source.slice(end + 1, sentenceEnd(source, end + 1)))[0] ?? '')) return false
  if (start > least && SCOPE.test(phrasesOf(source.slice(least, start))[0] ?? '')) return false
  return standsAfter(before, said) && standsBefore(said, after)
}

/** Without a sign that binds nothing in the word it is part of: 应用. */
const plainly = (token: Token): Token =>
  /^[应须可未无要得需]$/u.test(token.text) && token.plain.length === 0 ? { ...token, text: '·' } : token

function standsAfter(before: readonly string[], said: readonly string[]): boolean {
  const [first = ''] = said
  if (before.length === 0) return true
  if (before.some((phrase) => CONDITION.test(phrase) || EXCEPTION.test(phrase) || SPAN.test(phrase))) return false
  if (EXCEPTION.test(first)) return false
  const bound = before.some((phrase) => STRENGTH.test(phrase))
  if (!bound) return !BINDS.test(first)
  const own = said.find((phrase) => !SUPPOSED.test(phrase)) ?? ''
  return STRENGTH.test(own.replace(/不[断同仅]/gu, ''))
}

function standsBefore(said: readonly string[], after: readonly string[]): boolean {
  return !after.some((phrase) => EXCEPTION.test(phrase)) && (after.length === 0 || !CONDITION.test(said.at(-1) ?? ''))
}

const closes = (token: Token | undefined): boolean => token !== undefined && /^[。！？\n]$/u.test(token.text)

function sentenceStart(source: readonly Token[], from: number): number {
  let at = from
  while (at > 0 && !closes(source[at - 1])) at--
  return at
}

function sentenceEnd(source: readonly Token[], to: number): number {
  let at = to
  while (at < source.length && !closes(source[at])) at++
  return at
}

const isSide = (token: Token | undefined): boolean => token !== undefined && /^[；;]$/u.test(token.text)

/** A case of its own begins anew after a semicolon: 对评估为“中”的，…；对评估为“差”的，…. */
function sideStart(source: readonly Token[], start: number, from: number, first: string): number {
  return SUPPOSED.test(first) && isSide(source[from - 1]) ? from : start
}

/** As far as the semicolon after which something else is said. */
function sideEnd(source: readonly Token[], to: number, end: number): number {
  const side = source.findIndex((token, at) => at >= to && at < end && isSide(token))
  if (side < 0) return end
  return EXCEPTION.test(phrasesOf(source.slice(side, end))[0] ?? '') ? end : side
}

/** The phrases between stops, as words. */
function phrasesOf(tokens: readonly Token[]): string[] {
  const text = tokens.map(({ kind, text: words }) => (kind === 'stop' ? '\n' : words)).join('')
  return text.split('\n').filter((phrase) => phrase !== '')
}
