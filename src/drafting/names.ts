import { soundsOf } from '../retrieval/index.ts'

/** With the number that tells two apart, 24. */
const LONGEST = 22

/** An id by the sounds of Chinese words: small letters, as many whole syllables as fit; undefined where no sign has a sound. */
export function soundsAs(words: string, between = ''): string | undefined {
  const sound = soundsOf()
  const syllables = [...words].flatMap((sign) => sound(sign) ?? (/[a-z0-9]/iu.test(sign) ? sign.toLowerCase() : []))
  let id = ''
  for (const syllable of syllables) {
    const longer = id === '' ? syllable : `${id}${between}${syllable}`
    if (longer.length > LONGEST) break
    id = longer
  }
  return /^[a-z]/u.test(id) ? id : undefined
}

/** An id for these words that is none of those taken. */
export function idOf(words: string, taken: readonly string[]): string | undefined {
  const id = soundsAs(words, '_')
  return id === undefined ? undefined : free(id, taken)
}

export function free(id: string, taken: readonly string[]): string {
  let next = id
  for (let n = 2; taken.includes(next); n += 1) next = `${id}_${n}`
  return next
}
