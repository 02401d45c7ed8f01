import type { Check, Finding } from './check.ts'

/** A language model, as it is set up. */
export interface ModelProbe {
  /** Which is set up; undefined for none. */
  readonly name: string | undefined
  /** What is not on, and the variable that it needs. */
  readonly told: readonly { readonly found: string; readonly needs: string }[]
  /** What else is on. */
  readonly also: readonly string[]
  /** One tiny call. Rejects with the reason. */
  readonly call: (signal: AbortSignal) => Promise<void>
}

/** What a variable is set to, for a shell. */
const EXAMPLE: Readonly<Record<string, string>> = {
  OPENAI_API_KEY:
    'export OPENAI_API_KEY=<the key> (any word where the server asks for none), or unset the name of the model',
  WENCE_MODEL: 'export WENCE_MODEL=<the name of a model>; leave it where the key is for another program',
}

/** Reads the model's settings; calls it only where asked to, since a call costs money. */
export const modelCheck = (probe: () => Promise<ModelProbe>, asked: boolean): Check => ({
  what: 'model',
  remedy: 'set each variable that is named as is said there, or unset it',
  examine: async (signal) => {
    const { name, told, also, call } = await probe()
    const remarks = [
      ...told.map(
        ({ found, needs }): Finding => ({
          what: 'model',
          // A key alone may be for another program; a model without one is wanted here and not had.
          state: needs === 'OPENAI_API_KEY' ? 'wrong' : 'doubtful',
          found,
          remedy: EXAMPLE[needs] ?? `set ${needs}`,
        }),
      ),
      ...also.map((found): Finding => ({ what: 'model', state: 'ok', found })),
    ]
    if (name === undefined)
      return remarks.length > 0
        ? remarks
        : [{ what: 'model', state: 'off', found: 'none is set up; every answer is complete without one' }]
    if (!asked)
      return [...remarks, { what: 'model', state: 'ok', found: `${name}; not called (wence doctor --model does)` }]
    await call(signal)
    return [...remarks, { what: 'model', state: 'ok', found: `${name} answers` }]
  },
})
