import type { Mention } from './mentions.ts'

/** Whether what a mention names is said to be there: from the words before it, after it, or not at all. */
export interface Presence {
  readonly there?: boolean
  readonly from?: 'before' | 'after' | 'list'
  /** A bare 没有 that closes the mention off: 国家级项目没有. */
  readonly closed?: boolean
}

const NO =
  "不可能|不会|何曾|何尝|谈不上|算不上|称不上|够不上|没有|从没|没|不是|不属于|不算|不具备|不存在|不含|不在|未曾|未(?!来)|无(?!锡|论|线|人|机|尘|纺|法)|非(?!常|遗)|不(?!仅|但|过|错|少|光|止|断|同|良|锈|限|管|论|单)|缺(?:乏|少)?|\\bno\\b|\\bnot\\b|n['o]t\\b|without|never|零$"
const YES =
  "有(?!限|效|关|色|机|点)|是|属于|具备|具有|拥有|建立|建|设立|设有|已经?|签(?:订|署|了)?|通过|获得?|被|受到?过?|出(?:现)?过?|发生过?|做|从事|算|列入|存在|曾|上过|上了|犯过|定了|took|\\bhas\\b|\\bhave\\b|\\bhad\\b|\\bare\\b|\\bis\\b|\\bwe're\\b"
const OPERATORS = new RegExp(`(?<no>${NO})|(?<yes>${YES})`, 'gu')
const FILLERS =
  /^(?:已经|[的也都还均全已了呢嘛啊呀,、:： ]|是|方面|这块|这一块|去年|上年度?|上一年度?|前年|目前|现在|一直|情况|这些|比较|基本|非常|很|挺|各项|记录|之类|等|上|我们|什么的|从来|至今|早就?|暂时|近三年|最近三年|三年内|这三年|里|倒|真|确实)*/u
const NO_AFTER =
  /^(?:(?:谈|算|称|够|说|排)不上|(?:真|还真|并|也)?不是|否(?!则|认|决)|(?:证书?|资质|资格)?(?:已经?|都|早就?|刚|去年|今年|就){0,3}(?:过期|失效|作废|到期(?!前)|被?取消|没续)|做不[了到成]|搞不[了成]|办不[了到]|没有?(?!问题|毛病)|无|未|不(?!错|少)|尚未|缺|欠|零|为零|为0|\bno\b|\bnot\b)/u
const YES_AFTER =
  /^(?:有|是|具备|健全|完善|完备|齐|良好|好|正常|过|发生|出|ok|签|达到|属于|存在|可以|没有?问题|没毛病|干净|到位|建|通过|成立|规范|清楚|搞定|具有|俱全|俱备|够|被|盖章|生效|问过|算|拿到|在手)/u
/** 高企证没过期 */
const STILL_VALID = /^(?:证书?|资质|资格)?(?:都|也|还|目前)*(?:没有?|未)(?:过期|到期|失效|作废)/u
/** Words between an operator and the mention it reaches over: 没有发生过任何重大事故. */
const LIGHT =
  /^(?:[的过了也都还次两几、和及与跟或以及其他任何什么相关出现发生受到存在被有一个条家起宗例项件能会过期曾再完整大自己多少专门真正搞过去近最三年内获得 ]|我们|承担|主持|参与|制定|授权|拿到|做过|所谓|健全|完善|独立|落实|面向|涉及|纳入|建立|建成|设立|设置|成立|形成|评上|评为|拿过|取得|签订?|办|联合|上过|列入|any|a|an|the|own|so|such|of|our|been|had|have){0,16}$/u
const LIST = /^(?:[\s、，和与及跟或/也以而且并,]|或者|还有|and|or)*$/u
const NOTHING_MORE = /^[\s、，和与及跟或的了过呢啊]*(?:以及|或者|还有)?$/u
const UNREAL = /那么多|这么多|足够|太多|几个|多少/u

/** Reads polarity off the operators that stand closest before the mention; an even number of denials cancels out. */
const before = (text: string): boolean | undefined => {
  let there: boolean | undefined
  let upTo = text.length
  const found = [...text.matchAll(OPERATORS)]
  for (let at = found.length - 1; at >= 0; at -= 1) {
    const match = found[at]
    if (!match) break
    const gap = text.slice(match.index + match[0].length, upTo)
    const reach = there === undefined ? LIGHT.test(gap) && !UNREAL.test(gap) : /^[是说的曾被过也都,]{0,2}$/u.test(gap)
    if (!reach) break
    if (match.groups?.no !== undefined) there = there === undefined ? false : !there
    else there ??= true
    upTo = match.index
  }
  return there
}

const after = (text: string): Presence => {
  if (STILL_VALID.test(text)) return { there: true, from: 'after' }
  const rest = text.replace(FILLERS, '')
  const all = text.trim()
  const no = NO_AFTER.exec(rest)
  if (no) {
    const tail = rest.slice(no[0].length)
    const closed = /^(?:有)?(?:收入|进账|收益|产值|过|的|了|呢|啊|呀|啦|任何|[一个项件]|,|、|。|\s)*$/u.test(tail)
    return { there: /^(?:不是|没有)(?:没有|不)/u.test(rest), from: 'after', closed }
  }
  if (YES_AFTER.test(rest) || (/^(?:都|也)?是/u.test(all) && rest !== all)) return { there: true, from: 'after' }
  return {}
}

/** The presence of each mention of a clause; lists share what is said before their first or after their last (失信、事故都没有). */
export const presences = (text: string, at: number, mentions: readonly Mention[]): Presence[] => {
  const found: Presence[] = mentions.map((mention, i) => {
    const from = mentions[i - 1]?.end ?? at
    const to = mentions[i + 1]?.start ?? at + text.length
    const front = before(text.slice(from - at, mention.start - at))
    const back = after(text.slice(mention.end - at, to - at))
    if (front === undefined) return back
    return back.there === false && /^(?:不|缺|乱|差)/u.test(text.slice(mention.end - at).replace(FILLERS, ''))
      ? { there: !front, from: 'before' }
      : { there: front, from: 'before', closed: NOTHING_MORE.test(text.slice(mention.end - at, to - at)) }
  })
  for (let i = 1; i < mentions.length; i += 1) {
    const [left, right] = [found[i - 1], found[i]]
    const gap = text.slice((mentions[i - 1]?.end ?? at) - at, (mentions[i]?.start ?? at) - at)
    if (left?.from !== 'before' && left?.from !== 'list') continue
    if (right?.there === undefined && LIST.test(gap) && left.there !== undefined)
      found[i] = { there: left.there, from: 'list', closed: true }
  }
  for (let i = mentions.length - 2; i >= 0; i -= 1) {
    const [left, right] = [found[i], found[i + 1]]
    const gap = text.slice((mentions[i]?.end ?? at) - at, (mentions[i + 1]?.start ?? at) - at)
    if (left?.there === undefined && right?.from === 'after' && LIST.test(gap)) found[i] = right
  }
  return found
}

/** A clause that is nothing but an answer: 都没有, 有的, 最近三年没有. */
const ANSWER =
  /^(?:[\s的也都还均全,、:：啊哦嗯呃额哈诶~]|这些|这个|那个|以上|上面|目前|现在|一直|最近|近|这|三年|3年|两年|之?内|以来|从来|至今|暂时|我们|我司|公司|单位|咱们?|一个|一项|一家|一件|半个|全部|统统|通通|一概|今年|去年|回答|答|其实|应该|肯定|确实|真|好像|倒是|后来|嘛)*(?:(?<no>(?:谈|算|称|够|说|排)不上|不敢当|没有过|没有(?!(?:什么|任何|啥)?(?:问题|毛病))|没得|没(?!有?(?:什么|任何|啥)?(?:问题|毛病))|无|否|不是|不对|不属于|不算|不具备|未发生|不存在|没发生|从未|从没|还没|尚未|没有?(?:发生|转化|承担|参与|主持|制定|做|拿到?|搞|出|申请|建|联合|被撤|被罚|被问责)过?|(?:还)?(?:没有?|未)(?:注册|承诺|成立|建成|拿到|获得)|不做|不搞|不从事|木有|暂无|不健全|不完善|不太健全|不够健全|不齐全|不全|冒得|没签|没建|没得哦|不|nope|no|none|n)|(?<yes>是的|是滴|是|有的|有过|有|对的|对头|对|嗯嗯|嗯|恩|没错|正确|当然|具备|属于|签了|已签|承诺了|注册了|已注册|已经?有|已经签|可以|算|健全|yes|yep|y|ok|好的?|没有?(?:什么|任何|啥)?(?:问题|毛病)|齐全|都有|发生过))(?:[\s的了啊呀呢哦噢吧哈滴啦嘛~。!！,]|过|发生|任何|这些|这种|问题|一个|一项|这方面|情况|事|我们|签)*$/u

/** 是/否: the choices of a form, not the answer. */
export const isFormChoice = (text: string): boolean =>
  /^\s*(?:是|有|y|yes)\s*[/、或]\s*(?:否|无|没有|n|no)\s*$/u.test(text)

export interface BareAnswer {
  readonly yes: boolean
  readonly word: string
}

export const bareAnswer = (text: string): BareAnswer | undefined => {
  const groups = ANSWER.exec(text.trim())?.groups
  if (!groups) return undefined
  const no = groups.no
  return { yes: no === undefined, word: no ?? groups.yes ?? '' }
}
