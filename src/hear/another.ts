/** Whether words name something else than what a figure after them is taken for. */

/** What parts one thing that is said from the next. */
const MARK = /[，。；,;\n：:、！？!?]/u
const HAN = /\p{Script=Han}+/gu
/** What is said around a figure whatever it is of. */
const AROUND =
  /大概|大约|差不多|正好|刚好|应该|估计|可能|左右|百分之|接近|比例|比重|占比|目前|现在|去年|今年|前年|上年度?|年度|近[一二两三四五]年|我们|你们|他们|公司|企业|单位|一共|总共|总计|合计|全部|加起来|另外|此外|还有|其中|里头|里面|算下来|算起来|记得|好像|就是|不到|超过|至少|[我你他她它咱这那是有占了的吧呢啊嘛在约共为才就也都大还又另再个能到得上下有也没多少]/gu
/** Fewer signs left over name nothing. */
const NAMES = 4

/** The words right before a figure, back to the last mark or figure. */
export const wordsBefore = (text: string, start: number): string =>
  text
    .slice(Math.max(0, start - REACH), start)
    .split(MARK)
    .at(-1) ?? ''
const REACH = 24

/** 持股正好 before 50%, where the share of an outlay was asked: so much is said that shares no two signs with what it is called. */
export function namesAnother(said: string, called: string): boolean {
  const rest = (said.replace(AROUND, ' ').match(HAN) ?? []).join('')
  if (rest.length < NAMES) return false
  return ![...said].some((_, i) => {
    const pair = said.slice(i, i + 2)
    return pair.length === 2 && pair.match(HAN)?.[0] === pair && called.includes(pair) && !AROUND_PAIR.test(pair)
  })
}

/** Said of every share and every sum. */
const AROUND_PAIR = /比例|比重|占比|合计|累计|总额/u

/** 早一天, 晚两个月: how far off something is in time, and not how long it has been. */
export const isApartInTime = (text: string, start: number): boolean =>
  /(?:早|晚|迟|提前|推迟|延后|延期|再过|再等)[了个上]?\s?$/u.test(text.slice(Math.max(0, start - 4), start))

const ADDS = /(?:另外|此外|另|还)(?:还|又|也|再)?有/u

/** 另外还有国家基金300万元: what is added to a sum under a name of its own, and may be no part of it. */
export const addsAnother = (text: string, start: number, called: string): boolean => {
  const said = wordsBefore(text, start)
  const lead = ADDS.exec(said)
  return lead !== null && namesAnother(said.slice(lead.index + lead[0].length), called)
}
