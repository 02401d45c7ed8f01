/** What a token is, as its placeholder says. */
export type Kind = '电话' | '证件' | '邮箱' | '账号' | '微信' | '网址' | '代码' | '单位' | '姓名'

/** A stretch of a text, in UTF-16 units, that names or numbers a person or a body. */
export interface Token {
  readonly kind: Kind
  readonly start: number
  readonly end: number
}
