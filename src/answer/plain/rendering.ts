import type { Token, Tokens } from './tokens.ts'

/** Words and signs of a source that a sentence says, from the one to before the other. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

interface Option {
  readonly text: string
  /** Other than the source has it. */
  readonly changed: boolean
  /** It leans on the phrase before: 就撤销. */
  readonly leans?: true
}

const QUOTES = /^[“”‘’「」『』《》]$/u
const STRONG = /^[。！？\n]$/u
/** After one of these a comma changes nothing: 成立后，报. */
const MOMENT = /^(?:后|时|期间|期满)$/u
const OPEN = /[后时前外]$/u
/** What a phrase ends with that others hang on. */
const CONDITION = /^(?:的|后|时|前|外)$/u
/** After these a figure is none of a name's: 不是, 自是, 达到是. */
const NO_NAME = /^[不非未没无自至到从对于在为向按经约近与和及或占、的]$/u

/** The tokens of a source without its quotation marks, stops that follow one another joined; what stands in brackets or quotation marks parts nothing. */
export function sourceOf(text: string, tokens: Tokens): Token[] {
  const source: Token[] = []
  let open = 0
  for (const token of tokens.of(text)) {
    if (token.kind === 'open') open++
    if (token.kind === 'close') open = Math.max(0, open - 1)
    if (QUOTES.test(token.text)) continue
    const last = source.at(-1)
    if (token.kind !== 'stop') source.push(token)
    else if (open > 0) source.push({ ...token, kind: 'word' })
    else if (last && last.kind !== 'stop') source.push(token)
    else if (last && STRONG.test(token.text) && token.text !== '\n') source[source.length - 1] = token
  }
  return source
}

/** Where each stretch stands that a sentence says in other words: word by word in its order, each as it is or as what may stand for it. */
export function stretchesSaid(sentence: string, source: readonly Token[], tokens: Tokens): Stretch[] {
  const options = source.map((_, at) => optionsAt(source, at))
  return source.flatMap((token, from) => {
    if (token.kind === 'stop' || !begins(source, from)) return []
    return endsOf(sentence, source, options, from, tokens).map((to) => ({ from, to }))
  })
}

const begins = (source: readonly Token[], at: number): boolean => at === 0 || source[at - 1]?.kind === 'stop'

/** All places where a reading of the whole sentence ends that begins at `from`. */
function endsOf(
  sentence: string,
  source: readonly Token[],
  options: readonly (readonly Option[])[],
  from: number,
  tokens: Tokens,
): number[] {
  const ends = new Set<number>()
  const seen = new Set<string>()
  const open: { at: number; place: number; changed: boolean }[] = [{ at: from, place: 0, changed: false }]
  for (let state = open.pop(); state; state = open.pop()) {
    const { at, place, changed } = state
    const key = `${at} ${place} ${changed}`
    if (seen.has(key)) continue
    seen.add(key)
    if (place === sentence.length && (at === source.length || source[at]?.kind === 'stop')) ends.add(at)
    for (const option of options[at] ?? []) {
      if (!sentence.startsWith(option.text, place) || (option.leans && at === from)) continue
      if ((changed || option.changed) && place > 0 && tokens.seam(sentence, place)) continue
      // A word left out joins its neighbours.
      const joins = option.changed || (option.text === '' && changed)
      open.push({ at: at + 1, place: place + option.text.length, changed: joins })
    }
  }
  return [...ends]
}

/** All ways to say one token where it stands. */
function optionsAt(source: readonly Token[], at: number): Option[] {
  const token = source[at]
  if (!token) return []
  if (token.kind === 'stop') return stopOptions(token, source[at - 1])
  const own = [as(token.text), ...token.plain.map(instead)]
  if (token.kind === 'slot') return measured(source, at) ? [...own, instead(`是${token.text}`)] : own
  if (token.kind !== 'word') return BRACKETS.get(token.text)?.map(as) ?? own
  if (/^[为是]$/u.test(token.text) && source[at + 1]?.kind === 'slot' && measured(source, at + 1, at))
    return [as(token.text), instead('是'), instead('')]
  const moments = MOMENT.test(token.text) ? momentOptions(own, source[at + 1]) : own
  return [...moments, ...leaning(source, at, moments), ...supposing(source, at, moments)]
}

const as = (text: string): Option => ({ text, changed: false })
const instead = (text: string): Option => ({ text, changed: true })

const BRACKETS = new Map([
  ['（', ['（', '(']],
  ['(', ['（', '(']],
  ['）', ['）', ')']],
  [')', ['）', ')']],
])

/** What closes a sentence closes it here too; what does not, does not. */
function stopOptions({ text }: Token, before: Token | undefined): Option[] {
  const signs = STRONG.test(text) ? ['。', '；'] : ['，', '；', '：', ',', ':', ';']
  const dropped = OPEN.test(before?.text ?? '') && /^[，,]$/u.test(text)
  return [...signs.map(as), ...(dropped ? [instead('')] : [])]
}

/** A figure that closes its phrase after the name of what it is of. */
function measured(source: readonly Token[], slot: number, copula = slot): boolean {
  const [name, after] = [source[copula - 1], source[slot + 1]]
  return (
    name?.kind === 'word' && !name.verb && !NO_NAME.test(name.text) && (after === undefined || after.kind === 'stop')
  )
}

function momentOptions(own: readonly Option[], after: Token | undefined): Option[] {
  const done = own.flatMap(({ text }) => (/^(?:以|之)后$/u.test(text) ? [instead(`了${text}`)] : []))
  const all = [...own, ...done]
  return after?.kind === 'word' ? [...all, ...all.map(({ text }) => instead(`${text}，`))] : all
}

/** 就 before what is to be done, where the phrase before says under which condition. */
function leaning(source: readonly Token[], at: number, own: readonly Option[]): Option[] {
  const stop = source[at - 1]
  if (stop?.kind !== 'stop' || STRONG.test(stop.text) || !CONDITION.test(source[at - 2]?.text ?? '')) return []
  if (!source[at]?.verb) return []
  return ['就', '那', '那就'].flatMap((joint) =>
    own.map(({ text }): Option => ({ text: `${joint}${text}`, changed: true, leans: true })),
  )
}

/** 如果 before a phrase that is a condition by its last word and opens its sentence. */
function supposing(source: readonly Token[], at: number, own: readonly Option[]): Option[] {
  if (at > 0 && !STRONG.test(source[at - 1]?.text ?? '') && source[at - 1]?.text !== '；') return []
  const end = source.findIndex(({ kind }, i) => i > at && kind === 'stop')
  const stop = source[end]
  if (!stop || !/^[，,]$/u.test(stop.text) || source[end - 1]?.text !== '的') return []
  if (/^(?:对|对于|经|经过|如|如果|若|凡|除|按|按照|根据|在|于|自|因|由于|为)$/u.test(source[at]?.text ?? '')) return []
  return ['如果', '要是'].flatMap((joint) => own.map(({ text }) => instead(`${joint}${text}`)))
}
