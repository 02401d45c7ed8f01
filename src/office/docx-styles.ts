import { childOf, childrenOf, type Element, propertyOf } from './xml.ts'

/** The list that a style's paragraphs belong to. */
export interface StyleList {
  readonly list?: string | undefined
  readonly level?: number | undefined
  /** The style that names the list: the paragraph's own, or one that it is based on. */
  readonly named?: string
}

/** What the styles of a document say of lists. */
export class Styles {
  readonly #styles = new Map<string, Element>()
  readonly #usual: string | undefined

  constructor(part: Element | undefined) {
    for (const child of childrenOf(part))
      if (child.name === 'style') this.#styles.set(child.attributes.styleId ?? '', child)
    this.#usual = [...this.#styles].find(
      ([, { attributes }]) => attributes.type === 'paragraph' && ['1', 'true', 'on'].includes(attributes.default ?? ''),
    )?.[0]
  }

  /** The list of a style, or of the paragraphs that name none. A style that is based on itself ends the search. */
  listOf(id: string | undefined): StyleList | undefined {
    const seen = new Set<string>()
    for (
      let at = id ?? this.#usual;
      at !== undefined && !seen.has(at);
      at = propertyOf(this.#styles.get(at), 'basedOn')
    ) {
      seen.add(at)
      const numbers = childOf(childOf(this.#styles.get(at), 'pPr'), 'numPr')
      const [list, level] = [propertyOf(numbers, 'numId'), propertyOf(numbers, 'ilvl')]
      if (list !== undefined) return { list, level: level === undefined ? undefined : Number(level), named: at }
    }
    return undefined
  }
}
