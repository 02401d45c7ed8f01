import { numeralIn } from './numerals.ts'
import { childOf, childrenOf, type Element, isOn, propertyOf } from './xml.ts'

/** What Word prints before a paragraph of a list. */
export interface Printed {
  readonly label: string
  /** A format that is not known: the label lacks its number. */
  readonly unknown?: string
}

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly suffix: string
  /** All numbers of the label in Arabic digits. */
  readonly legal: boolean
  /** The level, from 1, after which this one begins again; 0 for never. */
  readonly restart?: number
  readonly style?: string
}

interface List {
  readonly abstract: string
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}

const whole = (text: string | undefined): number | undefined => {
  const value = Number(text)
  return text !== undefined && Number.isInteger(value) ? value : undefined
}

/** The lists of a document, counted on as its paragraphs are read in order. */
export class Numbering {
  readonly #lists = new Map<string, List>()
  /** How far each list has come, by level; lists of one definition go on with each other. */
  readonly #counts = new Map<string, (number | undefined)[]>()
  readonly #begun = new Set<string>()

  constructor(
    part: Element | undefined,
    private readonly styleOf: (id: string | undefined) => { readonly list?: string | undefined } | undefined,
  ) {
    const abstracts = new Map<string, Element>()
    const each = childrenOf(part)
    for (const child of each)
      if (child.name === 'abstractNum') abstracts.set(child.attributes.abstractNumId ?? '', child)
    for (const num of each)
      if (num.name === 'num') this.#lists.set(num.attributes.numId ?? '', this.#listOf(num, abstracts, each))
  }

  /** The level of a list whose paragraphs have this style. */
  levelOfStyle(list: string, style: string | undefined): number | undefined {
    if (style === undefined) return undefined
    return [...(this.#lists.get(list)?.levels ?? [])].find(([, level]) => level.style === style)?.[0]
  }

  /** Counts a paragraph of a list and gives what is printed before it; undefined where there is no such list. */
  print(id: string, at: number): Printed | undefined {
    const list = this.#lists.get(id)
    const level = list?.levels.get(at)
    if (!list || !level) return undefined
    const counts = this.#counts.get(list.abstract) ?? []
    this.#counts.set(list.abstract, counts)
    if (!this.#begun.has(id)) for (const [i, start] of list.starts) counts[i] = start - 1
    this.#begun.add(id)
    counts[at] = (counts[at] ?? level.start - 1) + 1
    for (const [i, below] of list.levels) if (i > at && beginsAgain(below, at)) counts[i] = undefined
    for (const [i, above] of list.levels) if (i < at) counts[i] ??= above.start
    return labelOf(list, level, counts)
  }

  #listOf(num: Element, abstracts: ReadonlyMap<string, Element>, each: readonly Element[]): List {
    const own = propertyOf(num, 'abstractNumId') ?? ''
    const linked = this.styleOf(propertyOf(abstracts.get(own), 'numStyleLink'))?.list
    const target = each.find((child) => child.name === 'num' && child.attributes.numId === linked)
    const abstract = (target && propertyOf(target, 'abstractNumId')) ?? own
    const [levels, starts] = [new Map<number, Level>(), new Map<number, number>()]
    const add = (element: Element) => levels.set(whole(element.attributes.ilvl) ?? 0, levelOf(element))
    for (const child of childrenOf(abstracts.get(abstract))) if (child.name === 'lvl') add(child)
    for (const override of childrenOf(num)) {
      if (override.name !== 'lvlOverride') continue
      const level = childOf(override, 'lvl')
      if (level) add(level)
      const start = whole(propertyOf(override, 'startOverride'))
      if (start !== undefined) starts.set(whole(override.attributes.ilvl) ?? 0, start)
    }
    return { abstract, levels, starts }
  }
}

const beginsAgain = ({ restart }: Level, at: number): boolean => restart === undefined || (restart > 0 && at < restart)

function levelOf(element: Element): Level {
  const restart = whole(propertyOf(element, 'lvlRestart'))
  const style = propertyOf(element, 'pStyle')
  return {
    start: whole(propertyOf(element, 'start')) ?? 0,
    format: formatOf(element),
    text: propertyOf(element, 'lvlText') ?? '',
    suffix: propertyOf(element, 'suff') ?? 'tab',
    legal: isOn(element, 'isLgl'),
    ...(restart === undefined ? {} : { restart }),
    ...(style === undefined ? {} : { style }),
  }
}

/** Newer formats stand in a choice beside what older programs read. */
function formatOf(element: Element): string {
  const choice = childOf(childOf(element, 'AlternateContent'), 'Choice')
  return propertyOf(element, 'numFmt') ?? propertyOf(choice, 'numFmt') ?? 'decimal'
}

function labelOf(list: List, own: Level, counts: readonly (number | undefined)[]): Printed {
  if (own.format === 'bullet') return { label: `${own.text.replace(/\p{Co}/gu, '•')} ` }
  let unknown: string | undefined
  const text = own.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const level = list.levels.get(Number(digit) - 1)
    const format = own.legal || !level ? 'decimal' : level.format
    const said = numeralIn(format, counts[Number(digit) - 1] ?? level?.start ?? 0)
    if (said === undefined) unknown = format
    return said ?? '□'
  })
  const label = text === '' || own.suffix === 'nothing' ? text : `${text} `
  return unknown === undefined ? { label } : { label, unknown }
}
