import { needed } from '../installed/index.ts'
import { Refused } from './office-file.ts'

/** An element; names are without the prefix of their namespace. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

interface Open extends Element {
  readonly attributes: Record<string, string>
  readonly children: (Element | string)[]
}

const DEEPEST = 256
const MOST = 3_000_000

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML into its root. What a document type would declare is never read: no part of a Word file has one, and one that has
 * is refused.
 */
export async function parseXml(source: string): Promise<Element> {
  const { SaxesParser } = await needed('saxes', () => import('saxes'))
  const root: Open = { name: '', attributes: {}, children: [] }
  const open = [root]
  let count = 0
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw refusedFor('含有不该有的文档类型声明')
  })
  parser.on('opentag', ({ name, attributes }) => {
    count++
    if (open.length > DEEPEST || count > MOST) throw refusedFor('嵌套太深或内容太多')
    const element: Open = { name: local(name), attributes: {}, children: [] }
    for (const [key, value] of Object.entries(attributes)) element.attributes[local(key)] = value
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => void open.at(-1)?.children.push(text))
  parser.on('cdata', (text) => void open.at(-1)?.children.push(text))
  try {
    parser.write(source).close()
  } catch (error) {
    throw error instanceof Refused ? error : refusedFor('不合 XML 的写法')
  }
  return childrenOf(root)[0] ?? root
}

const refusedFor = (what: string): Refused =>
  new Refused(`文件已损坏：里面的正文${what}`, '请用 Word 打开修复后另存为 .docx 再导入')

export const childrenOf = (element: Element | undefined): Element[] =>
  element ? element.children.filter((child): child is Element => typeof child !== 'string') : []

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  childrenOf(element).find((child) => child.name === name)

export const textIn = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('')

/** The `val` of a child, which is how Word writes a property. */
export const propertyOf = (element: Element | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes.val

/** A property that is on by being there, and off where its `val` says so. */
export function isOn(element: Element | undefined, name: string): boolean {
  const property = childOf(element, name)
  return property !== undefined && !['0', 'false', 'off', 'none'].includes(property.attributes.val ?? '')
}

/** Every element of a name under this one, in order; none inside another of them. */
export const within = (element: Element, name: string): Element[] =>
  childrenOf(element).flatMap((child) => (child.name === name ? [child] : within(child, name)))
