/** True, false, or not known. */
export type Kleene = boolean | undefined

/** Whether it holds of every part: any false settles it; otherwise one unknown leaves it open. */
export function every<T>(parts: readonly T[], holds: (part: T) => Kleene): Kleene {
  let open = false
  for (const part of parts) {
    const value = holds(part)
    if (value === false) return false
    if (value === undefined) open = true
  }
  return open ? undefined : true
}

/** Whether it holds of some part: any true settles it; otherwise one unknown leaves it open. */
export function some<T>(parts: readonly T[], holds: (part: T) => Kleene): Kleene {
  let open = false
  for (const part of parts) {
    const value = holds(part)
    if (value === true) return true
    if (value === undefined) open = true
  }
  return open ? undefined : false
}

export const not = (value: Kleene): Kleene => (value === undefined ? undefined : !value)
