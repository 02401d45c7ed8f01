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
  /** Whether what stands at a place is denied: 不拉高校. */
  isDenied(folded: string, at: number): boolean
  /** Whether anything is denied at all. */
  denies(folded: string): boolean
  /** Whether words say what must be so, or may not. */
  isDuty(words: string): boolean
  /** A text is asked to have lapsed; otherwise to hold. */
  asksLapsed(folded: string): boolean
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
  /** Whether the words of a text leave room. */
  isSoft(told: string): boolean
}

const CLAUSE_END = /[，。；？！,.;?!\n]/u

/** What is denied stands so near what denies it. */
const NEAR = 6

export function whetherReader({ asking }: Pick<Knowledge, 'asking'>): WhetherReader {
  const wordsOf = (id: string): readonly string[] => asking.get(id)?.words.flatMap(({ words }) => words) ?? []
  const readerOf = (id: string): WordingReader<string> =>
    wordingReader([{ of: id, words: asking.get(id)?.words ?? [], except: asking.get(id)?.except ?? [] }])
  const shapes = SHAPES.map((shape) => ({ shape, read: readerOf(shape) }))
  const [adverse, over, soft, neutral, duties, ends, begins, lapsed, same, differ, taken, may, eases] = [
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
  ].map(wordsOf)
  const longestFirst = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length)
  const [negations, between] = [longestFirst(wordsOf('negations')), longestFirst(wordsOf('between'))]
  const has = (words: readonly string[] | undefined, text: string) =>
    words?.some((word) => text.includes(word)) ?? false
  /** Both ways at once denies nothing: 是不是. */
  const plain = (folded: string) =>
    longestFirst(neutral ?? []).reduce((text, word) => text.replaceAll(word, '○'.repeat(word.length)), folded)
  const endsAsking = (part: string): boolean => {
    const said = part.trim()
    const [first] = said.split(' ')
    return (
      has(
        begins?.filter((word) => word === first),
        said,
      ) ||
      (ends?.some((word) => said.endsWith(word)) ?? false)
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
  const denies = (folded: string) => has(negations, plain(folded).replace(/[不没]$/u, ''))
  return {
    shapeOf: (folded) => shapes.find(({ read }) => read(folded).length > 0)?.shape ?? 'is',
    asksOutright: (folded) => folded.split(CLAUSE_END).some(endsAsking) || has(neutral, folded),
    partThatAsks: (folded) =>
      folded.split(CLAUSE_END).findLast((part) => endsAsking(part) || has(neutral, part)) ?? folded,
    claims: (folded) => (shapes.find(({ shape }) => shape === 'claims')?.read(folded).length ?? 0) > 0,
    isAdverse: (folded) =>
      has(adverse, plain(folded)) ||
      has(
        adverse?.filter((word) => word.length === 1),
        folded,
      ),
    asksMore: (folded, told) => (over ?? []).some((word) => folded.includes(word) && !told.includes(word)),
    isDenied,
    denies,
    asksLapsed: (folded) => has(lapsed, folded) !== denies(folded),
    saysLapsed: (words) => has(lapsed, words),
    compares: (folded) => (has(differ, plain(folded)) ? 'differ' : has(same, folded) ? 'same' : undefined),
    isLoss: (words) => has(taken, words),
    isMay: (words) => has(may, words),
    asksEasing: (folded) => has(eases, folded),
    isDuty: (words) => has(duties, words),
    isSoft: (told) => has(soft, told),
  }
}
