import { remark } from '../../answer/index.ts'
import { REASONS, type Reason, say } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'

/** What a reason is called, by those who say it and those who read it. */
export const REASON_NAMES: Readonly<Record<Reason, string>> = {
  clause: '条文不对',
  misheard: '听错了',
  long: '太长',
  missing: '没有我要的',
}
/** Nobody says of more replies what is wrong with them, back from the last. */
const BLAMED_KEPT = 12

/** 没用: thanked, and asked once what is wrong with that reply. What is open keeps its numbers. */
export function useless(turn: Turn, reply: string): Turned {
  const { blamed } = turn.session
  const person = turn.turning.handOff ? say`，或说“转人工”` : []
  if (blamed.some((one) => one.reply === reply))
    return turn.resume(remark(say`记下了，谢谢指出。可以换个说法再问${person}。`))
  const { draft, session, ...turned } = turn.resume(
    remark(say`记下了，谢谢指出。是哪里不对？不想说也行，可以换个说法再问${person}。`),
  )
  const asked = REASONS.map((reason) => ({
    label: say`${REASON_NAMES[reason]}`,
    send: REASON_NAMES[reason],
    of: say`哪里不对`,
    blames: { reply, reason },
  }))
  return {
    ...turned,
    draft: { ...draft, options: [...(draft.options ?? []), ...asked] },
    session: { ...session, blamed: [...blamed, { reply }].slice(-BLAMED_KEPT) },
  }
}

/** What was picked of that; anything else that is said is taken as ever. */
export function blamed(turn: Turn): Turned | undefined {
  const { blames } = turn.turning
  if (!blames) return undefined
  const { session } = turn
  const { reply, reason } = blames
  const asked = session.blamed.find((one) => one.reply === reply)
  if (!asked) return turn.resume(remark(say`那条评价已经不在了，没有记。`))
  if (asked.reason !== undefined) return turn.resume(remark(say`那一条记的是“${REASON_NAMES[asked.reason]}”，谢谢。`))
  const turned = turn.resume(remark(say`记下了：${REASON_NAMES[reason]}。谢谢，会照着改。`))
  return {
    ...turned,
    session: { ...turned.session, blamed: session.blamed.map((one) => (one === asked ? { reply, reason } : one)) },
    notes: [{ kind: 'reason', reply, reason }],
  }
}
