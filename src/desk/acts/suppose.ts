import { supposedIn, whatIfDraft } from '../../answer/index.ts'

import type { Turn, Turned } from '../turn.ts'

/** 如果设备增加到300万: what would change, without keeping it. */
export function supposed(turn: Turn): Turned | undefined {
  const { check } = turn.session
  const regulation = turn.regulation(check?.regulation)
  if (!check || !regulation || !turn.act('suppose')) return undefined
  // 要是只有150呢 is of what was told or asked last.
  const last = [...check.fresh, ...check.asked].map((fact) => supposedIn(turn.hear(turn.words, fact)))
  const supposed = [supposedIn(turn.heard), ...last].find(({ facts }) => Object.keys(facts).length > 0)
  return supposed && turn.resume(whatIfDraft(turn.turning, regulation, check, supposed))
}
