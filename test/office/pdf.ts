/** Words on a page of a PDF, from its left and upper edge, in points. */
export interface Set {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  /** Set aslant, as a watermark is. */
  readonly aslant?: true
}

export interface Sheet {
  readonly words: readonly Set[]
  /** How wide the page is; A4 where nothing is said. */
  readonly width?: number
  /** Lines drawn: from, to. */
  readonly rules?: readonly (readonly [number, number, number, number])[]
}

const HEIGHT = 842
/** How a PDF says what its signs mean. */
export type Font = 'to-unicode' | 'gbk' | 'nothing'

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${Array.from({ length: 3 }, (_, third) => {
  const rows = Array.from({ length: third < 2 ? 100 : 56 }, (_, i) => {
    const high = (third * 100 + i).toString(16).padStart(2, '0')
    return `<${high}00> <${high}ff> <${high}00>`
  })
  return `${rows.length} beginbfrange\n${rows.join('\n')}\nendbfrange`
}).join('\n')}
endcmap end end`

function contentOf({ words, rules = [] }: Sheet, font: Font): string {
  const said = words.map(({ text, x, y, size = 12, aslant }) => {
    const place = aslant ? `0.7 0.7 -0.7 0.7 ${x} ${HEIGHT - y}` : `1 0 0 1 ${x} ${HEIGHT - y}`
    return `BT /F1 ${size} Tf ${place} Tm <${font === 'gbk' ? Buffer.from(gbkOf(text)).toString('hex') : hex(text)}> Tj ET`
  })
  const drawn = rules.map(([x, y, toX, toY]) => `${x} ${HEIGHT - y} m ${toX} ${HEIGHT - toY} l S`)
  return [...said, ...drawn].join('\n')
}

/** Every sign of GBK's two bytes, with its bytes; the runtime reads this writing and does not write it. */
const GBK = new Map<string, readonly [number, number]>(
  Array.from({ length: 126 * 190 }, (_, i) => {
    const [lead, at] = [0x81 + Math.floor(i / 190), i % 190]
    const bytes = [lead, at < 63 ? 0x40 + at : 0x41 + at] as const
    return [new TextDecoder('gbk').decode(new Uint8Array(bytes)), bytes] as const
  }),
)

/** A text in GBK. */
export function gbkOf(text: string): Uint8Array {
  return new Uint8Array([...text].flatMap((sign) => GBK.get(sign) ?? [sign.charCodeAt(0)]))
}

/** A PDF made by hand, each sheet a page. */
export function pdfOf(sheets: readonly Sheet[], font: Font = 'to-unicode', trailer = ''): Uint8Array {
  const encoding = font === 'gbk' ? 'GBK-EUC-H' : 'Identity-H'
  const [registry, base] = font === 'gbk' ? ['GB1', 'STSong-Light'] : ['Identity', 'Made']
  const kids = sheets.map((_, i) => `${10 + 2 * i} 0 R`).join(' ')
  const stream = (text: string) => `<</Length ${text.length}>>stream\n${text}\nendstream`
  const objects: [number, string][] = [
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, `<</Type/Pages/Kids[${kids}]/Count ${sheets.length}>>`],
    [
      3,
      `<</Type/Font/Subtype/Type0/BaseFont/${base}/Encoding/${encoding}/DescendantFonts[4 0 R]${font === 'to-unicode' ? '/ToUnicode 6 0 R' : ''}>>`,
    ],
    [
      4,
      `<</Type/Font/Subtype/CIDFontType${font === 'gbk' ? 0 : 2}/BaseFont/${base}/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(${registry})/Supplement 0>>/FontDescriptor 5 0 R>>`,
    ],
    [
      5,
      `<</Type/FontDescriptor/FontName/${base}/Flags 4/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93/FontBBox[0 -120 1000 880]>>`,
    ],
    [6, stream(TO_UNICODE)],
    ...sheets.flatMap((sheet, i): [number, string][] => [
      [
        10 + 2 * i,
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${sheet.width ?? 595} ${HEIGHT}]/Contents ${11 + 2 * i} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      ],
      [11 + 2 * i, stream(contentOf(sheet, font))],
    ]),
  ]
  const body = objects.map(([number, text]) => `${number} 0 obj\n${text}\nendobj`).join('\n')
  return new TextEncoder().encode(`%PDF-1.4\n${body}\ntrailer<</Root 1 0 R${trailer}>>\n%%EOF`)
}

/** Lines down pages wide enough for each, so many to a page. */
export function sheetsOf(lines: readonly string[], perPage = 36): Sheet[] {
  const sheets: Sheet[] = []
  for (let i = 0; i < lines.length; i += perPage) {
    const words = lines.slice(i, i + perPage).flatMap((line, row) => {
      const columns = line.split('\t')
      return columns.flatMap((text, column) =>
        text.trim() === '' ? [] : [{ text, x: 60 + column * 600, y: 80 + row * 20 }],
      )
    })
    sheets.push({ words, width: 14_000 })
  }
  return sheets
}
