import { given, say } from '../reply/index.ts'
import type { Session } from './session.ts'
import type { Turned } from './turning.ts'

/**
 * What was asked back and would be asked back again in the same words, though the person said something else: it is asked no more.
 * The session is the one before that message, without it: nor does a value stand again that the person may have changed.
 */
export function droppedAfter(
  { draft: { confirm }, session: after }: Turned,
  before: Session,
): { readonly words?: string; readonly session: Session } | undefined {
  const { check } = before
  const [was, is] = [check?.unconfirmed, after.check?.unconfirmed]
  // A sum heard surely waits for its unit only.
  if (!check || !was?.unsure || !is || !confirm || check.phase === 'left') return undefined
  if (was.fact !== is.fact || was.words !== is.words) return undefined
  const { unconfirmed: _asked, ...rest } = check
  return { words: was.words, session: { ...before, check: { ...rest, fresh: [was.fact] } } }
}

/** The turn, with a word that what was asked back has not been noted. */
export const notRecorded = (words: string | undefined, turned: Turned): Turned =>
  words === undefined
    ? turned
    : {
        ...turned,
        draft: {
          ...turned.draft,
          receipt: [...(turned.draft.receipt ?? []), ...say`“${given(words)}”没有确认，没有记。`],
        },
      }
