/** All that can deny in a message, in Chinese and English: where none of it stands nothing is denied. */
const DENIES =
  /[没無无未不非否别莫冇勿木零缺欠差拒停免×✗✘✕❌☐□0]|谈不|算不|哪|难|早着|远|才怪|过期|失效|作废|取消|only|just|\b(?:no|not|non|never|none|nope|nah|zero|without|fail\w*|lack\w*|miss\w*|yet|un\w+)\b|n['’]t/iu

/** Whether words hold anything that may deny. What may is not yet a denial; without it there is none. */
export const mayDeny = (words: string): boolean => DENIES.test(words)
