import { actsOf } from './acts.ts'
import { type Context, frameOf, type Vocabulary } from './frame.ts'
import type { Act, Heard } from './heard.ts'
import type { Models } from './models.ts'
import { plainAnswer } from './plain.ts'
import { bySpan } from './since.ts'
import { stretchesOf } from './stretches.ts'
import { unheardIn } from './unheard.ts'

/** What hearing is done with: what is known of facts, and what was learned from utterances. */
export interface Ears {
  readonly vocabulary: Vocabulary
  readonly models: Models
}

/** Hears a message in its context: what it does, in its order, with the stretches that show it, and what nothing accounts for. */
export function hear(message: string, context: Context, ears: Ears): Heard {
  const own = heardAs(message, context, ears)
  const { asked } = context
  const time = asked === undefined ? undefined : ears.vocabulary.sinceOf(asked)
  if (asked === undefined || time === undefined) return own
  return bySpan(own, message, (words) => heardAs(words, { ...context, asked: time }, ears), asked, time)
}

function heardAs(message: string, context: Context, { vocabulary, models }: Ears): Heard {
  const frame = frameOf(message, context, vocabulary)
  const stretches = stretchesOf(frame.signs, frame.setting, models)
  return {
    acts: withoutLeads(
      asWhole(known(stretches.flatMap((stretch) => actsOf(stretch, frame, vocabulary, models))), message),
      message,
      context.asked,
    ),
    unheard: unheardIn(frame, models.words),
  }
}

const JOINED = /[\p{L}\p{N}]/u

/** 为什么要先公示: what runs on from why without a mark is what it is asked of. */
function asWhole(acts: readonly Act[], message: string): Act[] {
  return acts.flatMap((act, i): Act[] => {
    const [before, after] = [acts[i - 1], acts[i + 1]]
    if (after?.act === 'ask' && asksWhy(act, after, message)) return []
    if (act.act !== 'ask' || !before || !asksWhy(before, act, message)) return [act]
    const span = { start: before.span.start, end: act.span.end }
    return [{ ...act, span, words: message.slice(span.start, span.end) }]
  })
}

/** 那最早啥时候能报: what runs on into a question without a mark, and is no plain answer, only leads up to it. */
function withoutLeads(acts: readonly Act[], message: string, asked: string | undefined): Act[] {
  const leads = (act: Act, next: Act | undefined): boolean =>
    act.act === 'tell' &&
    act.fact === asked &&
    typeof act.value === 'boolean' &&
    next?.act === 'ask' &&
    act.span.end === next.span.start &&
    JOINED.test(message.charAt(next.span.start - 1)) &&
    JOINED.test(message.charAt(next.span.start)) &&
    plainAnswer(act.words) === undefined
  return acts.filter((act, i) => asked === undefined || !leads(act, acts[i + 1]))
}

const asksWhy = (act: Act, { span }: Act, message: string): boolean =>
  act.act === 'order' &&
  act.order === 'why' &&
  act.span.end === span.start &&
  JOINED.test(message.charAt(span.start - 1)) &&
  JOINED.test(message.charAt(span.start))

/** Of what is told in the same message, 两百多万，具体数财务才有, nobody says that it is not known. */
function known(acts: Act[]): Act[] {
  const told = new Set(
    acts.flatMap((act) =>
      act.act === 'tell' && act.mood === 'is' && act.of === 'applicant' && act.fact && act.value !== null && !act.asks
        ? [act.fact]
        : [],
    ),
  )
  return acts.filter((act) => act.act !== 'unknown' || !told.has(act.fact))
}
