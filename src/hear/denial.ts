/** All that can deny in a message, in Chinese and English: where none of it stands nothing is denied. */
const DENIES =
  /[没無无未不非否别莫冇勿木零缺欠差拒停免×✗✘✕❌☐□0]|谈不|算不|哪|难|早着|远|才怪|过期|失效|作废|取消|only|just|\b(?:no|not|non|nor|never|none|neither|nope|nah|zero|without|fail\w*|lack\w*|miss\w*|yet|unable|unlikely|unsigned|unregistered)\b|n['’]t/iu

/** Whether words hold anything that may deny. What may is not yet a denial; without it there is none. */
export const mayDeny = (words: string): boolean => DENIES.test(words)

/** A denial that leads up to a name in its own clause; 不是没有 and 没问题 deny nothing of it, 不是高企但是科技型企业 no more than the first. */
const LEADS =
  /(?:(?:不是|不属于?|不算|不存在|并非|没有|不在|不具备|不涉及|不搞|不做|\b(?:not|no|nor|neither|without)\b|n['’]t)\s?((?:[a-z]{1,12}\s){0,5}[^，。；！？,;!?\s]{0,8})|[没未]([^，。；！？,;!?\s]{0,3}))$/iu
const TWICE = /(?:不是|并非|哪能|不可能|不会)[^，。；,;]{0,2}(?:没|不|无|未)|没有?问题|没错|不但|不仅|不止/u
const TURNS = /[但却而是被]|\bbut\b/iu
/** 我不是问协议, not sure about the agreement: it is the talk of it that is denied. */
const TALK = /问|说|讲|提|确定|清楚|知道|\b(?:sure|certain|clear|know\w*|only|just|ask\w*|about|say\w*|mean\w*)\b/iu
const NEAR = 40

/** Whether what stands before a name in its clause denies it. */
export const isDenied = (before: string): boolean => {
  const near = before.slice(-NEAR)
  const [, far, close] = LEADS.exec(near) ?? []
  const between = far ?? close
  return between !== undefined && !TURNS.test(between) && !TALK.test(between) && !TWICE.test(near)
}

/** Whether what stands before a name in its clause denies a denial of it: 不是没有制度. */
export const isDeniedTwice = (before: string): boolean => TWICE.test(before.slice(-NEAR).split(CLAUSE).at(-1) ?? '')
const CLAUSE = /[，。；！？,;!?\n]/u

/** What a clause ends with that says nothing. */
const PARTICLES = /[\s的了啊呀嘛嘞呢吧哈哦噢咯哒]{0,4}$/u
/** 没问题, 没变: what is denied here is that anything is wrong, or has changed. */
const GOOD =
  /(?:没有?|未|不)(?:什么|啥|任何)?(?:问题|错|毛病|话说|得说|说的|差|变|动|改|少|丢|断|停|用完|过期|落下)|\bno (?:problem|issue|doubt)/iu
const DOUBLE = /(?:不是|不会|不可能|并非|哪能)[^，。；,;]{0,2}(?:没|无|未)|无不|没少|not only/iu
/** 签了没有, 有没有: asks, and denies nothing. */
const ASKS = /[了过好成到](?:没|没有)$|有没有?|是不是|要不要|会不会|能不能/u
/** That there is none, at the end of a clause: 中试线没有, 国家级的无, 记录为零. */
const NONE = /(?:没有?|没得|木有|冇|无|为零|是零|不存在|不具备)$|^\W{0,4}none\b/iu
/** That it is nobody's affair of ours: 跟我们没关系, 轮不到他家, 没我们的份, 未列入. */
const AFAR =
  /(?:[跟和与同][^，。；,;]{1,8})?(?:没有?|无|不)(?:啥|什么|太|大|多大)?(?:关系|关|相关|相干|沾边|搭界|搭边|挨边|靠边|涉及|包括|包含|在列|在内|属于)$|(?:没有?|无)[^，。；,;]{0,6}(?:份|的事)$|轮不[到上]|够不[着上]|沾不[到上]|不归|(?:没|未)[^，。；,;]{0,3}(?:列入|纳入|入选)/u
/** That it has not come to be: 还没签, 尚未办下来, 从来没牵头编过. */
const UNDONE =
  /(?:没有?|未|未曾|不曾)[^，。；,;没未不]{0,4}(?:签|办|建|成|立|批|拿|注册|登记|取得|获|评|认定|通过|写|订|出台|盖|投产|实现|谈|达|落实|主持|承担|牵头|加入|进)[^，。；,;没未不]{0,6}$/u
/** 还在会签, 正在走流程: what is under way is not there yet. */
const UNDER_WAY =
  /(?:还|尚|仍|正)(?:处)?在[^，。；,;]{0,8}(?:会签|签|起草|草拟|审批|审核|审查|报批|流程|办理|办|谈|商量|协商|商谈|拟)[^，。；,;]{0,3}$/u
const CANNOT = /^不(?:了|成|动|来|起)/u
const ENGLISH =
  /^[a-z' ,-]{0,24}?(?:\b(?:has|have|is|are|was|were|does|do|did|had)(?:n['’]t| (?:still )?not)\b|\bnever\b|\bnone\b|\bunsigned\b|\bpending\b|\bmissing\b)/iu
/** 一张都没盖章, 连个影子都没有: not even one, nor the least of it. */
const LEAST = /(?:连|一)[^，。；,;]{1,8}[都也](?:还|尚|并)?(?:没|未|无|不)|^\W{0,4}not (?:even )?(?:a|one|any)\b/iu
/** 既没牵头过(，也没参加过): neither the one nor the other. */
const NEITHER = /既(?:没|未|无|不)|从来?(?:没|未)[^，。；,;]{0,10}过$/u
/** Nobody says more between a name and what denies it. */
const AFTER = 32
const OTHER = /别的|其他|其它|其余|另外|剩下/u

/** How what follows a name in its clause denies it: that there is none, that it has not come to be; undefined where nothing does. */
export function deniedAfter(after: string): 'none' | 'undone' | undefined {
  const said = after.slice(0, AFTER).replace(PARTICLES, '')
  if (after.length > AFTER || GOOD.test(said) || DOUBLE.test(said) || ASKS.test(said)) return undefined
  if (NONE.test(said) || LEAST.test(said) || NEITHER.test(said)) return 'none'
  return [AFAR, UNDONE, UNDER_WAY, CANNOT, ENGLISH].some((pattern) => pattern.test(said)) ? 'undone' : undefined
}

/** Whether a clause that names nothing denies what was named before it: 连个影子都没有. 别的都没有 is said of other things. */
export const deniesWhatWasNamed = (clause: string): boolean =>
  LEAST.test(clause) && !OTHER.test(clause) && !GOOD.test(clause) && !DOUBLE.test(clause)

/** Whether a clause that names nothing leaves in doubt what was named before it: 就是还没投产. */
export const doubtsWhatWasNamed = (clause: string): boolean => YET.test(clause) && !OTHER.test(clause)
const YET = /(?:还|尚|暂|仍)(?:没|未)|\bnot yet\b|n['’]t [a-z ]{0,20}yet\b/iu

/** 高企证书没过期: what is denied is that it ended. */
export const isStillSo = (after: string): boolean => GOOD.test(after.slice(0, AFTER))

/** 单干不了: what is said to be impossible right after its word. */
export const isImpossible = (after: string): boolean => CANNOT.test(after)
