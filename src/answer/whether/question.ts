import { type Knowledge, SHAPES, type Shape, type WordingReader, wordingReader } from '../../knowledge/index.ts'

/** How it is asked whether. */
export interface WhetherReader {
  /** The shape of a question, by its words; `is` where it has none: 是不是. */
  shapeOf(folded: string): Shape | 'is'
  /** Nothing but whether is asked by a clause that ends so, that holds both ways at once, or that begins so in English. */
  asksOutright(folded: string): boolean
  /** Somebody believes it, and wants to hear whether it is so. */
  claims(folded: string): boolean
  /** Whoever asks fears it: 会不会卡. */
  isAdverse(folded: string): boolean
  /** It asks for more than a text says, unless the text says so: 直接, 自动, 保证. */
  asksMore(folded: string, told: string): boolean
  /** Whether it speaks of something by this word; of what a word denies, not by both ways at once: 要不要理事会 has no 不要理事会. */
  speaksOf(folded: string, word: string): boolean
  /** Whether what stands at a place is denied: 不拉高校. */
  isDenied(folded: string, at: number): boolean
  /** Whether anything is denied at all. */
  denies(folded: string): boolean
  /** Whether words say what must be so, or may not. */
  isDuty(words: string): boolean
  /** A text is asked to have lapsed; otherwise to hold. */
  asksLapsed(folded: string): boolean
  /** Whether a text holds is asked, in words of holding or of having lapsed. */
  asksHolding(folded: string): boolean
  /** Whether words say that something lapsed: 同时废止. */
  saysLapsed(words: string): boolean
  /** Several are asked to be alike, or to differ. */
  compares(folded: string): 'same' | 'differ' | undefined
  /** Whether words say that something is lost: 撤销. */
  isLoss(words: string): boolean
  /** Whether words allow what they do not ask for: 鼓励. */
  isMay(words: string): boolean
  /** It is asked whether what falls short may be eased: 能通融吗. */
  asksEasing(folded: string): boolean
  /** The part of a question that asks outright, the last where several do; all of it where none does. */
  partThatAsks(folded: string): string
  /** One of several is believed to be enough. */
  asksEither(folded: string): boolean
  /** What is asked to be so: what stands behind the word that asks, 硕士以上 of 要硕士以上吗; empty where nothing does. */
  objectOf(part: string): string
  /** Whether words ask for all of several. */
  isTogether(words: string): boolean
  /** It is asked for one more than there are: 再批一家. */
  asksAnother(folded: string): boolean
  /** Whether the words of a text leave room. */
  isSoft(told: string): boolean
}

const CLAUSE_END = /[，。；？！,.;?!\n]/u
/** The same, with what ends a clause kept as a part of its own. */
const CLAUSE_KEPT = /([，。；？！,.;?!\n])/u

/** 上不上, 报没报: the same word both ways. */
const BOTH_WAYS = /(\p{Script=Han})[不没]\1/gu

const ENDING = /[\s？?。.!！~～]{1,12}$/u
const IS = '是'

/** What is denied stands so near what denies it. */
const NEAR = 6

export function whetherReader({ asking }: Pick<Knowledge, 'asking'>): WhetherReader {
  const wordsOf = (id: string): readonly string[] => asking.get(id)?.words.flatMap(({ words }) => words) ?? []
  const readerOf = (id: string): WordingReader<string> =>
    wordingReader([{ of: id, words: asking.get(id)?.words ?? [], except: asking.get(id)?.except ?? [] }])
  const shapes = SHAPES.map((shape) => ({ shape, read: readerOf(shape) }))
  const [
    adverse,
    over,
    soft,
    neutral,
    duties,
    ends,
    begins,
    lapsed,
    same,
    differ,
    taken,
    may,
    eases,
    opens,
    closes,
    either,
    together,
    holding,
    another,
  ] = [
    'adverse',
    'over',
    'soft',
    'neutral',
    'duties',
    'ends',
    'begins',
    'lapsed',
    'same',
    'differ',
    'taken',
    'may',
    'eases',
    'due_opens',
    'due_closes',
    'either',
    'together',
    'holding',
    'another',
  ].map(wordsOf)
  const longestFirst = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length)
  const [negations, between] = [longestFirst(wordsOf('negations')), longestFirst(wordsOf('between'))]
  const has = (words: readonly string[] | undefined, text: string) =>
    words?.some((word) => text.includes(word)) ?? false
  const blank = (word: string) => '○'.repeat(word.length)
  /** 非…不可 denies nothing. */
  const withoutDue = (clause: string): string => {
    const [open] = (opens ?? []).filter((word) => clause.includes(word))
    const close = closes?.find((word) => open !== undefined && clause.lastIndexOf(word) > clause.indexOf(open))
    if (open === undefined || close === undefined) return clause
    const at = clause.lastIndexOf(close)
    return `${clause.slice(0, at)}${blank(close)}${clause.slice(at + close.length)}`.replace(open, blank(open))
  }
  /** What ends a question asks, and denies nothing: 作数不嘛. */
  const withoutEnd = (clause: string): string => {
    const said = clause.trimEnd()
    const end = longestFirst(ends ?? []).find((word) => said.endsWith(word))
    return end === undefined ? clause : `${said.slice(0, -end.length)}${blank(end)}`.padEnd(clause.length)
  }
  /** Both ways at once denies nothing: 是不是. */
  const plain = (folded: string) =>
    longestFirst(neutral ?? [])
      .reduce((text, word) => text.replaceAll(word, blank(word)), folded)
      .replace(BOTH_WAYS, blank)
      .split(CLAUSE_KEPT)
      .map((clause) => withoutDue(withoutEnd(clause)))
      .join('')
  // 要什么 ends in 么 and asks what.
  const asksWhat = asking.get('claims')?.except ?? []
  const endsAsking = (part: string): boolean => {
    const said = part.trim()
    const [first] = said.split(' ')
    return (
      has(
        begins?.filter((word) => word === first),
        said,
      ) ||
      ((ends?.some((word) => said.endsWith(word)) ?? false) && !asksWhat.some((word) => said.endsWith(word)))
    )
  }
  const isDenied = (folded: string, at: number): boolean => {
    let before = plain(folded)
      .slice(Math.max(0, at - 2 * NEAR), at)
      .trimEnd()
    for (let left = before.length; left > 0; left--) {
      if (negations.some((word) => before.endsWith(word))) return true
      const filler = between.find((word) => before.endsWith(word))
      if (filler === undefined) return false
      before = before.slice(0, -filler.length).trimEnd()
    }
    return false
  }
  const denies = (folded: string) => has(negations, plain(folded))
  return {
    shapeOf: (folded) => shapes.find(({ read }) => read(folded).length > 0)?.shape ?? 'is',
    asksOutright: (folded) => folded.split(CLAUSE_END).some(endsAsking) || has(neutral, folded),
    partThatAsks: (folded) =>
      folded.split(CLAUSE_END).findLast((part) => endsAsking(part) || has(neutral, part)) ?? folded,
    objectOf: (part) => {
      const said = withoutEnd(part.replace(ENDING, ''))
      const shape = shapes.find(({ read }) => read(part).length > 0)
      const last = shape?.read(part).at(-1)
      const from = last?.end ?? said.lastIndexOf(IS) + 1
      return from > 0 ? said.slice(from).replaceAll('○', '') : ''
    },
    claims: (folded) => (shapes.find(({ shape }) => shape === 'claims')?.read(folded).length ?? 0) > 0,
    isAdverse: (folded) =>
      has(adverse, plain(folded)) ||
      // 会不会超 asks both ways at once, and is feared all the same.
      has(
        adverse?.filter((word) => word.length === 1 || plain(word) !== word),
        folded,
      ),
    asksMore: (folded, told) => (over ?? []).some((word) => folded.includes(word) && !told.includes(word)),
    speaksOf: (folded, word) =>
      (negations.some((negation) => word.startsWith(negation)) ? plain(folded) : folded).includes(word),
    isDenied,
    denies,
    asksLapsed: (folded) => has(lapsed, folded) !== denies(folded),
    asksHolding: (folded) => has(holding, folded) || has(lapsed, folded),
    saysLapsed: (words) => has(lapsed, words),
    compares: (folded) => (has(differ, plain(folded)) ? 'differ' : has(same, folded) ? 'same' : undefined),
    isLoss: (words) => has(taken, words),
    isMay: (words) => has(may, words),
    asksEasing: (folded) => has(eases, folded),
    asksEither: (folded) => has(either, folded),
    isTogether: (words) => has(together, words),
    isDuty: (words) => has(duties, words),
    asksAnother: (folded) => has(another, folded),
    isSoft: (told) => has(soft, told),
  }
}
