/** Words that begin what is only supposed, and what people say before them. */
const CONDITION =
  /^(?:那|那么|但是?|可是?|不过|所以|对了|再问|比如说?|譬如|说)?[，,\s]{0,2}(?:如果|要是|假如|假使|假设|倘若|若是|若(?![干有])|万一|哪怕|(?:what )?if\b|suppose\b|supposing\b|let's say\b|assuming\b|imagine\b)/iu
/** 要是没有的话 is about what is so where nothing follows; 如果能报的话 is politeness. */
const LEAD = 16

/** 先问个假设的：, 打个比方，: says only that a supposition follows. */
const ANNOUNCED =
  /^[^，,：:。？?\d]{0,8}(?:假设|假定|比方|比如|举个?例|设想|hypothetical(?:ly)?|问)[^，,：:。？?\d]{0,6}[：:，,]\s?/iu

/** Whether what is said begins as a supposition, which nothing that follows in it takes back: 如果我们设备有300万. */
export const isConditional = (words: string): boolean =>
  CONDITION.test(words.trimStart().replace(ANNOUNCED, '').slice(0, LEAD))

/** 再买, 多租: what is supposed comes on top of what there is; 加到 says what it comes to. */
const MORE = /(?:再|另外|多|增加|追加|another|extra|more)[^，,。；;到至成]{0,8}$/iu
const BEFORE = 16

/** Whether what leads up to a figure says that it is so much more. */
export const isMore = (before: string): boolean => MORE.test(before.slice(-BEFORE))
