import { type Packed, zippedUp } from './zipped.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export const escaped = (text: string): string =>
  text.replace(/[&<>]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

const relations = (each: readonly (readonly [string, string])[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each
    .map(([kind, target], i) => `<Relationship Id="r${i}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** The words of a run; tabs are elements, as Word keeps them. */
export const r = (text: string): string =>
  `<w:r>${text
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${escaped(part)}</w:t>`)
    .join('<w:tab/>')}</w:r>`

/** A paragraph of runs; `properties` are its own. */
export const p = (runs: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`

export const listed = (list: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`

export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`

export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`

type Part = 'styles' | 'numbering' | 'footnotes' | 'header'

/** A Word file with this body and these parts beside it. */
export function docxOf(
  body: string,
  parts: Partial<Record<Part, string>> = {},
  more: readonly Packed[] = [],
): Uint8Array {
  const root = { styles: 'styles', numbering: 'numbering', footnotes: 'footnotes', header: 'hdr' }
  const names: readonly Part[] = ['styles', 'numbering', 'footnotes', 'header']
  const there = names.filter((name) => parts[name] !== undefined)
  return zippedUp([
    { name: '_rels/.rels', text: relations([['officeDocument', 'word/document.xml']]) },
    { name: 'word/_rels/document.xml.rels', text: relations(there.map((name) => [name, `${name}.xml`])) },
    { name: 'word/document.xml', text: `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>` },
    ...there.map((name) => ({
      name: `word/${name}.xml`,
      text: `<?xml version="1.0"?><w:${root[name]} ${W}>${parts[name]}</w:${root[name]}>`,
    })),
    ...more,
  ])
}

/** A level of a list: how its number is written and what stands around it. */
export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
