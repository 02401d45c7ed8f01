import { childOf, childrenOf, type Element, isOn, textIn, within } from './xml.ts'

/** What stands in a paragraph, its words as they read once every tracked change is accepted. */
export interface Runs {
  readonly text: string
  readonly inserted: readonly string[]
  readonly deleted: readonly string[]
  readonly hidden: readonly string[]
  /** Footnotes and endnotes in order. */
  readonly notes: readonly { readonly kind: 'footnotes' | 'endnotes'; readonly id: string }[]
  /** The content of each text box that hangs on the paragraph. */
  readonly boxes: readonly Element[]
  readonly pictures: number
  readonly formulas: number
  readonly comments: number
}

interface Change {
  readonly inserted?: true
  readonly deleted?: true
}

/** Signs that Word keeps as elements. */
const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  cr: '\n',
  noBreakHyphen: '-',
}

const PICTURES = ['blip', 'imagedata']

/** Reads the runs of a paragraph. */
export function readRuns(paragraph: Element): Runs {
  const reader = new RunReader()
  reader.walk(childrenOf(paragraph), {})
  return reader
}

class RunReader implements Runs {
  text = ''
  readonly inserted: string[] = []
  readonly deleted: string[] = []
  readonly hidden: string[] = []
  readonly notes: { kind: 'footnotes' | 'endnotes'; id: string }[] = []
  readonly boxes: Element[] = []
  pictures = 0
  formulas = 0
  comments = 0

  walk(elements: readonly Element[], change: Change): void {
    for (const element of elements) this.#take(element, change)
  }

  #take(element: Element, change: Change): void {
    switch (element.name) {
      case 'pPr':
      case 'rPr':
      case 'sdtPr':
      case 'rt':
        return
      case 'ins':
      case 'moveTo':
        this.walk(childrenOf(element), { ...change, inserted: true })
        return
      case 'del':
      case 'moveFrom':
        this.walk(childrenOf(element), { ...change, deleted: true })
        return
      case 'r':
        this.#run(element, change)
        return
      case 'oMath':
        this.formulas++
        this.#say(within(element, 't').map(textIn).join(''), change)
        return
      case 'AlternateContent':
        this.walk(childrenOf(chosen(element)), change)
        return
      default:
        this.walk(childrenOf(element), change)
        return
    }
  }

  #run(run: Element, change: Change): void {
    if (isOn(childOf(run, 'rPr'), 'vanish')) {
      const words = within(run, 't').map(textIn).join('')
      if (words) this.hidden.push(words)
      return
    }
    for (const part of childrenOf(run)) this.#part(part, change)
  }

  #part(part: Element, change: Change): void {
    const sign = SIGNS[part.name]
    if (sign !== undefined) {
      this.#say(sign, change)
      return
    }
    switch (part.name) {
      case 't':
      case 'delText':
        this.#say(textIn(part).replace(/[\r\n]/gu, ' '), change)
        return
      case 'br':
        this.#say('\n', change)
        return
      case 'sym':
        this.#say(symbol(part.attributes.char), change)
        return
      case 'footnoteReference':
        this.#refer('footnotes', part, change)
        return
      case 'endnoteReference':
        this.#refer('endnotes', part, change)
        return
      case 'commentReference':
        this.comments++
        return
      case 'AlternateContent':
        for (const inner of childrenOf(chosen(part))) this.#part(inner, change)
        return
      case 'ruby':
        this.walk(childrenOf(childOf(part, 'rubyBase')), change)
        return
      case 'drawing':
      case 'pict':
      case 'object':
        if (!change.deleted) this.#draw(part)
    }
  }

  #say(words: string, change: Change): void {
    if (words === '') return
    if (change.deleted) {
      this.deleted.push(words)
      return
    }
    if (change.inserted) this.inserted.push(words)
    this.text += words
  }

  #refer(kind: 'footnotes' | 'endnotes', reference: Element, change: Change): void {
    if (!change.deleted) this.notes.push({ kind, id: reference.attributes.id ?? '' })
  }

  #draw(drawing: Element): void {
    const boxes = boxesIn(drawing)
    this.boxes.push(...boxes)
    if (boxes.length === 0 && PICTURES.some((name) => within(drawing, name).length > 0)) this.pictures++
  }
}

/** Of the forms in which the same thing is kept for older and newer programs, the newer one. */
const chosen = (alternate: Element): Element | undefined =>
  childOf(alternate, 'Choice') ?? childOf(alternate, 'Fallback')

const boxesIn = (element: Element): Element[] =>
  childrenOf(element.name === 'AlternateContent' ? chosen(element) : element).flatMap((child) =>
    child.name === 'txbxContent' ? [child] : boxesIn(child),
  )

/** A sign of a symbol font, by its number; U+FFFD where the number is none. */
function symbol(char: string | undefined): string {
  const code = Number.parseInt(char ?? '', 16)
  return Number.isInteger(code) && code > 0 && code <= 0xffff ? String.fromCharCode(code) : '\uFFFD'
}
