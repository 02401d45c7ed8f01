/** What a sentence may repeat. Figures stand in it as slots, as in the sentence. */
export interface Original {
  /** The clause the sentence names, as the model was shown it. */
  readonly clause: string
  /** The sentence an item stands under (依托单位应具备以下条件：); empty where it stands under none. */
  readonly above: string
  /** Names a sentence may open with: of the place, of the regulation. */
  readonly names: readonly string[]
}

const SLOT = '\\{\\{[^{}]*\\}\\}'
/** Letters and the sign of a list count; blanks, quotation marks and the rest do not. Every other stop parts two pieces. */
const TOKEN = new RegExp(`${SLOT}|\\p{L}|、|[，。；：！？,;:（）()\\n]`, 'gu')
const STOP = /^[，。；：！？,;:（）()\n]$/u
/** After one of these a comma changes nothing: 牵头建设的，必须. */
const OPEN = /[的后时前外]$/u
/** Between these and a figure nothing is said: 公示时间为{{…}}. */
const COPULA = new RegExp(`(?<=[间期度例额数值积入为人])[为是](?=${SLOT})`, 'gu')
const [OPENS, CLOSES] = ['“‘「『《（(', '”’」』》）)']
const SHORTEST = 3

/** What a piece says on which the rest of its sentence hangs, or which is taken back in it. */
const CONDITION =
  /(?:的|后|前|时|外|内|情况下|期间|过程中|基础上)$|^(?:除|如|若|经|对|因|凡|确需|只有|在|根据|按|自|于|当)/u
const EXCEPTION = /除|外$|^[但且或否与和及]|并且|以及|不包括|不含|不适用|不受|例外|免/u
/** A figure that opens a piece is a time or a share that holds for the pieces after it too: 近三年无…，未发生…. */
const SPAN = /^\{\{/u
/** How binding a piece is; one that says nothing of it takes it from the pieces before. */
const STRENGTH = /[应须可不要未无]|非|必|得(?!到)|禁止|原则上|一般|鼓励|优先|引导|适当|允许|^支持/u

interface Token {
  readonly sign: string
  /** It parts two pieces. */
  readonly stop: boolean
}

/** Whether a sentence is a stretch of its clause: whole pieces one after the other, word for word, torn from nothing that they hang on. */
export function repeats(sentence: string, { clause, above, names }: Original): boolean {
  const said = withoutOpening(sentence, names)
  const whole = `${above}${above === '' ? '' : '\n'}${clause}`
  if (quotedIn(said).some((quoted) => !bare(whole).includes(bare(quoted)))) return false
  if (/[？！]/u.test(said) && !whole.includes(said)) return false
  const words = trimmed(tokensOf(said))
  if (words.filter(({ stop }) => !stop).length < SHORTEST) return false
  const source = tokensOf(whole)
  const own = tokensOf(above === '' ? '' : `${above}\n`).length
  return source.some((_, from) => {
    const to = from + words.length
    return to > own && matches(words, source, from) && stands(source, from, to, from < own ? 0 : own)
  })
}

/** The sentence without 按照《…》规定 or 在万州区 before its first comma. */
function withoutOpening(sentence: string, names: readonly string[]): string {
  const [first = '', ...rest] = sentence.split('，')
  const named = /^(?:(?:按照?|根据|依据)《?(?<title>[^《》]+)》?的?规定|在(?<place>\p{Script=Han}+))$/u.exec(
    first.trim(),
  )
  const name = named?.groups?.title ?? named?.groups?.place
  return name !== undefined && names.includes(name) && rest.length > 0 ? rest.join('，') : sentence
}

/** What stands in quotation marks or brackets, with them, as far as the first that closes. */
function quotedIn(text: string): string[] {
  const quoted: string[] = []
  let from: number | undefined
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (OPENS.includes(sign)) from ??= at
    else if (from !== undefined && CLOSES.includes(sign)) {
      quoted.push(text.slice(from, at + 1))
      from = undefined
    }
  }
  return quoted
}

const bare = (text: string): string => text.replace(/\s/gu, '')

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const [sign] of text.replace(COPULA, '').matchAll(TOKEN)) {
    const last = tokens.at(-1)
    const stop = STOP.test(sign)
    if (stop && last === undefined) continue
    if (stop && last?.stop) {
      // Of two stops together the one that closes the sentence counts.
      if (closes({ sign, stop })) tokens[tokens.length - 1] = { sign, stop }
      continue
    }
    if (/^[，,]$/u.test(sign) && last && OPEN.test(last.sign)) continue
    tokens.push({ sign, stop })
  }
  return tokens
}

const trimmed = (tokens: readonly Token[]): readonly Token[] => (tokens.at(-1)?.stop ? tokens.slice(0, -1) : tokens)

const matches = (words: readonly Token[], source: readonly Token[], from: number): boolean =>
  words.every(({ sign, stop }, i) => {
    const there = source[from + i]
    return there !== undefined && (stop ? there.stop : there.sign === sign)
  })

/** Whether what stands at these places can stand by itself: nothing left out of its sentence, from `least` on, bears on it. */
function stands(source: readonly Token[], from: number, to: number, least: number): boolean {
  if ((from > 0 && !source[from - 1]?.stop) || (to < source.length && !source[to]?.stop)) return false
  const [start, end] = [Math.max(least, sentenceStart(source, from)), sentenceEnd(source, to)]
  const [before, said, after] = [
    piecesOf(source.slice(start, from)),
    piecesOf(source.slice(from, to)),
    piecesOf(source.slice(to, end)),
  ]
  const [first = '', last = ''] = [said[0], said.at(-1)]
  if (before.some((piece) => CONDITION.test(piece) || EXCEPTION.test(piece) || SPAN.test(piece))) return false
  if (before.some((piece) => STRENGTH.test(piece)) && !STRENGTH.test(first)) return false
  if (before.length > 0 && EXCEPTION.test(first)) return false
  if (after.some((piece) => EXCEPTION.test(piece))) return false
  return after.length === 0 || !CONDITION.test(last)
}

const closes = (token: Token | undefined): boolean => token !== undefined && /^[。！？\n]$/u.test(token.sign)

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

/** The pieces between stops, as words. */
function piecesOf(tokens: readonly Token[]): string[] {
  const text = tokens.map(({ sign, stop }) => (stop ? '\n' : sign)).join('')
  return text.split('\n').filter((piece) => piece !== '')
}
