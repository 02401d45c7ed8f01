import { INNER_PLACES, OFF_TOPIC, OTHER_PROGRAMMES, OUTSIDE_PLACES } from './scope-words.ts'

/** Why a message is not a question to the texts. `about` is the word that shows it. */
export interface OutOfScope {
  readonly why:
    | 'other-place'
    | 'other-programme'
    | 'personal-data'
    | 'prediction'
    | 'off-topic'
    | 'greeting'
    | 'handoff'
    | 'instruction'
  readonly about: string
}

const PERSONAL = /(?:手机|电话|座机|号码|微信号?|QQ|邮箱|住址|家庭住址|身份证|联系方式|联系人|phone|e-?mail|contact)/iu
const PREDICTION =
  /概率|几率|胜算|把握(?:有)?多大|猜一?[猜下]|预测|预计能|稳不稳|十拿九稳|(?:你|您)(?:觉得|看|认为|估计|说)[^？?]{0,24}(?:能|会|可以)[^？?]{0,12}(?:吗|不|么|上)|(?:能|会)不(?:能|会)(?:评上|选上|批下来|通过评审|中)|chances?\b|predict/iu
const HANDOFF =
  /转人工|人工客服|人工服务|找人工|真人|找个人(?:问|聊)|人工(?:咨询|坐席)|human agent|talk to (?:a|some)/iu
const GREETING =
  /^(?:你好|您好|在吗|在不在|有人吗|嗨|哈喽|早上好|下午好|晚上好|谢谢[啦了您你]*|谢[了啦]|多谢[啦了]?|感谢|辛苦[了啦]?|麻烦了|再见|拜拜|好的?|嗯+|哦+|hi|hello|hey|thanks?|thank you|bye|你是谁|你是什么|你叫什么|你能做什么|你会什么)[\s呀啊哦呢吧了！!。.~，,？?]*$/iu
const INSTRUCTION =
  /忽略(?:以上|之前|上面|前面|所有)|无视(?:以上|之前|上面|规则)|系统(?:提示词?|通知|指令|消息)|提示词|开发者模式|管理员模式|你现在是|扮演|从现在起|一律(?:回答|按)|改成(?:全部)?符合|developer mode|system prompt|ignore (?:all|previous|the)|jailbreak|you are now|pretend/iu

const NATIONAL = /国家级?技术创新中心|国家级?产业创新中心|科技部(?:的)?(?:技术)?创新中心/u
const OTHER_CENTRE = /([\p{Script=Han}]{2,4})(?:区|县|州|旗)(?:里|级)?(?:自己)?的?(?:技术|产业)?创新中心/u
/** 昆明市自己的, 绵阳市级: the city's own rules, not the province's. */
const OWN_RULES = /(?:市|区|县|州)?(?:级|本级|自己|本地|本市|市里|区里|县里)/u
const OUR_CENTRE =
  /评价表|评价指标|评分表|指标体系|(?:技术|产业)创新中心|创新中心|这个中心|该中心|你们中心|我们中心|中心主任|innovation cent/iu
const ASKS_OF_PROGRAMME =
  /怎么|如何|要求|条件|认定|备案|入库|评价|申报|申请|材料|多少|多大|几|流程|标准|政策|补贴|奖励|有效/u

/** Why the message is not one the texts can answer, if it is not. `named` tells whether it names a place the library has. */
export function outOfScope(message: string, named: boolean): OutOfScope | undefined {
  const found = (pattern: RegExp): string | undefined => pattern.exec(message)?.[0]
  const word = (list: readonly string[]): string | undefined => list.find((each) => message.includes(each))
  if (found(HANDOFF)) return { why: 'handoff', about: '' }
  if (GREETING.test(message.trim())) return { why: 'greeting', about: '' }
  const personal = found(PERSONAL)
  if (personal && !/变更|更名|注册地|通信|通讯|电子|芯片/u.test(message))
    return { why: 'personal-data', about: personal }
  if (PREDICTION.test(message)) return { why: 'prediction', about: '' }
  const off = word(OFF_TOPIC)
  if (off) return { why: 'off-topic', about: off }
  const place = placeElsewhere(message, named)
  if (place) return { why: 'other-place', about: place }
  const programme = word(OTHER_PROGRAMMES)
  if (programme && !OUR_CENTRE.test(message) && asksOfProgramme(message, programme))
    return { why: 'other-programme', about: programme }
  if (INSTRUCTION.test(message)) return { why: 'instruction', about: '' }
  return undefined
}

function placeElsewhere(message: string, named: boolean): string | undefined {
  const national = NATIONAL.exec(message)?.[0]
  if (national && !named) return national
  const own = INNER_PLACES.find((place) => {
    const at = message.indexOf(place)
    const after = at < 0 ? '' : message.slice(at + place.length, at + place.length + 6)
    return (
      at >= 0 && (OWN_RULES.test(after.slice(0, 4)) || /^(?:市|区|县|州)?(?:的)?(?:技术|产业)?创新中心/u.test(after))
    )
  })
  if (own) return own
  const outside = OUTSIDE_PLACES.find((place) => message.includes(place))
  if (outside && !named) return outside
  const centre = OTHER_CENTRE.exec(message)
  return centre && !named && !/万[州洲]/u.test(centre[0])
    ? centre[0].replace(/的?(?:技术|产业)?创新中心$/u, '')
    : undefined
}

/** 重点实验室要求多大场地: the programme itself is asked about, near its name. */
function asksOfProgramme(message: string, programme: string): boolean {
  const at = message.indexOf(programme)
  return ASKS_OF_PROGRAMME.test(message.slice(Math.max(0, at - 8), at + programme.length + 14))
}
