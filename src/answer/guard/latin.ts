import type { Span } from '../../law/index.ts'
import { listedAt } from './listed.ts'
import { MEASURE } from './sayings.ts'

const WORD = /[A-Za-z]+(?:&[A-Za-z]+)*/g
/**
 * Latin words that a Chinese reply uses. Every other one blocks: numbers are spelled in too many languages (fünfhundert, cinq
 * cents, wu bai), in Roman numerals and in letters that look like digits (l0O) to list them.
 */
const KNOWN = new Set(
  'R&D Q&A AI IT IP IoT IC ICT GDP PCT PDF PPT APP App app API OA ERP CEO CTO CFO KPI ISO CNAS CMA GMP GLP ESG EPC EDA BIM OEM ODM SaaS PaaS NGO MBA EMBA IPO LED OLED GPU CPU AR VR XR USB ETC EMS WTO Word Excel word excel pdf ppt doc docx xls xlsx email Email logo Logo OK Yunnan Technology Innovation Center of'.split(
    ' ',
  ),
)
/** No number is spelled without a vowel: KPCS, PCB. Letters of Roman numerals and of multipliers (MN, KW) are left out. */
const VOWELLESS = /^(?=.*[^MDCLXVKWNB])[B-DF-HJ-NP-TV-XZ]{2,4}$/

const COUNTED = new RegExp(` {0,8}${MEASURE}`, 'uy')

/** Page offsets of every Latin word that is not known to be none of a number's. */
export function latinIn(text: string): Span[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index: start }) => {
    const end = start + word.length
    COUNTED.lastIndex = end
    const counts = text.charAt(start - 1) === '\ufffc' || COUNTED.test(text)
    if (!counts && (KNOWN.has(word) || VOWELLESS.test(word))) return []
    return listedAt(text, start) === undefined ? { start, end } : []
  })
}
