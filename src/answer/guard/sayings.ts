import type { Span } from '../../law/index.ts'

/** What may be counted. A look-ahead keeps a measure word from being the first sign of another word. */
export const MEASURE =
  '(?:个(?![人体别性案])|名(?![称单录义誉])|人(?![才员民口工均事力大们文])|家(?![庭长属])|项(?!目)|位(?![置于])|件|例(?![如外行会])|年(?![度报底初末均内轻])|月(?![度报底初末])|天(?![然津])|日(?![常期前后])|周(?![期边围转密])|次(?![年要日序])|倍|元(?![件器素宇])|亩|平米|平方|分(?![类析配工支别为布期享批])|成(?![果立为员效本就熟功长都])|所(?![有需属在以得谓称述列])|种(?![类植子业])|篇)'
/** Nouns that 数 closes: 总数, 人数. What follows them is not counted by 数. */
const NOUN_OF_NUMBER =
  '[总次户个件例分指参系函岁天票基多少代倍读字份人计无整奇偶负正半约常变尾底复实虚点度页班号辈篇级均算识充期招礼位项家单路量]'
const STEM_AND_BRANCH =
  '[甲丙戊庚壬][子寅辰午戌]|[甲丙戊庚壬]申(?![报请领办诉明])|[乙丁己辛癸][丑卯巳酉亥]|(?<!自)[乙丁己辛癸]未'

/** Ways to say a number without a sign that counts. Blanks are taken out before. */
const SAYINGS: readonly RegExp[] = [
  /(?<!部)分之(?![后前间外内余际时])/gu,
  /翻.{0,4}番|对折|对[開开]分|腰斩|平分秋色|各占一?半|折半/gu,
  new RegExp(`双(?:位?数|[倍份周月日](?![元常])|人(?!才)|${MEASURE})`, 'gu'),
  /个把(?=[月年人家项])|隔[年月日周天]/gu,
  /每(?:年|月|日|天|季|学年|小时|周(?!期))/gu,
  /(?<![单职岗席])位数(?![量据值目字])/gu,
  new RegExp(`(?<!${NOUN_OF_NUMBER})数(?=${MEASURE})`, 'gu'),
  // Look-alikes of 千 and 百.
  new RegExp(`[数上近过][干白](?=[万亿]|${MEASURE})`, 'gu'),
  new RegExp(STEM_AND_BRANCH, 'gu'),
  /(?:元旦|除夕|春节|国庆|中秋|端午)节?(?=之?[前后]|起|期间|当)/gu,
  // A power or a tenth of the slot's figure.
  /\ufffc的?[平立次]方(?![米公千])|\ufffc(?:成(?![果立为员效本就熟功长都])|折(?![旧算合扣]))/gu,
  /花甲|古稀|耄耋|期颐|弱冠|及笄|豆蔻年华|[而既]立之年|不惑之年|知天命之年|年[近过届逾](?:不惑|而立|知命)|[上中下]旬/gu,
  // 正正: five strokes each.
  /正{2,}/gu,
  // A stroke for each: ||||人, *****家; and one sign in the place of a numeral that it looks like: +人, —项.
  new RegExp(`(?<=.)([!-/:-@\\[-\`|~—–·•×÷★☆●■◆▲▪►✓✔✗✘✅❌⚠❗❓📌📎💡👉📋📄🔍])\\1{1,8}(?=${MEASURE})`, 'gu'),
  new RegExp(`(?<=[^\\n。；！？])[+=\\-—–×|_~/\\\\^*](?=${MEASURE})`, 'gu'),
  // Morse: dots beside dashes.
  /(?=[-—–_/|]{0,9}[.·•])(?=[.·•/|]{0,9}[-—–_])[-.·•—–_/|]{3,}/gu,
  /(?<=[^\n|:-])[-–_]{4,}|(?<!\.)\.{5}(?!\.)/gu,
  /&#?[A-Za-z\d]{1,12};/gu,
]

/** Page offsets of numbers said in words that hold no numeral: 翻番, 双倍, 数家, 甲子, half a tally. */
export function sayingsIn(text: string): Span[] {
  const offsets: number[] = []
  let tight = ''
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === ' ') continue
    offsets.push(at)
    tight += text.charAt(at)
  }
  return SAYINGS.flatMap((saying) =>
    [...tight.matchAll(saying)].map(({ 0: said, index }) => ({
      start: offsets[index] ?? 0,
      end: (offsets[index + said.length - 1] ?? 0) + 1,
    })),
  )
}
