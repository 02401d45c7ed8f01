import type { Fact, FactId } from '../knowledge/index.ts'

/**
 * What two clauses ask about in one breath: 重大违法、重大质量事故、较大及以上安全事故 (万州) and 安全生产责任事故、生态环境问责 (聊城).
 * One of them that happened is enough to fail; one of them denied is not yet all of them.
 */
type Part = 'law' | 'quality' | 'graver safety' | 'any safety' | 'environment'

const WHOLE: Readonly<Record<string, readonly Part[]>> = {
  no_major_incident_3y: ['law', 'quality', 'graver safety'],
  no_safety_env_liability_3y: ['any safety', 'environment'],
}

/** A part that, denied in reply to the question about all, is heard as the reply; who denies 违法 alone may mean no more. */
const REPLIES: Readonly<Record<string, readonly Part[]>> = {
  no_major_incident_3y: ['quality', 'graver safety'],
  no_safety_env_liability_3y: ['any safety', 'environment'],
}

export const isIncident = (fact: FactId): boolean => fact in WHOLE

/** 没出过事: of what kind is for the question to say. */
const OF_NO_KIND = /^出(?:过|了)?[^故]*事$/u
const GRADED = /较大|重大|特大|^大/u
const A_KIND = /质量|安全|环|生态|责任|问责|生产/u

/** 出过安全事故: of what grade is not told, so that it speaks against having had any, not against having had a grave one. */
export const isUngradedSafety = (words: string): boolean =>
  /^(?:安全|安全生产|生产安全)事故$/u.test(words) && !GRADED.test(words)

const partsOf = (words: string): readonly Part[] => {
  const parts: Part[] = []
  const graded = GRADED.test(words)
  const general = /事故/u.test(words) && !A_KIND.test(words)
  if (/违法|犯罪/u.test(words)) parts.push('law')
  if (/质量/u.test(words) || general) parts.push('quality')
  if ((/安全/u.test(words) && !/责任/u.test(words)) || general) parts.push('graver safety')
  if (/安全|责任/u.test(words) ? !graded : general && !graded) parts.push('any safety')
  if (/环|生态|问责|问过责/u.test(words)) parts.push('environment')
  return parts
}

/** What has been denied so far in a message. */
export class Denied {
  readonly #parts = new Set<Part>()

  /** Takes in a denial; the facts that are settled by it and those before it. */
  add(words: string, asked: Fact | undefined): readonly FactId[] {
    const parts = partsOf(words)
    for (const part of parts) this.#parts.add(part)
    return Object.entries(WHOLE).flatMap(([fact, whole]) => {
      const replied =
        asked?.id === fact && (OF_NO_KIND.test(words) || REPLIES[fact]?.some((part) => parts.includes(part)))
      const touched = whole.some((part) => parts.includes(part))
      return replied || (touched && whole.every((part) => this.#parts.has(part))) ? [fact] : []
    })
  }
}

const SLIGHT =
  /一般(?:级别?|等级|性|的)*(?:安全|质量|生产|责任)*(?:事故|违法)|轻微|小(?:的|型)?(?:安全|质量|生产|责任)*(?:事故|违法|事)/u

/** An accident below 较大 does not speak against 较大及以上, nor does one of no told kind where nobody asked. */
export const countsAgainst = (words: string, clause: string, asked: Fact | undefined): boolean =>
  !SLIGHT.test(clause) && (!OF_NO_KIND.test(words) || (asked !== undefined && isIncident(asked.id)))
