import { type Knowledge, liesIn, type PlaceMention, type RegulationKnowledge } from '../knowledge/index.ts'
import type { NotHeld } from './not-held.ts'
import { otherPlace } from './other-place.ts'
import { namesOtherProgramme, otherProgramme } from './other-programme.ts'

/** Why a message is not a question to the texts, and the words or the thing that shows it. */
export type OutOfScope =
  | { readonly why: 'other-place' | 'other-programme'; readonly about: NotHeld }
  | {
      readonly why: 'personal-data' | 'prediction' | 'off-topic' | 'greeting' | 'handoff' | 'instruction'
      readonly about: string
    }

const OFFICIAL =
  '(?:局长|处长|科长|厅长|市长|区长|县长|省长|书记|主管领导|经办人?|办事员|工作人员|负责人|领导|专家|评委|老师|老总|老板)'
const PERSONAL: readonly RegExp[] = [
  /手机|电话|座机|号码|微信号?|QQ|邮箱|住址|家住|住哪|住在哪|身份证号|联系方式|联系人|phone|e-?mail|contact/iu,
  new RegExp(
    `${OFFICIAL}[^，。？]{0,6}(?:叫什么|叫啥|姓什么|姓啥|贵姓|姓名|名字|是哪位|是哪个人|哪里人|多大年纪)`,
    'u',
  ),
  /(?:评委|专家|获批|入选|认定|通过|批准|撤销|企业|单位|公司)[^，。？]{0,4}名单[^，。？]{0,6}(?:发|给|有谁|是谁|哪些|看看|要一份|公布(?!以?后|之后|完))|名单[^，。？]{0,4}(?:发我|给我|有谁|都有谁)|(?:把|给|要)[^，。？]{0,12}(?:评委|专家|企业|公司|单位)的?名单/u,
  /(?:哪些|哪几家|哪几个|几家|多少家|哪家)(?:公司|企业|单位|高校|中心)[^，。？]{0,8}(?:批下来|获批|中了|入选|评上了?|通过了|拿到|被撤|被摘|已经)|(?:去年|今年|前年|上一批|首批|目前|现在|至今|已经)[^，。？]{0,10}(?:批了|认定了|建了|有|评上)(?:几家|多少家|哪些|哪几家)/u,
  /(?:局长|处长|科长|厅长|市长|区长|书记|经办人|联络人)[^，。？]{0,4}是?谁/u,
  /(?:有|建了|批了|认定了)(?:几家|多少家|几个|多少个)[^，。？]{0,8}中心(?:了|$|[？?\s])/u,
  /(?:办|管|负责|对接|受理)[^，。？]{0,8}(?:的人|人员|同志|老师|干部)[^，。？]{0,3}(?:叫|姓|名字|是谁|是哪位)/u,
  /某某?(?:公司|企业|单位)|(?:查|调)[^，。？]{0,10}(?:别家|别人|其他|某家|哪家)(?:公司|企业|单位)/u,
  /(?:办公室|科技局|科技厅|发改委|财政厅|办公地点|办事大厅)[^，。？]{0,4}(?:在几楼|在哪栋|在哪条|地址|怎么走|在什么路)|上班时间|办公时间|几点(?:上班|下班|开门)/u,
]
/** 注册地址, 通信技术, 打电话的是家企业: words that only look like a way to reach somebody; what a centre itself must do with its people. */
const NOT_PERSONAL =
  /变更|更名|注册地|通信|通讯|电子|芯片|(?:打|接)(?:个|了|来|进来?|过来?)?(?:的)?电话(?:来|问|的|过来|进来|咨询|打听|说)|(?:[上下]一?个|第.个|另一?个)电话/u
const PREDICTION =
  /概率|几率|胜算|(?:几成|多大|没)把握|把握(?:有)?(?:多大|几成)|猜一?[猜下]|[你您]猜|预测|预计|估计|估个|稳不稳|十拿九稳|(?:你|您)(?:觉得|看|认为|估计|说)[^？?]{0,24}(?:能|会|可以)[^？?]{0,12}(?:吗|不|么|上)|(?:能|会)不(?:能|会)(?:评上|选上|批下来|通过评审|中)|竞争激烈|排第几|排名第|chances?\b|predict|will we (?:be|get|pass)|are we going to|likely/iu
/** What the rules will be one day: nobody has written it down yet. */
const FUTURE =
  /(?:办法|规定|政策|文件|指引|标准|门槛|条件|要求|正式稿|定稿|新版|新规|新办法)[^，。？]{0,10}(?:会不会|会|将来|以后会|明年会)(?!议)[^，。？]{0,12}(?:改|变|取消|放宽|收紧|提高|降|涨|延|续|出|废|加|减|松|严)|(?:会不会|会|将来|以后|明年|后年|下一步|接下来|后面)[^，。？]{0,6}(?:出台|出|发布|印发|修订|改|续)[^，。？]{0,6}(?:新办法|新规|新政|新的|新版|正式稿|办法|文件)|(?:办法|文件|政策|指引)[^，。？]{0,6}(?:续期|延期|续签|延续)[吗么不]|(?:明年|后年|以后|将来|下一步)[^，。？]{0,3}有[^，。？]{0,4}新的?(?:办法|政策|规定|文件|指引)|会不会[^，。？]{0,10}(?:门槛|标准|要求|条件|补助|补贴|人数|面积)[^，。？]{0,4}(?:降|提高|放宽|收紧|取消|涨|变|改)|(?:正式稿|定稿|正式文本)[^，。？]{0,4}(?:会|和|跟|与)[^，。？]{0,10}(?:一样|不同|一致|差多少|有变化)|(?:补助|补贴|经费|奖励|资金|名额|额度|金额|标准)[^，。？]{0,6}(?:以后|将来|明年|后年|今后|下一步)[^，。？]{0,4}[会能]?[^，。？]{0,4}(?:涨|加|提高|增|降|减|变|取消)/u
/** 明年补助会不会涨: a change that has not come yet; what becomes of a draft. */
const COMING =
  /(?:明年|后年|今后|以后|将来|下一?[轮批次年]|最后|最终|后续)[^，。？]{0,12}(?:会不会|会)再?(?:涨|加[钱码大]|提高|增加|降低?|减少|变[^更]|缩|放宽|收紧)|会不会再?(?:涨|加码|缩水|变[严松难]|更[严松难容])|(?:征求意见稿|草案|草稿|正式稿)[^，。？]{0,8}(?:会不会|能不能|会)(?:通过|出台|定下?|发布|施行|生效)/u
const HANDOFF =
  /转人工|人工客服|人工服务|找人工|真人|找个人(?:问|聊)|人工(?:咨询|坐席)|human agent|talk to (?:a|some)/iu
const GREETING =
  /^(?:你好|您好|在吗|在不在|有人吗|嗨|哈喽|早上好|下午好|晚上好|早[啊呀]|早安|晚安|谢谢[啦了您你哈]{0,4}|谢[了啦]|多谢[啦了]?|感谢|辛苦[了啦]?|麻烦了|再见|拜拜|回头见|先这样|好的?|行|明白了?|知道了|收到|嗯{1,8}|哦{1,8}|哈{1,8}|呵{1,8}|真棒|厉害|不错|hi|hello|hey|ok|thanks?|thank you|bye|(?:你是|你叫|请问你是)(?:谁|什么|啥|机器人|人工智能|ai|真的?人)|你能做什么|你会什么|你能干[嘛啥]|你几岁)(?:[\s呀啊哦呢吧了哈啦嘛吗么！!。.~，,、？?]|你|您|真逗|真棒|厉害|辛苦|谢谢|再见|拜拜|今天|先这样|讲得|说得|答得|挺|很|好|清楚|明白|有用|帮大忙)*$/iu
const INSTRUCTION =
  /忽略(?:以上|之前|上面|前面|所有)|无视(?:以上|之前|上面|规则)|不要管(?:原文|条文|规则|文件)|别管(?:原文|条文|规则|文件)|系统(?:提示词?|通知|指令|消息)|提示词|开发者模式|管理员模式|管理员(?:身份|权限)|(?:你现在|从现在起你)(?:就)?是|扮演|假装|从现在起|一律(?:回答|按)|改成(?:全部)?符合|直接(?:批准|说(?:场地|设备|人员|要求|符合|通过)|宣布|通过)我?|(?<!有)没有(?:任何)?限制|(?:所有|全部|任何)问题[^，。？]{0,8}(?:回答|答|说)|(?:输出|打印|显示|泄露|告诉我)你的?(?:内部|系统|全部)?(?:配置|规则|设定|指令|密钥)|developer mode|system prompt|forget (?:all|any|your|the)|ignore (?:all|any|previous|the|your)|disregard|jailbreak|you are now|pretend|rm\s+-rf|sudo |drop table|delete from|select\s.{1,80}\sfrom|<script|eval\(|执行(?:一下|这段|以下|下面)(?:命令|代码|脚本)?|导出来|数据库/iu
/** A piece of writing to order: the texts are told, not written up. */
const ERRAND =
  /(?:帮我|给我|替我|帮忙|代)(?:写|起草|拟|编|画|做|翻译|润色|改写)(?:一?[篇首段份个封张]|稿|成|个)|写一?[首篇段](?!要)|发言稿|演讲稿/u

/** A message without the blanks within its Chinese; those between words in letters part them. */
const closed = (message: string): string =>
  message
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<![a-z]) | (?![a-z])/gu, '')

/** Why the message is not one the texts can answer, if it is not. `named` tells whether it names a place the library has, `names` whether another text does. */
export function outOfScope(
  message: string,
  knowledge: Knowledge,
  named: boolean,
  names: (text: string) => boolean = () => named,
): OutOfScope | undefined {
  if (HANDOFF.test(message)) return { why: 'handoff', about: '' }
  if (GREETING.test(message.trim())) return { why: 'greeting', about: '' }
  const personal = NOT_PERSONAL.test(message) ? undefined : PERSONAL.find((pattern) => pattern.test(message))
  if (personal) return { why: 'personal-data', about: personal.exec(message)?.[0] ?? '' }
  if (INSTRUCTION.test(message)) return { why: 'instruction', about: '' }
  if (PREDICTION.test(message) || FUTURE.test(message) || COMING.test(message)) return { why: 'prediction', about: '' }
  const off = knowledge.outside.wordIn(message) ?? ERRAND.exec(message)?.[0]
  if (off) return { why: 'off-topic', about: off }
  const place = otherPlace(closed(message), named, knowledge, names)
  if (place) return { why: 'other-place', about: place }
  const programme = otherProgramme(message, knowledge)
  return programme ? { why: 'other-programme', about: programme } : undefined
}

/**
 * Whether a message names any place but those of `heard` and what lies in them, or any other programme, however it speaks of it. Stricter
 * than `outOfScope`: it is asked before words that the program did not understand are taken to mean something.
 */
export function namesOther(message: string, heard: readonly RegulationKnowledge[], knowledge: Knowledge): boolean {
  const isOther = ({ kind, codes, placed }: PlaceMention): boolean =>
    kind === 'abroad' ||
    (kind === 'division' && placed && !codes.some((code) => heard.some(({ division }) => liesIn(code, division))))
  return knowledge.places.mentionsIn(closed(message)).some(isOther) || namesOtherProgramme(message, knowledge)
}
