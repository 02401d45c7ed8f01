import { plainOf } from './plain.ts'
import { isPlainSurname, isSurname, surnameIn } from './surnames.ts'
import type { Token } from './token.ts'
import type { Vocabulary } from './vocabulary.ts'
import { isFunctionWord, type Word, wordsOf } from './words.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** 我叫…, 姓名：…: what follows is a name and nothing else. */
const CALLED = /(?:(?:我|他|她|本人)的?(?:名字|姓名)?叫|名叫|名字[是叫]|姓名[是为:]|户名[是为:]|开户人[是为:]) ?/gu
/** 联系人：…, 法人是…: what follows is a name, or what such a person has to be. */
const SERVES =
  /(?:联系人|联络人|经办人|负责人|法人|代表人|法人代表|申[报请]人|收件人|牵头人|主任|院长|经理|董事长|老板)(?:姓名)?[是为叫:] ?/gu
/** 我是张伟，…; 公司的张伟，…; 主任张伟，…: a name where nothing follows. */
const APPOSED =
  /(?:我|这里|这边)是 ?|(?:大学|学院|公司|集团|单位|研究院|研究所|医院|学校|[处科部局院所])的|主任|经理|总监|院长|所长|处长|科长|局长|老师|教授|博士|工程师|会计/gu
const SURNAMED = /(?:我|免贵|敝)姓(?<token>\p{Script=Han}{1,2})(?![\p{Script=Han}])/gu
/** 张伟，13800138000; 张伟的电话是…. */
const REACHED =
  /(?<!\p{Script=Han})(?<token>\p{Script=Han}{2,4}?)(?:的?(?:联系)?(?:电话|手机)号?码?)?[ ,、:是]{0,3}(?=\+?(?:86)?[ -]?1[3-9]\d)/gu

/** Names of persons where the grammar of the sentence shows one; a word that the library knows is none. */
export function namesIn(original: string, { knows }: Vocabulary): Token[] {
  const { text, spanOf } = plainOf(original)
  const spans = [
    ...following(CALLED, text, (rest) => calledIn(rest, knows)),
    ...following(SERVES, text, (rest) => nameIn(rest, knows)?.name),
    ...following(APPOSED, text, (rest) => {
      const found = nameIn(rest, knows)
      return found?.alone ? found.name : undefined
    }),
    ...standing(SURNAMED, text, isSurname),
    ...standing(REACHED, text, (words) => nameIn(words, knows)?.name === words),
    ...titled(wordsOf(text), knows),
  ]
  return spans.map(({ start, end }) => ({ kind: '姓名', ...spanOf(start, end) }))
}

/** What such a word is followed by, as far as it is a name. */
const following = (pattern: RegExp, text: string, read: (rest: string) => string | undefined): Span[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: said, index }) => {
    const start = index + said.length
    const name = read(text.slice(start, start + READ))
    return name === undefined ? [] : [{ start, end: start + name.length }]
  })

const standing = (pattern: RegExp, text: string, holds: (words: string) => boolean): Span[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: said, index, groups }) => {
    const words = groups?.token ?? ''
    const start = index + said.indexOf(words)
    return holds(words) ? [{ start, end: start + words.length }] : []
  })

/** So much is looked at for a name; names of minorities with a point in them are the longest. */
const READ = 14
const HAN = /^[\p{Script=Han}·]+$/u

/** The words at the beginning that can be a name, and whether nothing of the sentence follows them. */
function runIn(rest: string): { readonly run: readonly string[]; readonly alone: boolean } {
  const words = wordsOf(rest).map(({ text }) => text)
  const end = words.findIndex((word) => !HAN.test(word) || isFunctionWord(word))
  const after = end < 0 ? undefined : words[end]
  return { run: end < 0 ? words : words.slice(0, end), alone: after === undefined || !/^[\p{L}\p{N}]/u.test(after) }
}

/** A surname and one or two signs after it, in whole words; a word that any dictionary has is none. */
function nameIn(
  rest: string,
  knows: Vocabulary['knows'],
): { readonly name: string; readonly alone: boolean } | undefined {
  const { run, alone } = runIn(rest)
  const [first = ''] = run
  const surname = surnameIn(first) ?? surnameIn(run.slice(0, 2).join(''))
  if (surname === undefined) return undefined
  let name = ''
  for (const word of run) {
    if (name.length + word.length > surname.length + 2) break
    name += word
  }
  if (name.length <= surname.length || isWord(name, first, surname) || knows(name)) return undefined
  return { name, alone: alone && name === run.join('') }
}

/** 高级, 苏州人: words that begin like a name. 赵国强 does too: 赵国 was a country. */
const isWord = (name: string, first: string, surname: string): boolean =>
  first.length > surname.length &&
  !ANYBODY.test(first) &&
  (name === first || !isPlainSurname(surname) || /[人市省县区州企校院方]$/u.test(name))

const LONGEST = 8

/** After 我叫 any name will do, whatever it begins with and whether it is a word, where nothing follows it. */
function calledIn(rest: string, knows: Vocabulary['knows']): string | undefined {
  const found = nameIn(rest, knows)?.name
  if (found !== undefined) return found
  const { run, alone } = runIn(rest)
  const said = run.join('')
  return alone && said.length > 1 && said.length <= LONGEST && !knows(said) ? said : undefined
}

/** Roles that stand after a name; those of one sign only after a surname that is no word. */
const ROLES: ReadonlySet<string> = new Set(
  (
    '先生 女士 小姐 同志 老师 师傅 教授 副教授 博士 博导 研究员 工程师 院士 医生 大夫 律师 会计 秘书 助理 经理 总经理 副总 总监 主任 副主任 主管 组长 ' +
    '科长 副科长 处长 副处长 局长 副局长 厅长 副厅长 所长 副所长 院长 副院长 校长 副校长 部长 会长 行长 厂长 区长 市长 县长 书记 主席 董事长 老板'
  ).split(' '),
)
const SHORT_ROLES: ReadonlySet<string> = new Set('总 工 董 处 局 科 哥 姐'.split(' '))
const isRole = (word: string | undefined): boolean => word !== undefined && (ROLES.has(word) || SHORT_ROLES.has(word))
/** 张三, 李四: the one whole name that a dictionary has. */
const ANYBODY = /^\p{Script=Han}[三四五六七八九]$/u
/** What a surname that is a word too must stand behind to be one. */
const OPENS = /^(?:[^\p{L}\p{N}]+|我们?|咱们?|你们|找|问|请|跟|和|与|给|由|让|叫|听|联系|见|向|的|是|我是)$/u

/** 张总, 李工, 王小明教授: a surname, or a whole name, with a role behind it. */
function titled(words: readonly Word[], knows: Vocabulary['knows']): Span[] {
  return words.flatMap((word, i): Span[] => {
    const before = words[i - 1]
    const own = surnameIn(word.text) ?? ''
    // 张老师 is one word of the dictionary's.
    if (own !== '' && isRole(word.text.slice(own.length)))
      return isTitled(own, word.text.slice(own.length), before)
        ? [{ start: word.start, end: word.start + own.length }]
        : []
    if (!isRole(word.text) || !before) return []
    if (isSurname(before.text)) return isTitled(before.text, word.text, words[i - 2]) ? [before] : []
    if (ANYBODY.test(before.text) && isSurname(before.text[0] ?? '')) return [before]
    return [2, 3].flatMap((back) => {
      const surname = words[i - back]
      const given = words
        .slice(Math.max(0, i - back + 1), i)
        .map(({ text }) => text)
        .join('')
      if (!surname || !isPlainSurname(surname.text) || !/^\p{Script=Han}{1,2}$/u.test(given)) return []
      return isFunctionWord(before.text) || knows(surname.text + given)
        ? []
        : [{ start: surname.start, end: before.end }]
    })
  })
}

const isTitled = (surname: string, role: string, before: Word | undefined): boolean =>
  isPlainSurname(surname) || (ROLES.has(role) && (before === undefined || OPENS.test(before.text)))
