/** What a command at the terminal is on the pages. */
const STEPS: Readonly<Record<string, string>> = {
  add: '读入文件',
  confirm: '逐项确认',
  try: '试一遍',
  publish: '投入使用',
  retire: '撤下',
  outline: '收录的文本',
}

/** What an option at the terminal is called on the pages. */
const FIELDS: Readonly<Record<string, string>> = {
  again: '勾上“文件换过了，重做草稿”',
  place: '地方',
  programme: '类别',
  'new-programme': '勾上“是新的一类”',
  id: '编号',
  replaces: '代替哪一部',
}

const COMMAND = / ?wence (add|confirm|try|publish|retire|outline)(?: (?:…|[a-z][a-z0-9_]{0,60}))?(?: --list)? ?/gu
const OPTION = /(?:加 ?)?--(again|place|programme|new-programme|id|replaces)\b ?/gu
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/先答 r\b/gu, '先按“重新确认”'],
  [/按 \+ 加一项|按 \+ 加/gu, '用“加一项要求”加'],
  [/用 n 去掉/gu, '按“不是要求”去掉'],
  [/答过 n 的/gu, '答过“不是要求”的'],
  [/（[eu]）/gu, ''],
  [/重新启动 wence 后生效/gu, '请维护人员重新启动问策，之后生效'],
]

/** A line for a clerk at the terminal, as a clerk at the pages does what it says. */
export const inBrowser = (line: string): string =>
  KEYS.reduce(
    (told, [key, words]) => told.replace(key, words),
    line
      .replace(COMMAND, (_all, name: string) => `“${STEPS[name]}”`)
      .replace(OPTION, (_all, name: string) => FIELDS[name] ?? name),
  )
