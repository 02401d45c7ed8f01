import { readFigures } from '../quantity/index.ts'

/** A particular that people ask after and a regulation may or may not settle. */
export interface Particular {
  /** What a reply calls it; the word itself where it has no other name. */
  readonly label?: string
  readonly asks: RegExp
  /** A question with these words asks after something else. */
  readonly unless?: RegExp
  /** Whether a sentence settles it; `word` is what of the question showed that it is asked after. */
  readonly settles: (sentence: string, word: string) => boolean
}

const says =
  (words: RegExp): Particular['settles'] =>
  (sentence) =>
    words.test(sentence)

/** The sentence names the very thing: a text that knows no 理事长 does not say who is one. */
const named: Particular['settles'] = (sentence, word) => sentence.includes(word)

/** Things that offices ask for or hand out, and that a text either names or does not. */
const THINGS =
  '牌匾|匾牌|铜牌|授牌仪式|编号|装订|胶装|骑缝章|页码|字体|封面|答辩|PPT|ppt|查重|开户|专户|银行账户|房产证|产权证|发票|采购合同|二手|社保|户籍|户口|股东|中介|代办|邮寄|快递|窗口|办事大厅|电子签章|公章备案|培训班|工会|监理|保证书|入库|账号|密码|消防|质量管理体系|ISO|iso|商标|招标|劳动合同|保险|车辆|门禁'
const ASKING =
  '要不要|有没有|需不需要|能不能|用不用|要|需|有|怎么|如何|得|是否|必须|多少|几|什么|啥|谁|哪|多大|吗|么|条件|要求|尺寸'

/** The same where the word is among others that show it to be asked after. */
const namesThing: Particular['settles'] = (sentence, word) => {
  const thing = new RegExp(THINGS, 'u').exec(word)?.[0]
  return thing !== undefined && sentence.includes(thing)
}

const states =
  (words: RegExp, unit: RegExp): Particular['settles'] =>
  (sentence) =>
    words.test(sentence) && readFigures(sentence).some(({ figure, surface }) => figure && unit.test(surface))

const NUMBER = '(?:几|多少)(?:个|名|位|项|件|家)?'

/**
 * Kinds of particulars, each with the words in which it is asked and what in a text would settle it. A question after one
 * that no sentence of a regulation settles is a question on which the regulation is silent, however near a clause may seem.
 */
const PARTICULARS: readonly Particular[] = [
  { label: '任期', asks: /任期|换届|连任|一届|几届/u, settles: says(/任期|届(?!满|时)/u) },
  { label: '注册资本', asks: /注册资[本金]|实缴|认缴/u, settles: named },
  {
    label: '成立年限',
    asks: /成立(?:要|得|必须|需要|需)?(?:满|够|几年|多少年|多久|年限|时间)|(?:注册|开办|经营|开业)(?:要|得|必须|需)?(?:满|够|几年|多少年|多久|年限)/u,
    settles: says(/成立(?:时间|满)|注册(?:时间|满)/u),
  },
  {
    label: '收入、利润、资产的金额要求',
    asks: /(?:营业收入|营收|销售额|销售收入|产值|利润|纳税|税收|总资产|净资产|资产总额)[^，。？]{0,10}(?:多少|几|至少|最低|门槛)/u,
    unless: /占|比例|比重|百分|几成|减|免|优惠|分/u,
    settles: states(/营业收入|销售|产值|利润|纳税|资产/u, /[万亿]元?/u),
  },
  { label: '份数', asks: /[几多少]+份|一式/u, settles: says(/[一二三四五六七八九十\d]份/u) },
  {
    label: '表格和模板',
    asks: /模板|范本|样表|范文|下载|电子版|(?:固定|统一|规定)的?(?:格式|表|样式)|什么表|哪张表|(?:表格?|申请书|申报书|任务书|合同书?|协议书?|意见书?|样本|空白)[^，。？]{0,5}(?:发我|发一份|发一?下|发来|给我|传我|传一份|来一份|要一份|发给)|(?:发我|给我|传我|要|来)一?[份张](?:空白)?[^，。？]{0,4}(?:表|申请书|申报书|任务书|合同|协议)/u,
    unless: /名(?!单)|叫|牌/u,
    settles: says(/提纲|评价表|范本/u),
  },
  {
    label: '网上办理的网站或系统',
    asks: /网站|网址|官网|哪个(?:系统|平台)|系统(?:里|上|填|申报|登录|入口)|网上(?:申报|办|提交|填|报)|线上(?:申报|办|提交|填|报)|公众号|小程序|链接/u,
    settles: says(/网站|网上|网址|系统填报|公众号/u),
  },
  {
    label: '具体科室',
    asks: /哪个?(?:科(?!技|研)室?|处室?|股室?)|(?:什么|具体)(?:科室|处室)/u,
    settles: says(/处室|科室/u),
  },
  {
    label: '拨款的时间和次数',
    asks: /(?:分|拨|付|发|给|到)[^，。？]{0,4}(?:几次|几期|几批|几笔|多少次)|分期|一次性(?:给|拨|付|发|到)|(?:什么时候|何时|多久|几月份?|哪天|几号|多长时间|几天)[^，。？]{0,8}(?:到账|到帐|拨|发放|打款|打到|到手)|(?:补助|补贴|拨款|奖补)[^，。？]{0,4}(?:什么时候|何时|多久|几月|哪天|几号|多长时间|几天)/u,
    unless: /目标|阶段|任务/u,
    settles: says(/分期|一次性|拨付|到账/u),
  },
  {
    label: '办理时限',
    asks: /(?:多久|多长时间|几天|几个?月|多少天|多少个?(?:工作日|月))[^，。？]{0,6}(?:批下来|下来|批复|出结果|答复|受理|办完|办结|审完|发证|授牌|发牌)|(?:批下来|受理|办理|办完|办结|走完|审批|审核|出结果|答复)[^，。？]{0,8}(?:多久|多长时间|几天|几个?月|多少天|多少个?工作日|时限)/u,
    settles: says(/办结|时限|受理之日|收到.{0,10}日内/u),
  },
  {
    label: '会议和表决',
    asks: /(?:多久|几次|几个月|每年|一年|多少次)[^，。？]{0,6}开[^，。？]{0,4}会|(?:开会|会议|例会)[^，。？]{0,6}(?:多久|几次|频|多少)|表决|投票|几票|过半/u,
    settles: says(/召开|表决|例会/u),
  },
  {
    label: '理事、委员的人数',
    asks: new RegExp(
      `(?:理事|董事|委员|监事)[^，。？]{0,8}(?:${NUMBER}(?:人|$|[，。？])|几名|几位|人数|席)|${NUMBER}[^，。？]{0,2}(?:理事|董事|委员|监事)`,
      'u',
    ),
    unless: /自己|本单位|牵头|我们|内部|自家|主体|参与|外面|占|比例|几成|最多/u,
    settles: states(/理事|董事|委员|监事/u, /[人名位]/u),
  },
  {
    label: '这一职务',
    asks: /副主任|副理事长|理事长|副董事长|董事长|秘书长|秘书处|监事会?|副总经理|财务总监|首席科学家/u,
    unless: /几分|分值|写|我们|咱|本公司|我司/u,
    settles: named,
  },
  {
    label: '薪酬数额',
    asks: /(?:工资|年薪|月薪|薪[资水酬]|待遇)[^，。？]{0,6}(?:多少|几|标准|上限|不超过)/u,
    settles: states(/工资|薪/u, /元/u),
  },
  {
    label: '主任的学历、职称要求',
    asks: /(?:主任|负责人|总经理)[^，。？]{0,8}(?:学历|文凭|博士|硕士|本科|职称|高工|教授)|(?:学历|文凭|职称)[^，。？]{0,6}(?:当|做|任)[^，。？]{0,4}(?:主任|负责人)/u,
    unless: /几分|分值|得分|委员会|能不能让|可以让/u,
    settles: says(/(?:主任|负责人).*(?:学历|学位|博士|硕士|职称)/u),
  },
  {
    label: '学历要求',
    asks: /(?:什么|要求|最低|必须|要|得|需)(?:是|有)?[^，。？]{0,2}(?:学历|文凭|博士|硕士|研究生|本科)(?!点|站|后|几)|学历[^，。？]{0,6}(?:要求|要|什么|门槛|限制)/u,
    settles: says(/学历|学位|硕士|博士/u),
  },
  {
    label: '申诉、复议的办法',
    asks: /申诉|复议|复核|不服|上诉|(?:有|提)异议[^，。？]{0,6}(?:怎么|向谁|找谁|去哪|如何)/u,
    settles: says(/申诉|复议|复核|不服|异议.{0,6}(?:提出|受理)/u),
  },
  {
    label: '罚款',
    asks: /罚(?:款|金)?[^，。？]{0,4}(?:多少|几|钱)|罚款/u,
    unless: /罚过|被罚|挨罚/u,
    settles: says(/罚/u),
  },
  {
    label: '通过的分数线',
    asks: /(?:多少|几)(?:分)?[^，。？]{0,4}(?:及格|合格线|过线)|及格线|分数线|及格分|(?:多少|几)分(?:以上|才|就|算|能|可以|及格|合格|通过|过)|得分[^，。？]{0,6}(?:才|算)/u,
    settles: says(/分以上|及格|达到.{0,6}分/u),
  },
  {
    label: '批建的家数',
    asks: /(?:每年|一年|每批|一批|今年|每个?(?:县|市|州|区县|单位))[^，。？]{0,4}(?:能|可以|要|会|最多)?(?:批|评|认定|建|报|推荐?|上)[^，。？]{0,4}(?:几个|几家|多少)|(?:每年|一年|每批|一批|今年)[^，。？]{0,6}(?:几|多少)[个家]中心/u,
    unless: /专家|委员|评估|优秀/u,
    settles: states(/每年|每批|限报|限额/u, /[家个]$/u),
  },
  {
    label: '认定的家数、名额',
    asks: /(?:批|评|认定|新增|布局|(?<![共合联搭])建)(?!单位)[^，。？]{0,4}(?:几家|几个(?!月|工)|多少家|多少个(?!月|工))|(?:名额|指标)[^，。？]{0,4}(?:多少|几个|有没有|怎么分|限制)|限报|限额|(?:几个|多少个?)(?:名额|指标)/u,
    unless: /优秀|得优|评优|拿优|联合|合伙|共同|参建|共建|专家|委员|评价|评估|考核|分/u,
    settles: says(/少而精|成熟一个|名额/u),
  },
  {
    label: '兼职取酬的数额',
    asks: /兼职[^，。？]{0,8}(?:拿|领|取酬|工资|报酬)[^，。？]{0,6}(?:多少|几|上限|限额)/u,
    settles: states(/兼职/u, /元|%|成/u),
  },
  {
    asks: new RegExp(`(?:${ASKING})[^，。？]{0,8}(?:${THINGS})|(?:${THINGS})[^，。？]{0,10}(?:${ASKING})`, 'u'),
    settles: namesThing,
  },
  { label: '租期、租约', asks: /租期|租约|租赁合同|租多久|租几年/u, settles: says(/租/u) },
  {
    label: '知识产权的件数',
    asks: new RegExp(
      `(?:专利|知识产权|软著|著作权|商标)[^，。？]{0,8}(?:${NUMBER}(?:项|件|个)|几项|几件|几个|数量)|(?:几项|几个|几件|多少项|多少个|多少件)[^，。？]{0,4}(?:专利|知识产权|软著|著作权|商标)`,
      'u',
    ),
    unless: /分|考核|评价表/u,
    settles: states(/专利|知识产权|著作权/u, /[项件个]/u),
  },
  {
    label: '资金的退还',
    asks: /(?:补助|经费|资金|钱|补贴|拨款|奖补)[^，。？]{0,8}(?:退(?!出|休)|追回|追缴|收回|吐出|返还)|(?:退还|退回|追回|收回|吐出|返还|退)(?:[^，。？出休]{0,4})(?:补助|经费|资金|钱|补贴|款)/u,
    settles: says(/追回|退还|收回/u),
  },
  {
    label: '这项材料',
    asks: /审计报告|财务报表|财务报告|查新报告|可行性研究|可研报告|检测报告|社保证明|银行流水|纳税证明|验资报告|公证/u,
    settles: named,
  },
  { label: '延期、宽限', asks: /延期|宽限|缓交|展期/u, settles: says(/延期|延长|宽限/u) },
  { label: '英文名称', asks: /英文名|英文全称|英文怎么|英文翻译|English name/iu, settles: says(/英文/u) },
  { label: '满分', asks: /满分|总分/u, settles: says(/\d+\s*分/u) },
  {
    label: '开会的地点',
    asks: /(?:在哪里?|什么地方|哪儿)[^，。？]{0,4}(?:开会|开$|举行|评审|答辩|培训)|(?:会|答辩|培训)[^，。？]{0,3}(?:在哪|在什么地方)/u,
    settles: says(/举行|会场/u),
  },
  { label: '党组织', asks: /党建|党支部|党组织|党委会?(?!会?研究)|支部/u, settles: says(/党组织|党的(?:建设|领导)/u) },
  { label: '专家委员会', asks: /专家委员会|专家委(?!托)/u, settles: says(/专家委员会/u) },
  { label: '现场考察', asks: /现场考察|现场踏勘|现场看|实地考察|上门看|site visit/iu, settles: says(/现场考察/u) },
  { label: '院士的扶持或加分', asks: /院士/u, settles: says(/院士/u) },
  { label: '加分', asks: /加分|附加分|bonus point/iu, settles: says(/加分/u) },
  { label: '捐赠', asks: /捐赠|捐款|捐助|donat/iu, settles: says(/捐/u) },
  { label: '税收优惠', asks: /免税|减税|税收优惠|税收减免|退税|tax/iu, settles: says(/税/u) },
  { label: '离岗创业、兼职兼薪', asks: /离岗|停薪留职|兼薪/u, settles: says(/离岗|兼薪/u) },
  { label: '这种类别', asks: /综合类|领域类/u, settles: named },
  { label: '摘要', asks: /摘要/u, settles: says(/摘要/u) },
  { label: '资产负债率', asks: /负债率|debt ratio/iu, settles: says(/负债率/u) },
  { label: '重复申报', asks: /同时(?:申报|报|申请)(?:两|几|多)|重复申报|多头申报|分中心/u, settles: named },
  {
    label: '股份、分红的比例',
    asks: /(?:股权|股份|期权|分红|持股|占股)[^，。？]{0,8}(?:多少|几成|比例|百分|几个点)|(?:多少|几成|几个点)的?(?:股权|股份|分红)/u,
    unless: /分值|几分|得分|收入占/u,
    settles: states(/股|分红/u, /%|％|分之|成/u),
  },
]

/** A particular asked after, with the word that shows it. */
export interface Asked {
  readonly particular: Particular
  readonly word: string
}

/** The particular that a question asks after. */
export function particularIn(question: string): Asked | undefined {
  for (const particular of PARTICULARS) {
    if (particular.unless?.test(question)) continue
    const word = particular.asks.exec(question)?.[0]
    if (word !== undefined) return { particular, word }
  }
  return undefined
}

/** What a reply calls the particular. */
export const nameOf = ({ particular: { label }, word }: Asked): string =>
  label ?? new RegExp(THINGS, 'u').exec(word)?.[0] ?? word

/** Whether any sentence of the texts settles what is asked after. */
export const settledBy = ({ particular, word }: Asked, texts: Iterable<string>): boolean => {
  for (const text of texts)
    if (text.split(/[，；。]/u).some((sentence) => particular.settles(sentence, word))) return true
  return false
}
