import type { Day } from '../law/index.ts'
import { legible } from './legible.ts'
import { Markup, markupWith } from './markup.ts'
import type { Entry } from './zip.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as itself, in an element or in a quoted attribute. */
export const escapeXml = (text: string): string => legible(text).replace(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign)

export const xml = markupWith(escapeXml)

const HEAD = new Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
export const NAMESPACES = new Markup(
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
)
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const part = (name: string, type: string) => xml`<Override PartName="${name}" ContentType="${type}"/>`
const relation = (id: string, type: string, target: string) =>
  xml`<Relationship Id="${id}" Type="${type}" Target="${target}"/>`

/** A paragraph's style; `more` and `run` are its properties of paragraph and of run. */
const style = (id: string, name: string, more: string, run: string) =>
  xml`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${new Markup(more)}</w:pPr><w:rPr>${new Markup(run)}</w:rPr></w:style>`

/** What Word has on every machine in China, and a writing that others put in its place. */
const FONTS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="宋体"/>'
const SPACED = '<w:spacing w:before="240" w:after="80"/>'
const sized = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`

const STYLES = [
  style('Title', 'Title', '<w:keepNext/><w:spacing w:after="60"/>', `<w:b/>${sized(36)}`),
  style('Heading1', 'heading 1', `<w:keepNext/>${SPACED}<w:outlineLvl w:val="0"/>`, `<w:b/>${sized(28)}`),
  style('Heading2', 'heading 2', `<w:keepNext/>${SPACED}<w:outlineLvl w:val="1"/>`, `<w:b/>${sized(22)}`),
  style('ListItem', 'List Item', '<w:ind w:left="420" w:hanging="210"/>', ''),
  style('Point', 'Point', '<w:ind w:left="420"/>', ''),
  style(
    'Notice',
    'Notice',
    '<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="A3211B"/></w:pBdr><w:ind w:left="160"/>',
    '',
  ),
  style(
    'Quote',
    'Quote',
    '<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="8A8A8A"/></w:pBdr><w:ind w:left="160"/>',
    '',
  ),
  style('Cell', 'Cell', '<w:spacing w:after="0" w:line="264" w:lineRule="auto"/>', sized(17)),
]

/** The document with what Word asks to stand beside it. */
export const wordFiles = (document: Markup, footer: Markup, title: string, madeOn: Day): Entry[] => [
  {
    name: '[Content_Types].xml',
    text: xml`${HEAD}<Types xmlns="${`${PACKAGE}/content-types`}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
      part('/word/document.xml', `${WORD}.document.main+xml`),
      part('/word/styles.xml', `${WORD}.styles+xml`),
      part('/word/footer1.xml', `${WORD}.footer+xml`),
      part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ]}</Types>`.source,
  },
  {
    name: '_rels/.rels',
    text: xml`${HEAD}<Relationships xmlns="${`${PACKAGE}/relationships`}">${[
      relation('rId1', `${OFFICE}/officeDocument`, 'word/document.xml'),
      relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    ]}</Relationships>`.source,
  },
  {
    name: 'word/_rels/document.xml.rels',
    text: xml`${HEAD}<Relationships xmlns="${`${PACKAGE}/relationships`}">${[
      relation('rId1', `${OFFICE}/styles`, 'styles.xml'),
      relation('rId2', `${OFFICE}/footer`, 'footer1.xml'),
    ]}</Relationships>`.source,
  },
  { name: 'word/document.xml', text: xml`${HEAD}${document}`.source },
  {
    name: 'word/styles.xml',
    text: xml`${HEAD}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${new Markup(FONTS + sized(21))}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="320" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${STYLES}</w:styles>`
      .source,
  },
  { name: 'word/footer1.xml', text: xml`${HEAD}${footer}`.source },
  {
    name: 'docProps/core.xml',
    text: xml`${HEAD}<cp:coreProperties xmlns:cp="${`${PACKAGE}/metadata/core-properties`}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:language>zh-CN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${`${madeOn}T00:00:00Z`}</dcterms:created></cp:coreProperties>`
      .source,
  },
]
