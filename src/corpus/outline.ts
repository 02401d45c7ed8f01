import type { Span } from '../law/index.ts'
import { backMatterOf } from './back.ts'
import { dissolvedIn } from './dissolved.ts'
import { Divisions } from './divisions.ts'
import { furnitureOf, isRubbish, looksLikeNoise, withoutFurniture } from './furniture.ts'
import { isArticleHeading, isDivisionHeading, isItemHeading } from './headings.ts'
import { type Inner, innerMarks, innerMarksOf } from './inline.ts'
import { Items } from './items.ts'
import { isComplete, type Line, settingOf } from './lines.ts'
import { type AnnexMark, type ArticleMark, type DivisionMark, type ItemMark, type Mark, markAt } from './marks.ts'
import type { Node } from './node.ts'
import { cutAt, type Stretch, stretchOf } from './stretch.ts'
import { Tables } from './table.ts'
import { articleTitle, hasArticleTitles } from './titles.ts'
import { Tree } from './tree.ts'
import { Voice } from './voice.ts'

/** Reads chapters, articles, paragraphs, items, annexes and tables out of the lines of a regulation's body, in one pass. */
class OutlineReader {
  readonly #tree: Tree
  readonly #divisions: Divisions
  readonly #items: Items
  readonly #tables: Tables
  readonly #voice: Voice
  readonly #spaced: boolean
  readonly #titled: boolean
  #article: Node | undefined
  #articleNumber = 0
  #annex: Node | undefined
  #annexes = 0
  /** Lines on which an article began in the middle. */
  readonly #runOn: number[] = []
  /** A chapter or annex whose title is to follow. */
  #untitled: Node | undefined

  constructor(
    private readonly lines: readonly Line[],
    source: string,
  ) {
    this.#tree = new Tree(source)
    this.#divisions = new Divisions(this.#tree)
    this.#items = new Items(this.#tree)
    this.#tables = new Tables(this.#tree)
    this.#voice = new Voice(this.#tree, settingOf(lines))
    this.#titled = hasArticleTitles(lines)
    const articles = lines.map(({ text }) => markAt(text)).filter((mark) => mark?.kind === 'article')
    this.#spaced = articles.filter(({ spaced }) => spaced).length * 2 > articles.length
  }

  read(): Tree {
    const marks = innerMarksOf(this.lines)
    const back = backMatterOf(this.lines)
    for (const [i, line] of this.lines.entries()) {
      const annex = back.annexes.get(i)
      const cut = this.#tables.isCutBy(line, this.lines[i + 1]) ? 'running-header' : undefined
      const role = back.roles.get(i) ?? cut
      if (role) this.#tree.place(line, role)
      else if (annex) this.#beginAnnex(stretchOf(line), annex)
      else if (!this.#row(line, i)) this.#read(line, i, marks[i] ?? [])
    }
    for (const { line, cells, numbers } of dissolvedIn(this.lines, (i) => back.roles.has(i) || back.annexes.has(i))) {
      const text = `自第${line}行起像是散了行列的表格（${cells}格，其中数${numbers}个），分不出行；请改成 | 甲 | 乙 | 的形式`
      this.#tree.remark('table-lost', [], line, text)
    }
    this.#tables.close()
    this.#tellRunOn()
    return this.#tree
  }

  /** Where several articles begin in the middle of lines, no line break tells where a paragraph or an annex does. */
  #tellRunOn(): void {
    const [first] = this.#runOn
    if (first === undefined || this.#runOn.length < FEWEST_RUN_ON) return
    const text = `自第${first}行起有${this.#runOn.length}条接排在别的条之后，原有的换行已失：款的分界、没有编号的项和附件可能没有分出，请对照原件`
    this.#tree.remark('run-together', [], first, text)
  }

  #row(line: Line, at: number): boolean {
    const host = this.#annex ?? this.#article
    if (!host || !this.#tables.take(line, this.lines[at + 1], host)) return false
    this.#voice.open(undefined)
    this.#untitled = undefined
    this.#items.clear()
    return true
  }

  /** Reads a line from its start, and from every heading or item that runs on in it. */
  #read(line: Line, at: number, inner: readonly Inner[]): void {
    let words = this.#begin(stretchOf(line), at, inner)
    for (const each of inner) {
      const offset = line.start + each.at - words.start
      if (offset < 0 || !this.#runsOn(each, offset)) continue
      this.#give(cutAt(words, 0, offset))
      words = this.#headed(cutAt(words, offset), each.mark, at)
      if (each.mark.kind === 'article') this.#runOn.push(line.number)
    }
    this.#give(words)
  }

  /** What begins at the start of a line; gives back the words that are left of it. */
  #begin(stretch: Stretch, at: number, inner: readonly Inner[]): Stretch {
    const mark = markAt(stretch.text)
    if (mark && this.#accepts(mark, stretch, inner)) return this.#headed(stretch, mark, at)
    return this.#beginWords(stretch, at)
  }

  #accepts(mark: Mark, stretch: Stretch, inner: readonly Inner[]): boolean {
    if (mark.kind === 'item') {
      const last = mark.style === 'dash' ? undefined : this.#items.last(mark.style)
      const setting = { annex: this.#annex !== undefined, ...(last === undefined ? {} : { last }) }
      return (this.#article ?? this.#annex) !== undefined && isItemHeading(mark, this.#voice.before, setting)
    }
    if (this.#annex) return false
    const setting = { last: this.#articleNumber, spaced: this.#spaced }
    if (mark.kind === 'article') return isArticleHeading(mark, this.#voice.before, setting)
    const title = cutAt(stretch, mark.length, this.#titleEnd(stretch, inner)).text
    return isDivisionHeading(mark, title, this.#voice.before, this.#divisions.isDue(mark))
  }

  /** Where a chapter's title ends for the heading that follows it on the line. */
  #titleEnd(stretch: Stretch, inner: readonly Inner[]): number {
    const next = inner.find(({ at, mark }) => {
      const later = stretch.line.start + at > stretch.start
      return later && (mark.kind === 'division' || (mark.kind === 'article' && mark.number === this.#articleNumber + 1))
    })
    return next ? stretch.line.start + next.at - stretch.start : stretch.text.length
  }

  /** Whether a mark inside a line is a heading there: the next in number, after a finished sentence or a title. */
  #runsOn({ mark, ended, listed }: Inner, offset: number): boolean {
    if (this.#annex) return false
    if (mark.kind === 'item') {
      const last = this.#items.last(mark.style)
      return offset > 0 && (last === undefined ? mark.number === 1 && listed : mark.number === last + 1)
    }
    const free = ended || (this.#untitled !== undefined && offset <= 30)
    if (mark.kind === 'division') return free && this.#divisions.isDue(mark)
    const due = mark.number === this.#articleNumber + (mark.sub === undefined ? 1 : 0)
    return free && (due || (ended && mark.spaced && mark.number >= this.#articleNumber))
  }

  /** Begins what `mark` heads and gives back the words after it. */
  #headed(stretch: Stretch, mark: Mark, at: number): Stretch {
    const rest = cutAt(stretch, mark.length)
    const label = { start: stretch.start, end: stretch.start + stretch.text.slice(0, mark.length).trimEnd().length }
    this.#untitled = undefined
    if (mark.kind === 'division') return this.#beginDivision(mark, label, rest)
    if (mark.kind === 'article') return this.#beginArticle(mark, label, rest, at)
    return this.#beginItem(mark, label, rest)
  }

  #beginAnnex(stretch: Stretch, mark: AnnexMark): void {
    const number = mark.number ?? this.#annexes + 1
    this.#annexes = number
    this.#annex = this.#tree.add({
      kind: 'annex',
      address: `annex${number}`,
      label: `附件${number}`,
      parent: undefined,
      line: stretch.line.number,
      number,
    })
    const label = stretch.text.slice(0, mark.length).trimEnd().length
    this.#tree.place({ start: stretch.start, end: stretch.start + label }, 'label', this.#annex)
    this.#items.clear()
    this.#tables.close()
    this.#voice.open(undefined)
    this.#untitled = this.#annex
    this.#give(cutAt(stretch, mark.length))
  }

  #beginDivision(mark: DivisionMark, label: Span, rest: Stretch): Stretch {
    const node = this.#divisions.begin(mark, rest.line.number)
    this.#tree.place(label, 'label', node)
    this.#article = undefined
    this.#voice.open(undefined)
    this.#items.clear()
    this.#untitled = node
    return rest
  }

  #beginArticle(mark: ArticleMark, label: Span, rest: Stretch, at: number): Stretch {
    const article = this.#tree.add({
      kind: 'article',
      address: mark.sub === undefined ? `${mark.number}` : `${mark.number}-${mark.sub}`,
      label: mark.label,
      parent: this.#divisions.innermost,
      line: rest.line.number,
      ...(mark.sub === undefined ? { number: mark.number } : {}),
    })
    this.#tree.place(label, 'label', article)
    if (rest.line.damaged && label.start === rest.line.start) this.#damaged(article, label)
    this.#article = article
    this.#articleNumber = mark.number
    this.#items.clear()
    this.#beginParagraph(rest.line.number)
    return this.#takeTitle(rest, at)
  }

  #damaged(article: Node, label: Span): void {
    const said = this.#tree.source.slice(label.start, label.end)
    const text = `“${said}”字形有误，按“${article.label}”列入`
    this.#tree.remark('heading-damaged', [article], article.line, text)
  }

  /** Takes off an article's heading, on the line of its number or on the next. */
  #takeTitle(rest: Stretch, at: number): Stretch {
    const article = this.#article
    const title = article && articleTitle(rest, this.lines[at + 1], this.#titled)
    if (!article || !title) return rest
    const from = rest.start + rest.text.indexOf(title.text)
    article.title = this.#tree.source.slice(from, from + title.text.length)
    this.#tree.place({ start: rest.start, end: rest.start + title.length }, 'title', article)
    return cutAt(rest, title.length)
  }

  #beginItem(mark: ItemMark, label: Span, rest: Stretch): Stretch {
    const host = this.#annex ?? this.#article
    if (!host) return rest
    const paragraph = this.#voice.node?.kind === 'paragraph' ? this.#voice.node : undefined
    const node = this.#items.begin(mark, { node: host, paragraph, annex: this.#annex !== undefined }, rest.line.number)
    this.#tree.place(label, 'label', node)
    this.#voice.open(node)
    return rest
  }

  #beginParagraph(line: number): void {
    const host = this.#annex ? (this.#items.outermost ?? this.#annex) : (this.#article ?? this.#divisions.innermost)
    if (!host) return
    this.#voice.open(this.#tree.addParagraph(host, line))
    if (host.kind === 'article') this.#items.clear()
  }

  /** Words at the start of a line: a title that is due, the open clause going on, or a new paragraph. */
  #beginWords(stretch: Stretch, at: number): Stretch {
    if (isRubbish(stretch.text)) return this.#unplaced(stretch, '没有文字，疑为扫描杂讯，未列入任何条款')
    if (this.#goesOnTitle(stretch, at) || this.#endsTitle(stretch)) this.#untitled = this.#divisions.innermost
    if (this.#untitled && (isTitle(stretch.text) || this.#endsTitle(stretch))) return stretch
    this.#untitled = undefined
    const fresh = this.#voice.fresh && this.#voice.node?.parent === this.#article
    if (fresh && this.#article?.title === undefined) return this.#takeTitle(stretch, at)
    if (this.#voice.goesOn(stretch)) return stretch
    if (looksLikeNoise(stretch.text)) return this.#unplaced(stretch, '不成句，疑为扫描杂讯，未列入任何条款')
    this.#beginParagraph(stretch.line.number)
    return stretch
  }

  /** A chapter's title that took a second line: short words between it and the chapter's first article. */
  #goesOnTitle(stretch: Stretch, at: number): boolean {
    if (this.#voice.node || this.#article || this.#annex || stretch.text.length > 20) return false
    return isTitle(stretch.text) && markAt(this.lines[at + 1]?.text ?? '')?.kind === 'article'
  }

  /** A chapter's title that took a second line, on which its first article begins. */
  #endsTitle(stretch: Stretch): boolean {
    if (this.#voice.node || this.#article || this.#annex || !this.#divisions.innermost) return false
    const next = innerMarks(stretch.text.slice(0, 60)).find(({ mark }) => mark.kind === 'article')
    if (!next || next.at > 20 || next.mark.number !== this.#articleNumber + 1) return false
    return isTitle(stretch.text.slice(0, next.at))
  }

  #unplaced(stretch: Stretch, reason: string): Stretch {
    const said = this.#tree.source.slice(stretch.start, stretch.end)
    const words = said.length > 30 ? `${said.slice(0, 30)}…` : said
    this.#tree.remark('unplaced', [], stretch.line.number, `“${words}”${reason}`)
    this.#tree.place(stretch, 'unplaced')
    return cutAt(stretch, stretch.text.length)
  }

  /** Gives words to the title that is due, or to the open clause. */
  #give(stretch: Stretch): void {
    if (stretch.text === '') return
    if (this.#untitled) {
      this.#tree.entitle(this.#untitled, stretch)
      this.#untitled = undefined
      return
    }
    if (!this.#voice.node) this.#beginParagraph(stretch.line.number)
    if (!this.#voice.node) {
      this.#unplaced(stretch, '在第一条之前，无所归属')
      return
    }
    this.#voice.say(stretch)
  }
}

/** One or two may be a printer's slip. */
const FEWEST_RUN_ON = 3

const isTitle = (text: string): boolean => text.length <= 40 && !isComplete(text)

/** The outline of one regulation's body: nodes with their words, every stretch with its role, remarks on the source. */
export function readOutline(lines: readonly Line[], source: string): Tree {
  const furniture = furnitureOf(lines)
  // What a page or a site put between two lines parts neither a row from the next nor a body's name from its date.
  const tree = new OutlineReader(withoutFurniture(lines, furniture), source).read()
  for (const [i, role] of furniture) {
    const line = lines[i]
    if (line) tree.place(line, role)
  }
  return tree
}
