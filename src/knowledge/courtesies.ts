import { z } from 'zod'
import { Text } from './forms.ts'

/** What a courtesy may answer; worry asks for nothing, and needs a word all the same. */
export const COURTESY_TONES = ['thank', 'complain', 'farewell', 'worry'] as const

/** A sentence of the program's own that states nothing. */
export interface Courtesy {
  readonly id: string
  readonly tone: (typeof COURTESY_TONES)[number]
  readonly chinese: string
  readonly english: string
}

/** knowledge/courtesies.yaml. */
export const CourtesiesYaml = z.strictObject({
  courtesies: z.record(
    z.string().regex(/^[a-z-]+$/u, '一个编号：只用小写字母和连字符'),
    z.strictObject({ tone: z.enum(COURTESY_TONES), chinese: Text, english: Text }),
  ),
})

export const courtesiesOf = ({ courtesies }: z.infer<typeof CourtesiesYaml>): ReadonlyMap<string, Courtesy> =>
  new Map(Object.entries(courtesies).map(([id, said]) => [id, { id, ...said }]))
