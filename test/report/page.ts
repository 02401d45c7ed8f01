/** An element of a page as it was read. */
export interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

const VOID = new Set(['meta'])
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)()>/uy
/** Names of XML have a prefix, and an element may close itself. */
const XML_TAG = /<(\/?)([A-Za-z][A-Za-z0-9:]*)((?: [A-Za-z:]+="[^"<>]*")*)(\/?)>/uy
const TEXT = /[^<]+/uy

/** Reads a page far more strictly than a browser: what is no plain tag, known entity or text is an error, never mended. */
export const parsePage = (source: string): Element => parsed(source, '<!doctype html>\n', TAG)

/** Reads a part of a document of Word as strictly. */
export const parseXml = (source: string): Element =>
  parsed(source, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', XML_TAG)

function parsed(source: string, opening: string, tags: RegExp): Element {
  if (!source.startsWith(opening)) throw new Error(`it does not begin with ${opening}`)
  const root = { tag: '', attributes: {}, children: [] as (Element | string)[] }
  const open: (typeof root)[] = [root]
  for (let at = opening.length; at < source.length; ) {
    const inside = open.at(-1) ?? root
    const tag = matchAt(tags, source, at)
    if (!tag) {
      const text =
        inside.tag === 'style' ? source.slice(at, source.indexOf('</style>', at)) : matchAt(TEXT, source, at)?.[0]
      if (!text) throw new Error(`neither tag nor text: ${source.slice(at, at + 60)}`)
      inside.children.push(inside.tag === 'style' ? text : decoded(text))
      at += text.length
      continue
    }
    const [whole, closing, name = '', attributes = '', selfClosing] = tag
    at += whole.length
    if (closing) {
      if (inside.tag !== name) throw new Error(`</${name}> closes <${inside.tag}>`)
      open.pop()
      continue
    }
    const element = { tag: name, attributes: attributesOf(attributes), children: [] }
    inside.children.push(element)
    if (!VOID.has(name) && !selfClosing) open.push(element)
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.tag}> is never closed`)
  const [page] = root.children
  if (typeof page !== 'object') throw new Error('no element')
  return page
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/ ([A-Za-z:-]+)="([^"]*)"/gu)].map(([, name, value]) => [name, decoded(value ?? '')]),
  )

const decoded = (text: string): string =>
  text.replace(/&([^;]*;)?/gu, (entity, name: string | undefined) => {
    const sign = ENTITIES[(name ?? '').slice(0, -1)]
    if (sign === undefined) throw new Error(`an entity of no name: ${entity}`)
    return sign
  })

/** Every element of a page with these tags, in its order; all of them where none is named. */
export const all = (element: Element, ...tags: readonly string[]): Element[] =>
  element.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : [...(tags.length === 0 || tags.includes(child.tag) ? [child] : []), ...all(child, ...tags)],
  )

/** The first element with the tag. Throws where there is none. */
export function first(element: Element, tag: string): Element {
  const [found] = all(element, tag)
  if (!found) throw new Error(`no <${tag}>`)
  return found
}

export const textOf = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/** Its tags and the names of their attributes: what no text may change. */
export const skeleton = (element: Element): string =>
  `${element.tag}[${Object.keys(element.attributes).join(' ')}](${element.children
    .flatMap((child) => (typeof child === 'string' ? [] : [skeleton(child)]))
    .join(' ')})`
