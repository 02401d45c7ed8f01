import { z } from 'zod'
import { Id, Text } from './forms.ts'
import { Outside } from './outside.ts'

const Words = z.array(Text).min(1)

/** knowledge/outside.yaml. */
export const OutsideYaml = z.strictObject({ outside: z.record(Id, Words), inside: z.array(Text).default([]) })

export const outsideOf = ({ outside, inside }: z.infer<typeof OutsideYaml>): Outside =>
  new Outside({ outside: Object.values(outside).flat(), inside })
