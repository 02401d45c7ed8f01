import { type Knowledge, plainWords } from '../knowledge/index.ts'
import { type Clause, type ClauseId, isInAnnex, regulationOf } from '../law/index.ts'
import type { Hit } from '../retrieval/index.ts'

/** How many of the best clauses must know what is asked after. */
const NEAREST = 3

/** A thing asked after: 要不要X, 需要X吗, 什么X, at the end of what is asked. */
const LED =
  /(?:有没有|有无|要不要|需不需要|用不用|能不能|可不可以|能否|可否|算不算|给不给|是否|必须|需要|要求|什么|哪种|怎么|如何|[要得需附交])(?:(?![谁哪跟向找让给])\p{Script=Han}){0,3}$/u
const POLAR = /(?:有没有|要不要|需不需要|用不用|是否|必须|需要)\p{Script=Han}{0,3}$/u
const CLOSED =
  /^(?:的?(?:要求|限制|规定|说法|门槛|标准|吗|么|呢|不|没有?|才行|才可以|啊|呀|吧))*(?:[，。？?！!；\s]|$)/u
/** A thing whose measure or rule is asked after: X有没有要求, X是多少. */
const MEASURED =
  /^的?(?:有没有|有什么|有无|有啥|有)(?:要求|限制|规定|说法|门槛|标准|下限|上限)|^的?(?:规模|金额|数量|比例)?(?:是|要|得|分|占|达到){0,3}(?:最低|最少|至少|最多|最高)?(?:是|要|得|占|达到){0,3}(?:多少|多大|多高|几\p{Script=Han})|^的?是(?:什么|啥)(?:[，。？?\s]|$)/u

/** What of a word shows that it is a doing with its outcome, a count or a scrap of grammar, and no name of a thing. */
const NO_NAME =
  /[的了得着过吗呢吧么啥谁哪几多很就才都也还又被把给让到完掉住来去出上下起个些]|^[一二三四五六七八九十两百千万第每不没再先]|成$/u

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

/** The nearest clauses with their article, in their words and in those of people who ask for them. */
function knownNear(hits: readonly Hit[], { regulations, phrasings, terms, subjects }: Knowledge): string {
  const near = hits.slice(0, NEAREST).map(({ ref }) => ref)
  const clauses = near.flatMap((ref) =>
    (regulations.get(regulationOf(ref))?.regulation.clauses ?? []).filter((clause) => isWith(clause, ref)),
  )
  const own = clauses.map(({ title, text }) => `${title ?? ''}${text}`).join('\n')
  const said = [
    ...[...terms.values()].map((term) => [term.id, ...term.said]),
    ...[...subjects.values()].map(({ words, said: texts }) => [...plainWords(words), ...plainWords(texts)]),
  ].filter((words) => words.some((word) => word.length > 1 && own.includes(word)))
  const heard = [...subjects.values()].filter(({ clauses: on }) => on.some(({ ref }) => near.includes(ref)))
  return [
    own,
    ...clauses.flatMap(({ id }) => phrasings.get(id)?.asked ?? []),
    ...said.flat(),
    ...heard.flatMap(({ words }) => words.flatMap((wording) => wording.words)),
  ].join('\n')
}

/** A clause of an article is read with the whole of it; a part of an annex with what it stands under. */
const isWith = ({ id }: Clause, ref: ClauseId): boolean =>
  id === ref || ref.startsWith(`${id}.`) || (!isInAnnex(ref) && articleOf(id) === articleOf(ref))

const articleOf = (ref: ClauseId): ClauseId => ref.replace(/^([^:]+:[^.]+)\..*$/u, '$1')

interface Word {
  readonly text: string
  readonly at: number
  /** Put together of characters that the segmenter left alone: it may be a slip of the pen. */
  readonly joined?: boolean
}

/** The words of a question; 营业 and 额 are one, 营业额. */
function wordsOf(rest: string): Word[] {
  const words: Word[] = []
  for (const { segment, index } of WORDS.segment(rest)) {
    const last = words.at(-1)
    if (last && ENDS.test(segment) && last.at + last.text.length === index && /^\p{Script=Han}{2,3}$/u.test(last.text))
      words.splice(-1, 1, { text: `${last.text}${segment}`, at: last.at })
    else if (last && isOdd(segment) && isOdd(last.text) && last.at + 1 === index)
      words.splice(-1, 1, { text: `${last.text}${segment}`, at: last.at, joined: true })
    else words.push({ text: segment, at: index })
  }
  return words
}

/** A character that is no word by itself: 验 and 资 are a word that the segmenter does not know. */
const isOdd = (segment: string): boolean => /^\p{Script=Han}$/u.test(segment) && !ALONE.test(segment)
const ALONE =
  /[的了得着过吗呢吧么啥谁哪几多很就才都也还又被把给让到完掉住来去出上下起个些是有要能会可该应须需不没无在从向对跟和与或及为以用按报交写填算发拿评批做办建设当开签看问说叫换改管找送请带占超满够钱人家名位项件年月日天次分点中里外前后内间时我你他她它这那此其各每某本该再最更太大小高低新老先后好坏难行]/u

const ENDS = /^[额率费证书表册章权税]$/u

const isName = (word: string, common: ReadonlySet<string>): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(word) && !common.has(word) && !NO_NAME.test(word)

/** The things that a question asks after, by where they stand in it. */
function askedAfter(rest: string, common: ReadonlySet<string>): string[] {
  const things = wordsOf(rest).filter(({ text, at, joined }) => {
    if (!isName(text, common)) return false
    const [before, after] = [rest.slice(0, at), rest.slice(at + text.length)]
    if (joined) return POLAR.test(before) && CLOSED.test(after)
    return (LED.test(before) && CLOSED.test(after)) || MEASURED.test(after)
  })
  return things.map(({ text }) => text)
}

const COUNTED = /[\d一二两三四五六七八九十百千]$/u

/** A measure word after 几 or 多少 that the texts count nothing in: 多少字, 几页, 几次. */
export function uncounted(question: string, texts: readonly string[]): string | undefined {
  const measure = /(?:几|多少)个?([字页次遍轮票场封张句])(?!数)/u.exec(question)?.[1]
  if (measure === undefined) return undefined
  return texts.some((text) =>
    text
      .replace(/\s/gu, '')
      .split(measure)
      .slice(0, -1)
      .some((before) => COUNTED.test(before)),
  )
    ? undefined
    : `${measure}数`
}

/** What a question asks after, by a word that neither the nearest clauses nor anyone who asks for them uses: 利息, 工资. */
export function strangeFocus(rest: string, hits: readonly Hit[], knowledge: Knowledge): string | undefined {
  const common = new Set(plainWords(knowledge.asking.get('common')?.words ?? []))
  const asked = askedAfter(rest.replace(OWN_NAME, '，'), common)
  if (asked.length === 0) return undefined
  const known = knownNear(hits, knowledge)
  return asked.find((word) => !known.includes(word))
}

const OWN_NAME = /(?:[省市区]级?)?(?:技术|产业)?创新中心|(?:[省市区]级)?中心/gu
