import { soundsOf } from '../retrieval/index.ts'

const LONGEST = 40

/** An id by the sounds of Chinese words: small letters, an underscore between syllables' words; undefined where no sign has a sound. */
export function soundsAs(words: string, between = ''): string | undefined {
  const sound = soundsOf()
  const syllables = [...words].flatMap((sign) => sound(sign) ?? (/[a-z0-9]/iu.test(sign) ? sign.toLowerCase() : []))
  const id = syllables.join(between).slice(0, LONGEST).replace(/_$/u, '')
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
