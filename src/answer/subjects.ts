import { asksPoints, offers, type Wanted, wantedIn } from './wants.ts'

/** What a figure may be about: the words in which people ask, and the texts' own. */
interface Subject {
  readonly asks: RegExp
  readonly said: RegExp
  /** Its figure stands between the same two commas: 公示无异议后…，建设期为3年 is none of 公示. */
  readonly close?: true
  /** What a bare 几个 counts of it. */
  readonly counted?: Wanted
}

const SUBJECTS: readonly Subject[] = [
  { asks: /公示|挂网|public notice/iu, said: /公示/u, close: true },
  { asks: /整改|补考|补救|补课|改正|rectif/iu, said: /整改/u },
  { asks: /筹建|筹备|建设期|建设周期|建好|建成|建完|运行周期/u, said: /筹建期|建设期|运行周期/u },
  { asks: /培育|培养期/u, said: /培育期间.{0,4}\d|培育期/u },
  {
    asks: /(?:评|考|轮)[^，。？]{0,4}一[次回轮]|评估周期|考核周期|几年[^，。？]{0,3}评|几年[^，。？]{0,3}考|多久[^，。？]{0,3}[评考]|how often/iu,
    said: /评估|评价|考核/u,
  },
  {
    asks: /重新申|再[次]?[申报]|重报|重新报|(?:撤销|取消|摘牌|除名)[^，。？]{0,3}(?:几年|多久|多少年)[^，。？]{0,4}[报申]|reapply/iu,
    said: /重新申报/u,
  },
  { asks: /优秀|评优|得优|拿优|excellent/iu, said: /优秀(?!专家|人才)|“优”/u },
  { asks: /年度报告|年报|年终总结|年度总结|annual report/iu, said: /年度报告|年底前|备案|运行情况/u },
  { asks: /更名|改名|变更|重组|迁址|搬家/u, said: /变更|更名/u },
  {
    asks: /评审专家|论证专家|专家组|评委|请[^，。？]{0,6}专家|位专家|个专家|名专家/u,
    said: /专家组/u,
    counted: 'people',
  },
  { asks: /专家委员会|专家委|智囊/u, said: /专家委员会/u },
  { asks: /理事会|董事会/u, said: /理事会|董事会/u },
  {
    asks: /研发人员|科研人员|技术人员|固定人员|研究人员|搞研发的|搞技术的|人手|团队|人头|researcher|staff/iu,
    said: /人员|团队/u,
    counted: 'people',
  },
  { asks: /场地|面积|用房|厂房|实验室|地方|floor|lab space/iu, said: /面积|用房|场地/u, counted: 'area' },
  { asks: /设备|仪器|机器|器材|家当|equipment|instrument/iu, said: /设备|仪器/u, counted: 'money' },
  {
    asks: /研发投入|研发费|研发经费|研发支出|搞研发|砸|烧|R&D (?:spend|expend|invest)/iu,
    said: /研发投入|研发费|研发经费|研发/u,
    counted: 'money',
  },
  { asks: /转化|卖技术|成果收入|技术收入/u, said: /转化/u, counted: 'items' },
  { asks: /共建|联合|合伙|搭伙|抱团|拉几家|partner/iu, said: /共建|联合/u, counted: 'firms' },
  { asks: /标准/u, said: /标准/u, counted: 'items' },
  {
    asks: /国家级[^，。？]{0,2}项目|省级[^，。？]{0,2}项目|国家项目|省项目/u,
    said: /(?:国家|省)[^，。；]{0,4}项目/u,
    counted: 'items',
  },
  { asks: /课题|科研项目/u, said: /项目/u, counted: 'items' },
  { asks: /职称|高工|高级工程师|中高级|正高|副高|教授级|硕士|博士|学历/u, said: /职称|硕士|博士|学位/u },
  { asks: /专利|软著|著作权/u, said: /专利|著作权|自主知识产权/u, counted: 'items' },
  {
    asks: /(?:申报|申请|报名)[^，。？]{0,4}(?:截止|时间|日期)|开始申报|申报通知|^(?!.*(?:报告|年报|总结|材料)).*截止/u,
    said: /(?:申报|申请|报名).{0,8}(?:截止|时间|日前)/u,
  },
  { asks: /配套|自筹|自己掏|自己配|匹配/u, said: /配套/u },
  {
    asks: /补助|补贴|奖补|奖励|后补助|[补奖]多少|给补|补几|grant|subsid/iu,
    said: /补助|奖补|经费支持|奖励/u,
    counted: 'grant',
  },
  { asks: /任务书|合同书?/u, said: /任务书|合同书/u },
  { asks: /基金/u, said: /基金/u },
  { asks: /负债/u, said: /负债/u },
  { asks: /中试|小试/u, said: /中试|中间试验/u },
  { asks: /主任|总经理|一把手/u, said: /主任(?!办公会)|主要负责人/u },
  { asks: /(?:信用|征信|失信)/u, said: /信用|失信/u },
  { asks: /龙头|链主|领军企业/u, said: /龙头|链主|领军/u },
  { asks: /论文|期刊/u, said: /论文/u },
  { asks: /效益/u, said: /效益/u },
  {
    asks: /^(?!.*委员会)(?!.*专家委).*(?:牵头|依托|第一|主导)(?:单位|方|企业|公司|的|那家|自己|自身|得|要|至少|最低)*(?:占|比例|比重|份额)/u,
    said: /第一依托单位/u,
  },
]

/** The subjects of a question that figures may be about. */
export const subjectsIn = (question: string): readonly Subject[] => SUBJECTS.filter(({ asks }) => asks.test(question))

const HOW_MANY =
  /(?:最低|最少|至少|起码)(?:要|得|是)?多少|下限|几个(?!工作日|月|星期|礼拜|点)|多少个?(?:[，。？?啊呢吗才]|$)|[数]量[^，。？]{0,4}(?:要求|多少|限制)|(?:最少|最多|至少)几[件项位名家]/u

/** The kind of figure a question wants: by its measure word, or by what a bare 几个 counts of the subject heard. */
export const figureWanted = (question: string): Wanted | undefined =>
  wantedIn(question) ??
  (HOW_MANY.test(question) && !asksPoints(question)
    ? subjectsIn(question).find(({ counted }) => counted)?.counted
    : undefined)

/** The subjects that no sentence of the texts speaks on. */
export const unspoken = (texts: readonly string[], subjects: readonly Subject[]): readonly Subject[] =>
  subjects.filter(({ said }) => !texts.some((text) => said.test(text)))

/** Whether a sentence of the text states a figure of the kind on one of the subjects. */
export const statesOn = (text: string, subjects: readonly Subject[], wanted: Wanted): boolean =>
  subjects.some(({ said, close }) =>
    text.split(close ? /[，；。]/u : /[；。]/u).some((sentence) => said.test(sentence) && offers(sentence, wanted)),
  )
