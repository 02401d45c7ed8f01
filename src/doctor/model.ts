import type { Check, Finding } from './check.ts'

/** A language model, as it is set up. */
export interface ModelProbe {
  /** Which is set up; undefined for none. */
  readonly name: string | undefined
  /** What is wrong with the settings, or worth saying of them. */
  readonly told: readonly string[]
  /** One tiny call. Rejects with the reason. */
  readonly call: (signal: AbortSignal) => Promise<void>
}

/** Reads the model's settings; calls it only where asked to, since a call costs money. */
export const modelCheck = (probe: () => Promise<ModelProbe>, asked: boolean): Check => ({
  what: 'model',
  examine: async (signal) => {
    const { name, told, call } = await probe()
    const remarks = told.map(
      (found): Finding => ({ what: 'model', state: 'doubtful', found, remedy: 'see the README' }),
    )
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
