import type { Dimension } from './reading.ts'

/** A unit of measure or a measure word. A value × `times` / `over` is in the unit that its dimension is compared in. */
export interface Unit {
  /** As readings give it; undefined stands for the text as printed. */
  readonly name?: string
  readonly dimension: Dimension
  readonly times: bigint
  readonly over: number
  /** Multiplier worked into the value itself: 角 is a tenth of a 元. */
  readonly shift?: number
}

export interface UnitMatch {
  readonly unit: Unit
  readonly name: string
  readonly end: number
}

const of = (dimension: Dimension, name?: string, times = 1n, over = 1): Unit => ({
  dimension,
  times,
  over,
  ...(name === undefined ? {} : { name }),
})

export const YUAN = of('money', '元')
export const PERSON = of('count', '人')
export const PERCENT = of('share', '%')
export const PERMILLE: Unit = { ...of('share', '‰', 1n, 10) }
export const PERMYRIAD: Unit = { ...of('share', '‱', 1n, 100) }
export const TENTH: Unit = of('share', '成', 10n)
export const JIAO: Unit = { ...YUAN, shift: -1 }
export const FEN: Unit = { ...YUAN, shift: -2 }
export const MONTH = of('duration', '个月')
export const POINT = of('other', '百分点')
export const NO_UNIT = of('other', '')

/**
 * What each writing means, as regular expressions on page text. A look-ahead keeps a measure word from being the first
 * sign of another word (家庭, 条例, 个人信息). Within a list longer writings come first.
 */
const TABLE: readonly (readonly [Unit, string])[] = [
  // money
  [of('other', '美元'), '美元|美金|US dollars?\\b|USD\\b'],
  [of('other', '港元'), '港元|港币'],
  [of('other', '欧元'), '欧元|EUR\\b'],
  [of('other'), '日元|英镑|澳元'],
  [JIAO, '角(?![度色落形逐洲膜质钢亭楼枫海])'],
  [YUAN, '元(?!素|器|件|旦|首|老|宝|宇)|块钱|块(?=[,，。;；、!！?？)\\s]|$)|人民币|圆|yuan\\b|RMB\\b|CNY\\b|rmb\\b'],
  // area
  [of('area', undefined, 1_000_000n), '平方公里|平方千米|km2'],
  [of('area', undefined, 10_000n), '公顷|hectares?\\b'],
  [of('area', undefined, 2000n, 3), '亩'],
  [of('area', 'm²'), '[mM]\\^?2(?!\\d)'],
  [
    of('area'),
    '平方米|平米|(?:square|sq\\.?)[ -]?met(?:er|re)s?\\b|sqm\\b|sq\\.? ?m\\b|平方(?!厘|毫|分|公|千)|平(?![台等均衡安时稳行面时整移])',
  ],
  // volume, length, mass and the rest
  [of('other'), '立方米|立方|m3|毫升|万?千瓦时|千瓦|兆瓦|公里|千米|厘米|毫米|微米|纳米|海里|公斤|千克|毫克|微克'],
  [
    of('other'),
    '分贝|摄氏度|°C|°|km\\b|kg\\b|mm\\b|cm\\b|kW\\b|MW\\b|吨|米(?!粉|饭|面)|倍|斤|升(?![级高学值降温迁任格空旗])',
  ],
  [of('other'), '克(?![服隆扣])|度(?![假过])|里(?![程面])|尺|字(?![号符样])|页|寸|times\\b'],
  // share
  [PERCENT, '%|percent\\b|per cent\\b|pct\\b'],
  [PERMILLE, '‰'],
  [PERMYRIAD, '‱'],
  [POINT, '个百分点|百分点|percentage points?\\b'],
  [of('other', '基点'), '个?基点'],
  [TENTH, '成(?![立果员本功为就都年长绩熟效品因分交套渝])'],
  // duration
  [of('duration', '工作日'), '个? ?工作日'],
  [MONTH, '个 ?月'],
  [of('duration', '会计年度'), '个?会计年度'],
  [of('duration', '纳税年度'), '个?纳税年度'],
  [of('duration', '年度'), '个年度'],
  [of('duration', '分钟'), '分钟'],
  [of('duration', '小时'), '个? ?(?:小时|钟头)'],
  [of('duration', '星期'), '个?星期'],
  [of('duration', '季度'), '个?季度'],
  [of('duration'), '自然日|交易日|周岁|学年|学期|working days?\\b|business days?\\b'],
  [of('duration'), '(?:year|month|week|day|hour|minute)s?\\b'],
  [
    of('duration'),
    '年(?![级代号轻画货])|周(?![边围转密期年])|日(?![元常本报])|岁|秒|天(?![然津府河水气文空桥地下生线花])',
  ],
  // people and things
  [of('other'), '位数'],
  [PERSON, '个人(?![员民才信所账隐])|号人|口人|people\\b|persons?\\b|staff\\b|employees?\\b|researchers?\\b'],
  [of('count', '人次'), '人次'],
  [PERSON, '人口|人(?!民|大[代常会]|才|工[智费湖]|均|类|口)'],
  [
    of('count'),
    '档次|台套|场次|课时|学时|学分|名(?![称单录牌次誉义胜])|位(?![置于])|个(?![体性别案税])|家(?![庭长属具电用禽畜园乡居])',
  ],
  [of('count'), 'companies\\b|items?\\b|projects?\\b|patents?\\b|cases?\\b|units?\\b'],
  [
    of('count'),
    '项(?!目[部组])|件|例(?![如外会行])|篇|台(?![湾风账])|套(?![餐利期])|种(?![植子养业苗粮族源畜])|次(?![要级生品于新])',
  ],
  [
    of('count'),
    '类(?![似型别推])|档(?!案)|级(?![别差])|条(?![件例约款文理])|份(?![额子])|批(?![准复评示发])|户(?![口籍外])|门(?![票诊店户口市槛])',
  ],
  [
    of('count'),
    '所(?![有得在以需属谓称述列])|处(?![理罚分于置以长])|座(?!谈)|栋|幢|间(?![接隔断])|层(?![面次级])|辆|艘|架(?!构)|枚|册|句|遍',
  ],
  [
    of('count'),
    '只(?![要有能是限可得])|头(?![部等])|匹|口(?![岸径粮腔])|张(?![家掖])|本(?![单地科市省级部法条人区县国期年月身职金行着企办规款])',
  ],
  [
    of('count'),
    '期(?![限间满末货权刊])|轮(?![换胎船岗流候廓渡训值休椅滑作])|场(?![地所景馆内外合站租址])|组(?![织成建长合装件])|支(?![持付撑出部队行护局柱援配])',
  ],
  [
    of('count'),
    '股(?![份权东票金市民价本])|代(?![表理码价替为收办销缴管扣谢征垫建际])|笔(?![试记录迹者])|起(?![草诉来见点重止步始算施执实征])|宗(?![教旨族地祠])',
  ],
  [
    of('count'),
    '根(?![据本源治除])|片(?![区面段剂])|把(?![握关控手])|株(?!洲)|块|棵|粒|颗|袋|瓶|桶|箱|盒|盏|扇|尊|席|桌|趟|番(?!茄)',
  ],
  [of('count'), '段|章|节|对(?![于外内象应待接照策比吧吗不么嘛呢没了])|副|幅|点(?![击对位评])'],
  // 分 is a mark; most words that begin with it (分类, 分别, 分支) are verbs or nouns of their own
  [
    of('other'),
    '分(?![类级别为期批布支公析享钟之配工管担局校离开红立会部段层设包册数值步区块站组子阶行贝])|points?\\b',
  ],
]

/** 六百个平方, 两个公顷: people count areas with 个; a 个 before any other word that opens with 平 counts that (三个平台). */
const AREA_BY_PIECE = '(?:个(?=平(?:方|米|左右|上下|以[上下内]|[^一-龥]|$)|公顷|[mM]2))?'

const ROWS = TABLE.map(([unit, source]) => ({
  unit,
  pattern: new RegExp(`(?: {0,8}|-(?=[a-z]))${unit.dimension === 'area' ? AREA_BY_PIECE : ''}(${source})`, 'y'),
}))
const PER =
  / {0,8}(?:\/ {0,8}(平方米|立方米|公顷|亩|吨|人|年|月|日|天|户|件|小时|千瓦时|公斤|千克|台|套|项|家|升|小时|秒|kg|m2)|每(平方米|立方米|公顷|亩|吨))/y

/** Besides money, what is measured by weight, way or volume may be so much per something. */
const RATED = /[克吨升米]$|公里|千瓦时/

/** The unit that stands at `at`, spaces before it allowed; offsets are those of the page. */
export const unitAt = (text: string, at: number): UnitMatch | undefined => {
  for (const { unit, pattern } of ROWS) {
    pattern.lastIndex = at
    const printed = pattern.exec(text)?.[1]
    if (printed === undefined) continue
    const name = unit.name ?? printed
    const end = pattern.lastIndex
    PER.lastIndex = end
    const divided = unit.dimension === 'money' || RATED.test(name) ? PER.exec(text) : null
    const per = divided?.[1] ?? divided?.[2]
    return per === undefined ? { unit, name, end } : { unit: of('other'), name: `${name}/${per}`, end: PER.lastIndex }
  }
  return undefined
}

/** Area by the word 方 is said only of larger figures: 五百方, but 三方 are parties. */
export const SQUARE = of('area')
