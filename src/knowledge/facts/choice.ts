import type { Fact } from './types.ts'

/** The id of the choice that a value means, by its own id or by another that means it too; undefined where there is none. */
export function choiceOf({ choices }: Pick<Fact, 'choices'>, value: string | boolean): string | undefined {
  const said = String(value)
  if (Object.hasOwn(choices, said)) return said
  return Object.entries(choices).find(([, { also }]) => also?.includes(said))?.[0]
}
