/** What a person may tell the program to do, rather than ask it. */
export type Command =
  | 'back'
  | 'skip'
  | 'result'
  | 'restart'
  | 'quit'
  | 'go-on'
  | 'change'
  | 'why'
  | 'source'
  | 'previous'
  | 'next'
  | 'useful'
  | 'useless'
  | 'erase'
  | 'help'
  | 'report'
  | 'elsewhere'

const TAIL = '(?:吧|了|啊|呀|呢|啦|哈|一下|谢谢|[\\s。.!！~,，?？]){0,16}$'
const all = (words: string): RegExp =>
  new RegExp(`^(?:请|麻烦|帮我|给我|我想|要|那就?|先|咱们?|我们?|[\\s，,]){0,12}(?:${words})${TAIL}`, 'iu')

/** Whole messages only: within a longer one the same words may be about the law (撤销) or the applicant (没有). */
const COMMANDS: readonly (readonly [Command, RegExp])[] = [
  [
    'erase',
    all(
      '(?:删除?|清除|清空|抹掉|抹去|注销)(?:掉|了)?我(?:的|们的)?(?:所有|全部)?的?(?:个人)?(?:数据|记录|信息|资料|对话|聊天记录|会话)|forget me|delete my data',
    ),
  ],
  [
    'back',
    all(
      '返回|退回去?|回退|后退|(?:返回|退回|回到|退到|回)?(?:到)?上一?(?:步|题|个问题|个)|返回上一?(?:步|题|层)|撤回(?:上一?[步条个]|刚才的?(?:回答|话)?)?|撤销(?:上一?步|刚才的?(?:回答|话)?)|刚才(?:那个|的)?(?:不算|作废)|back|undo',
    ),
  ],
  [
    'skip',
    all(
      '(?:这个?|这[一]?[题项])?(?:先)?(?:跳过|略过)(?:这[一]?[题项个])?|跳过去|下一?[题个](?:问题)?|(?:这[题项个]?)?先?不(?:说|答|填|回答)(?:这[题项个])?|过|pass|skip',
    ),
  ],
  [
    'restart',
    all(
      '(?:我想|全部)?(?:清空(?:我)?(?:说过的|前面的)|重新(?:开始|来过?|查|测|填|核对|做|弄)(?:一遍|一次)?|从头(?:再)?(?:开始|来|查)(?:过|一遍)?|重来(?:一遍|一次)?|再来一[遍次]|清空重来|restart|start over)',
    ),
  ],
  [
    'quit',
    all(
      '(?:我)?(?:退出(?:核对|检查|测评)?|算了(?:[，,\\s]{0,4}(?:不|先不|下次|改天|以后)[^，,]{0,6})?|不(?:查|测|填|弄|问|做|核对|看|搞)(?:下去)?|结束(?:核对)?|停(?:止|下)?|取消|到此为止|下次再(?:说|查|填)|改天再(?:说|查|填)|exit|quit|stop|cancel)',
    ),
  ],
  [
    'result',
    all(
      '(?:就)?(?:直接)?(?:看看?|出|给个?|显示|查看|来个?|告诉我)?(?:一下)?(?:现在的?|目前的?|当前的?|最后的?|最终的?)?(?:结果|结论|核对结果|评估结论|判断|卡片)(?:怎么样|如何|是什么|是啥|出来|再看(?:一下|看)?)?|就(?:这些|这样|到这(?:里|儿)?|说到这)|没(?:有)?(?:别的|其他的?|了)|(?:总结|汇总|小结)(?:一下)?|(?:那|现在|目前|我们?|咱们?){0,3}还?(?:差|缺|少)(?:多少|哪些|什么|啥|哪几[项条个])(?:了|呢|啊)?|result|verdict',
    ),
  ],
  [
    'go-on',
    all(
      '(?:继续|接着|往下)(?:来|问|查|填|核对|说|吧|下去|走){0,3}|(?:把)?(?:其余|剩下|其他|余下|没填|剩余)的?(?:也|都)?(?:填|补|查|问|说)(?:完|上|全|齐)?(?:一下)?|补(?:充|全)(?:其余的?)?|go on|continue',
    ),
  ],
  [
    'why',
    all(
      '为什么(?:这么(?:说|问)|要?问这个?|不(?:行|符合|够|能)|这样|呢)?|为啥(?:不行|不符合|问这个?)?|为何|凭什么|凭啥|怎么(?:会|就)?(?:不符合|不行|不够)|(?:什么|啥)(?:理由|原因)|理由(?:是什么|呢)?|why(?: not)?',
    ),
  ],
  [
    'source',
    all(
      '(?:这(?:句话|句|条|个|项|一条)|刚才(?:那[条句个])?|上面(?:那[条句个])?|.{0,3}这条)?的?(?:(?:有)?(?:什么|啥)?(?:出处|依据|根据|来源)(?:是什么|是啥|在哪(?:里|儿)?|呢)?|(?:条款|条文)?原文(?:是什么|怎么[说写]的?|呢|在哪)?(?:(?:发|给|让)?我?(?:看看?|瞧瞧|一份)?)?|(?:看|给|发)(?:一下|我){0,2}(?:条款|条文)?原文)|(?:是|在)?(?:哪|第几)一?条(?:规定的?|说的?|写的?)?|出自哪(?:里|一?条)|source',
    ),
  ],
  ['previous', all('再?(?:看看?)?(?:上|前)一?[条项款行](?:呢|是什么|原文)?')],
  ['next', all('再?(?:看看?)?(?:下|后)一?[条项款行](?:呢|是什么|原文)?')],
  [
    'useless',
    all(
      '(?:这个?)?(?:回答)?(?:没有?(?:什么|啥)?(?:用|帮助)|没帮上忙?|不(?:管|顶|太)?用|没答到点子?上|答非所问|答错了?|踩|差评|👎)',
    ),
  ],
  ['useful', all('(?:这个?)?(?:回答)?(?:很|挺|非常|太)?(?:有用|有帮助|管用|点赞|赞|好评|👍)')],
  [
    'elsewhere',
    all(
      '(?:(?:这些|同样的?|一样的?|按这些)?(?:条件|情况))?(?:我们?)?(?:还|也)?(?:能|可以)(?:申?报|去)(?:哪(?:里|儿|几个|些)?|别处|其他地方|别的地方)(?:吗|呢)?|(?:其他|别的)(?:的)?地方(?:呢|行不行|怎么样|能报吗)?|五个地方(?:我们?)?能报哪(?:几个|些)|(?:我们?)?能报哪(?:几个|些|里|个)',
    ),
  ],
  [
    'report',
    all('(?:导出|生成|下载|出|打印|发)(?:一?[份个])?(?:核对|评估|检查)?(?:的)?(?:报告|结果文件|pdf|文件)|报告'),
  ],
  ['help', all('帮助|怎么用|怎么使用|使用说明|说明书|(?:都)?能(?:问|查)(?:些)?(?:什么|啥)|菜单|help|[?？]')],
]

/** The command a whole message is, if it is one. */
export const commandIn = (folded: string): Command | undefined =>
  COMMANDS.find(([, pattern]) => pattern.test(folded.trim()))?.[0]

/** 修改研发人员, 场地填错了, 设备要改: words for what is to be told anew. */
export function changeIn(folded: string): string | undefined {
  const match =
    /^(?:请|我要|我想|帮我|把|想){0,4}(?:修改|更改|改一?下|重[填说]|改正|更正|改|删掉|去掉|删除)\s{0,4}(.{1,16}?)(?:吧|一下|。|！){0,4}$/u.exec(
      folded.trim(),
    ) ??
    /^(?:刚才|前面)?(?:的|说的|那个){0,3}(.{1,14}?)(?:(?:填|写|说|报|输|弄|搞)错(?:了|啦)?|(?:说)?的?不对)[。！]{0,4}$/u.exec(
      folded.trim(),
    ) ??
    /^(?:把|将)?(.{1,12}?)(?:改|换|变)(?:成|为|回|到).{1,12}$/u.exec(folded.trim()) ??
    /^(?:把)?(.{1,14}?)(?:要|想|得)改[吧。！]{0,4}$/u.exec(folded.trim()) ??
    /^(?:把)?(.{1,14}?)(?:要|想|得)?(?:改一?下|重[填说]|改改|修改一?下)[吧。！]{0,4}$/u.exec(folded.trim())
  return match?.[1]?.trim() || undefined
}

const YES = all('是的?|对的?|好的?|嗯{1,8}|行|可以|要的?|转|没错|对头|确认|ok|yes|y|正确|就是|好啊')
const NO = all('不(?:是|对|用|要|了|行|必|转)?(?:的|了)?|否|算了|没有?|no|n|不用了')

export const isYes = (folded: string): boolean => YES.test(folded.trim())
export const isNo = (folded: string): boolean => NO.test(folded.trim())

const PICK =
  /^(?<chosen>选|选择|我选|回复)?\s{0,4}(?<counted>第)?\s{0,4}(?<sign>[1-9]\d?|[一二三四五六七八九])\s{0,4}(?<unit>[个项号条])?[.。、)吧]{0,8}$/u
const DIGITS = '一二三四五六七八九'
const CIRCLED = /^\s*[①-⑳]/u

/** A quick answer by its number. */
export interface Pick {
  /** From 1. */
  readonly number: number
  /** How plainly it is a pick: 选2 and ② are nothing else, 2 may be a quantity, 第2项 an item of a clause. */
  readonly as: 'pick' | 'number' | 'item'
}

/** The quick answer that a message names by its number; undefined where it is no number. */
export function pickIn(typed: string): Pick | undefined {
  const { chosen, counted, sign, unit } = PICK.exec(typed.normalize('NFKC').trim())?.groups ?? {}
  if (!sign) return undefined
  return {
    number: DIGITS.includes(sign) ? DIGITS.indexOf(sign) + 1 : Number(sign),
    as: chosen || CIRCLED.test(typed) ? 'pick' : counted || unit ? 'item' : 'number',
  }
}
