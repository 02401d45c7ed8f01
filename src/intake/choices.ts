export interface Choice {
  readonly value: string
  readonly start: number
  readonly end: number
}

/** Leftmost and longest first, none over another. */
export const longest = <T extends { readonly start: number; readonly end: number }>(found: T[]): T[] => {
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: T[] = []
  for (const choice of found) if (choice.start >= (kept.at(-1)?.end ?? 0)) kept.push(choice)
  return kept
}

/** What stands where in a clause, leftmost and longest first. */
export const choicesIn = (text: string, patterns: readonly { value: string; pattern: RegExp }[]): Choice[] =>
  longest(
    patterns.flatMap(({ value, pattern }) =>
      [...text.matchAll(pattern)].map((match) => ({ value, start: match.index, end: match.index + match[0].length })),
    ),
  )

const FILLER =
  /我们|咱们?|俺们?|我|本|这边|这里|这家|这个|这|是|属于|算|为|作为|一?[家个所间]|单位|性质|类型|类别|主体|依托|牵头|建设|申报|单位是|国有|民营|民办|公办|私营|私立|公立|中小型?|小微|微型|大型|小型|中型|本地|规上|规模以上|上市|有限|股份|普通|地方|省属|市属|部属|央属|外资|合资|独资|制造|生产|科技|生物|医药|化工|机械|食品|加工|新材料|电子|农业|环保|能源|信息|技术|事业|编制|综合|高等|职业|理工|师范|做|搞|从事|的|了|啊|呢|哈|吧|嘛|哦|目前|现在|也|就|都|还|只|在|那|您好|你好|请问|老师|型|类|,|、|\s|an?\b|the\b|we're|we|are|from|at|i'm|i|am/gu

/** What is left of a clause when the words for the choice and the small words around them are taken out. */
export const residue = (text: string, spans: readonly { start: number; end: number }[]): string => {
  let rest = text
  for (const { start, end } of [...spans].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`
  return rest.replace(FILLER, '').trim()
}

/** 不是, not in: what is named next is denied. */
export const DENIAL = /(?:不是|不属于|不算|非|不在|没在|没有?)[^，]{0,6}$|\bnot (?:an? |the )?$/u
/** 注册在, 总部位于: what follows is where the applicant is. */
export const SEATED =
  /(?:注册|登记|落户|落|坐落|总部|位于|地址|设立|成立|驻|迁到|搬到|迁至|搬至|工商|所在地?|属地|来自|地处|扎根|(?<!公司|机构|中心|室|线|厂)设|执照上?|based)(?:地|地址|写|登|的|都|就|也|是|为|在|于|到|目前|现在|:|：|\s|in|地点){0,8}$/u
/** 都是聊城本地企业: said of the partners just counted. */
export const OF_OTHERS = /^(?:都|全|全都|均|其中)(?:是|为|有)?/u
