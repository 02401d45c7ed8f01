/** All that can deny in a message, in Chinese and English: where none of it stands nothing is denied. */
const DENIES =
  /[没無无未不非否别莫冇勿木零缺欠差拒停免×✗✘✕❌☐□0]|谈不|算不|哪|难|早着|远|才怪|过期|失效|作废|取消|only|just|\b(?:no|not|non|never|none|nope|nah|zero|without|fail\w*|lack\w*|miss\w*|yet|unable|unlikely|unsigned|unregistered)\b|n['’]t/iu

/** Whether words hold anything that may deny. What may is not yet a denial; without it there is none. */
export const mayDeny = (words: string): boolean => DENIES.test(words)

/** A denial that leads up to a name in its own clause; 不是没有 and 没问题 deny nothing of it, 不是高企但是科技型企业 no more than the first. */
const LEADS =
  /(?:(?:不是|不属于?|不算|并非|没有|不在|不具备|不搞|不做|\b(?:not|no|without)\b|n['’]t)\s?((?:[a-z]{1,12}\s){0,3}[^，。；！？,;!?\s]{0,8})|[没未]([^，。；！？,;!?\s]{0,3}))$/iu
const TWICE = /(?:不是|并非|哪能|不可能|不会)[^，。；,;]{0,2}(?:没|不|无|未)|没有?问题|没错|不但|不仅|不止/u
const TURNS = /[但却而是被]|\bbut\b/iu
const NEAR = 24

/** Whether what stands before a name in its clause denies it. */
export const isDenied = (before: string): boolean => {
  const near = before.slice(-NEAR)
  const [, far, close] = LEADS.exec(near) ?? []
  const between = far ?? close
  return between !== undefined && !TURNS.test(between) && !TWICE.test(near)
}
