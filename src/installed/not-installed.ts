/** Packages that are not there. The message is for operators, `inChinese` for whoever asks questions. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled'
  readonly found: string
  readonly inChinese: string

  /** `line` is what is to be typed to have them. */
  constructor(
    readonly packages: readonly string[],
    readonly line: string,
  ) {
    const found = `not installed: ${packages.join(', ')}`
    super(`${found}. Run: ${line}`)
    this.found = found
    this.inChinese = `这项功能要用的组件没有安装（${packages.join('、')}）。请运行：${line}`
  }
}
