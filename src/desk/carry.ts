import { articleLabel, type Ground, outOfScope } from '../answer/index.ts'
import type { Heard } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { isMadeOf } from '../law/index.ts'
import type { Found } from '../retrieval/index.ts'
import type { Session } from './session.ts'

/** Words that only carry a question on to another place or ask for more of the same. */
const HOLLOW = new Set(
  [
    'how about|what about|and|in|那|那么|再|还有|换|换成|换到|换去|换回|转回|切回|切|切换|切到|切换到|如果换|回到|放去|去|核对|检查|接着|继续',
    '够不够|够吗|能报吗|能不能报|同样|一样|改成|改查|如果|要是|是|在|的话|的|呢|吗|么|嘛|啊|呀|又|也|对照|按|用|放到|放在|拿到|到',
    '看|看看|查|查查|查一查|说说|一下|怎么样|咋样|如何|怎么说|怎么说的|吧|了|下|行不行|行吗|可以吗|这|这些|这种|情况|条件|问题',
    '咱|咱们|我|我们|想|要|这边|那边|地方|市|省|区|办法|规定| ',
  ].flatMap((words) => words.split('|')),
)
const EVERYWHERE =
  /各地|各省|哪里|哪儿|哪家|哪个(?:地方|省|市)|全部|所有地方|五个?地|几个地方|(?:其他|其它|别的)地方|别处|都有哪/u
/** 加上云南一起比: one more place beside those spoken of. */
const JOINS =
  /^(?:再|也|那)?(?:加上|加|带上|连上?|算上|和|跟).{0,4}(?:一起|一块|也)?(?:来)?(?:比|对比|比较)(?:一下|比|看看?)?[吧呢。]*$/u
/** 第7项, （三）, 第二款: a number within the article at hand. */
const WITHIN =
  /^(?:那|看看?|再看|查)?\s{0,4}(?:第\s{0,4}[（(]?\s{0,4}[0-9一二三四五六七八九十]{1,4}\s{0,4}[)）]?\s{0,4}[项款目]|[（(]\s{0,4}[0-9一二三四五六七八九十]{1,4}\s{0,4}[)）]|[0-9一二三四五六七八九十]{1,4}\s{0,4}项)/u
/** 烦请给出第五项的完整原文: the same, in a sentence that names no article. */
const ITEM = /第\s{0,4}[（(]?\s{0,4}[0-9一二三四五六七八九十]{1,4}\s{0,4}[)）]?\s{0,4}[项款目]/u
const ARTICLE = /[0-9一二三四五六七八九十百]\s{0,4}条/u
const FILLER = /^(?:那么?|那就|还有|再问|另外|请问|然后)+|(?<![呢吗吧啊呀么？?。，,\s])[呢吗吧啊呀么？?。，,\s]+$/gu

/** Words that ask the same of another place, and do not tell to go there. */
const LIKEWISE = new Set(['how about', 'what about', 'and', '那', '那么', '呢', ' '])

/** Whether a message asks the same of another place: 那四川呢, not 换到四川. */
export const isLikewise = ({ rest }: Found): boolean => {
  const words = rest.toLowerCase().replace(/[\s，,。.？?！!、]/gu, ' ')
  return words.trim() !== '' && isMadeOf(words, LIKEWISE)
}

/** Whether a message asks of all places at once. */
export const isEverywhere = (words: string): boolean => EVERYWHERE.test(words)

/** Whether a message says no more than where, or that it goes on. */
export const isHollow = (rest: string): boolean =>
  isMadeOf(rest.toLowerCase().replace(/[\s，,。.？?！!、]/gu, ' '), HOLLOW)

/** Whether a message says no more than whose rules: the name of their programme says which, never what (换到聊城市技术创新中心). */
export function namesOnly({ rest, regulations: named }: Found, { programmes, regulations }: Knowledge): boolean {
  const own = named.map((id) => regulations.get(id)?.programme)
  const mentions = programmes.mentionsIn(rest).filter(({ programmes: meant }) => meant.some((id) => own.includes(id)))
  const parts = [0, ...mentions.map(({ end }) => end)].map((start, i) => rest.slice(start, mentions[i]?.start))
  return isHollow(parts.join(' '))
}

/** The subject a message leaves behind for the next: its words without places and fillers. */
export const subjectOf = (found: Found): string | undefined => {
  const subject = found.rest.replace(FILLER, '').trim()
  return subject === '' || isHollow(subject) || found.numberAsked ? undefined : subject
}

/** A message as it is meant after what was said before. */
export interface Meant {
  readonly words: string
  /** It asks on of the subject before it, which stays. */
  readonly carries?: true
}

/** A message with the place, the subject or the article that it leaves out. */
export function completed(words: string, found: Found, heard: Heard, session: Session, ground: Ground): Meant {
  const { places, subject, refs, over = [] } = session
  const names = namesOf(places, ground)
  const vague = namesNothing(found, heard)
  if (found.regulations.length > 0) {
    if (subject === undefined) return { words }
    if (names.length > 0 && JOINS.test(found.rest.trim()))
      return { words: `${names.join('和')}和${words} ${subject}`, carries: true }
    // 以云南的办法为准 goes there and says no more.
    if (vague && heard.acts.length > 0 && heard.acts.every(({ act }) => act === 'switch'))
      return { words: `${namesOf(found.regulations, ground).join('和')} ${subject}`, carries: true }
    const says = (found.hits[0]?.score ?? 0) >= LITTLE
    const asks = heard.acts.some(({ act }) => act === 'ask')
    return isHollow(found.rest) || (vague && (pointsBack(found.rest) || (asks && !says)))
      ? { words: `${words} ${subject}`, carries: true }
      : { words }
  }
  // 请将三地并列对照: on what was asked of each of them.
  if (vague && subject !== undefined && over.length > 1 && compares(heard))
    return { words: `${namesOf(over, ground).join('和')} ${subject}`, carries: true }
  if (names.length === 0 || EVERYWHERE.test(words)) return { words }
  if (outOfScope(words, ground.knowledge, false)?.why === 'other-place') return { words }
  const [ref] = refs
  const [item] = ITEM.exec(words) ?? []
  const within = WITHIN.test(found.rest.trim()) || (item !== undefined && !ARTICLE.test(words))
  const article = ref && names.length === 1 && within ? articleLabel(ref, ground) : undefined
  const meant = article && item ? words.replace(item, `${article}${item}`) : `${article ?? ''}${words}`
  return { words: `${names.join('和')} ${meant}` }
}

/** With a lower score clauses and a question that names nothing have but 没有 in common: 聊城没有吗. */
const LITTLE = 10

const namesOf = (places: readonly string[], { knowledge }: Ground): string[] =>
  places.flatMap((id) => knowledge.regulations.get(id)?.place ?? [])

/** Whether a message names no fact, subject or clause of the texts: what it is about was said before. */
export const namesNothing = ({ subjects, numberAsked, numbered }: Found, { acts }: Heard): boolean =>
  subjects.length === 0 &&
  !numberAsked &&
  numbered.length === 0 &&
  acts.every((act) => act.act !== 'ask' || (act.about.length === 0 && act.refs.length === 0))

const compares = ({ acts }: Heard): boolean => acts.some((act) => act.act === 'ask' && act.wants === 'difference')

/** 这条, 同样的, 也这么, the same: words that stand for what was said before. */
const POINTS = /[这此该也]|那[条项些个样么款]|同样|一样|上述|前述|\b(?:this|that|these|those|it|same|too|also)\b/iu

/** Whether a message says by such a word what it is about. */
export const pointsBack = (words: string): boolean => POINTS.test(words)
