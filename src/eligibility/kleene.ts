/** True, false, or not known. */
export type Kleene = boolean | undefined

/** Any false settles it; otherwise one unknown leaves it open. */
export function every(values: readonly Kleene[]): Kleene {
  if (values.includes(false)) return false
  return values.includes(undefined) ? undefined : true
}

/** Any true settles it; otherwise one unknown leaves it open. */
export function some(values: readonly Kleene[]): Kleene {
  if (values.includes(true)) return true
  return values.includes(undefined) ? undefined : false
}

export const not = (value: Kleene): Kleene => (value === undefined ? undefined : !value)
