import { type Knowledge, predecessorOf, regulationsOf, regulationsOn } from '../knowledge/index.ts'
import { type RegulationId, squeeze } from '../law/index.ts'

/** What the library may not hold: the rules of a place or a programme, a document, another version of a text, what came after it. */
export type Absent =
  | { readonly kind: 'place' | 'programme'; readonly about: string }
  | { readonly kind: 'document'; readonly about: string }
  | { readonly kind: 'version' | 'successor'; readonly regulation: RegulationId; readonly full?: true }

/** The program was about to say that it does not hold what it holds, or said so in free words. A fault, never shown. */
export class HeldAfterAll extends Error {
  constructor(what: string) {
    super(`“${what}”: the library holds it, or nobody looked; what is not held is said with absent(…)`)
    this.name = 'HeldAfterAll'
  }
}

/** Words that say that something is not held: they are printed from `absent` alone. */
const SAYS_ABSENT = /(?:没有?|未曾?|不曾)收录|不掌握|(?:资料)?库里(?:没有|找不到)|没有收进/u

export const saysAbsent = (text: string): boolean => SAYS_ABSENT.test(text)

/** Whether the library holds something of it after all. */
export function isHeld(of: Absent, knowledge: Knowledge): boolean {
  switch (of.kind) {
    case 'place':
      return holdsPlace(of.about, knowledge)
    case 'programme':
      return holdsProgramme(of.about, knowledge)
    case 'document':
      return holdsDocument(of.about, knowledge)
    case 'version':
      return predecessorOf(of.regulation, knowledge.regulations) !== undefined
    case 'successor':
      return (knowledge.regulations.get(of.regulation)?.lineage.endedBy ?? []).length > 0
  }
}

/** Of a place its rules on the programmes that the words name, or on any; of several places any will do. */
function holdsPlace(about: string, { places, programmes, regulations }: Knowledge): boolean {
  const on = programmes.mentionsIn(about).flatMap((mention) => mention.programmes)
  return places
    .mentionsIn(about)
    .flatMap(({ codes }) => codes.flatMap((code) => regulationsOf(code, regulations)))
    .some(({ programme }) => on.length === 0 || on.includes(programme))
}

function holdsProgramme(about: string, { programmes, regulations }: Knowledge): boolean {
  const on = programmes.mentionsIn(about).flatMap((mention) => mention.programmes)
  return on.some((programme) => regulationsOn(programme, regulations).length > 0)
}

/** A document by its title or number, however its brackets were typed. */
function holdsDocument(about: string, { regulations }: Knowledge): boolean {
  const plain = (text: string) => squeeze(text).replace(/[\p{Ps}\p{Pe}《》]/gu, '')
  const said = plain(about)
  return [...regulations.values()].some(
    ({ title, documentNumber }) => plain(title) === said || (documentNumber && plain(documentNumber.text) === said),
  )
}

/** The words that say so; of a document without its name. */
export function absentWords(of: Absent, { regulations }: Knowledge): string {
  switch (of.kind) {
    case 'successor':
      return of.full ? '资料库里没有它的续期、修订或替代文件' : '库里没有续期、修订或替代文件'
    case 'version':
      return `没有收录${regulations.get(of.regulation)?.short ?? ''}的其他版本`
    case 'document':
      return '没有收录'
    default:
      return `没有收录${of.about}`
  }
}
