/** Words without the names, addresses and numbers of whoever asked; figures stay. */
export function withoutNames(words: string): string {
  return words
    .replace(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '〔邮箱〕')
    .replace(/(?:https?:\/\/|www\.)\S+/giu, '〔网址〕')
    .replace(
      /[\p{Script=Han}A-Za-z0-9（）()·]{2,24}?(?:有限责任公司|股份有限公司|有限公司|集团公司|股份公司|集团|公司|研究院|研究所|大学|学院|医院|工厂|合作社)/gu,
      (name) => (COMMON.test(name) ? name : `〔单位〕`),
    )
    .replace(
      /(?:我叫|我是|姓名[是为：:]?|联系人[是为：:]?)\s*(?!公司|企业|单位|学校|高校)[\p{Script=Han}]{2,4}/gu,
      '〔姓名〕',
    )
    .replace(/[\p{Script=Han}]{1,3}(?:先生|女士|小姐|老师|经理|总监|局长|处长|科长|主任(?!负责))/gu, (name) =>
      /^(?:中心|我们|理事|副)/u.test(name) ? name : '〔姓名〕',
    )
    .replace(/\d[\d\s-]{5,40}[\dXx]/gu, '〔号码〕')
    .replace(/[0-9A-Z]{15,}/gu, '〔号码〕')
}

/** Words that are kept for the bureau to see what its text leaves unclear: without names, numbers and figures of whoever asked. */
export function masked(words: string): string {
  return withoutNames(words)
    .replace(/\p{Nd}+(?:[.,，:/]\p{Nd}+)*/gu, '〔数〕')
    .replace(/[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{2,40}(?!州|县|一)/gu, '〔数〕')
}

/** 我们公司 names nobody. */
const COMMON =
  /^(?:我们?|咱们?|本|贵|该|这家?|一家|某|哪家|什么|的|是|请问|想问|子|母|总|分)*(?:民营|国有|科技|软件|小|大|新|外资|制造)*(?:有限责任公司|股份有限公司|有限公司|集团公司|股份公司|集团|公司|研究院|研究所|大学|学院|医院|工厂|合作社)$/u

const LONGEST = 200

/** Cut to what a list can show. */
export const shortened = (words: string): string => {
  const plain = words
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return [...plain].length > LONGEST ? `${[...plain].slice(0, LONGEST).join('')}…` : plain
}
