import type { Act, Heard, Tell } from '../heard.ts'
import { factsOf, isAlike, isOwn, NEVER_ALONE, type Placed, TOLD_ALONE, type Told } from './alike.ts'
import { isNamed, overlaps, type Reading, readAs } from './read-as.ts'

/** What the second reader alone says and may be acted on without harm: a question, a courtesy, that one wants to be checked. */
const ALONE = 0.6

/** What only the second reader says to be told: counted where the message names the fact and nothing of one's own stands there; else asked. */
export function toldAlone({ pointed, read }: Told, own: Heard): Tell[] {
  const { fact } = pointed
  if (!read || own.acts.some((act) => act.act === 'tell' && factsOf(act).includes(fact))) return []
  const { tell, named } = read
  const taken = own.acts.some((act) => overlaps(act.span, tell.span) && isTaken(act))
  return [{ ...tell, by: 'reader', sure: TOLD_ALONE, ...(named && !taken ? {} : { asks: true }) }]
}

/** Whether a stretch is heard already as something else: as another fact's, as supposed, as asked. */
const isTaken = (act: Act): boolean =>
  act.act === 'suppose' || act.act === 'ask' || (act.act === 'tell' && act.fact !== null && act.value !== null)

/** What else only the second reader says. */
export function alone({ said, span }: Placed, own: Heard, reading: Reading): Act[] {
  const { words } = said
  const near = own.acts.filter((act) => overlaps(act.span, span))
  if (near.some((act) => isAlike(act, said)) && said.act !== 'tell') return []
  // A place is the person's own: none is taken from a reader that the message does not name.
  const regulations = said.regulations.filter((id) => namesPlace(id, reading))
  const [regulation] = regulations
  const at = { span, words, sure: ALONE }
  const never = { span, words, sure: NEVER_ALONE, asks: true as const }
  switch (said.act) {
    case 'tell':
      return near.some((act) => act.act === 'tell') || (said.fact !== null && isOwn(said))
        ? []
        : [
            {
              ...at,
              act: 'tell',
              fact: null,
              value: null,
              of: said.of ?? 'applicant',
              mood: said.mood ?? 'is',
              how: 'set',
            },
          ]
    case 'unknown':
      return unknownAlone({ said, span }, own, reading)
    case 'ask':
      return [{ ...at, act: 'ask', about: said.about, wants: said.wants ?? 'text', regulations, refs: [] }]
    case 'check':
      return [{ ...at, act: 'check', ...(regulation ? { regulation } : {}) }]
    case 'suppose':
      return [{ ...at, act: 'suppose', tells: supposedBy({ said, span }, reading) }]
    case 'courtesy':
      return said.tone === null ? [] : [{ ...at, act: 'courtesy', tone: said.tone }]
    case 'order':
      return said.order === null
        ? []
        : [{ ...never, act: 'order', order: said.order, ...(said.fact ? { fact: said.fact } : {}) }]
    case 'switch':
      return [{ ...never, act: 'switch', ...(regulation ? { regulation } : {}) }]
    case 'outside':
      return [{ ...never, act: 'outside', what: words }]
    default:
      return []
  }
}

const namesPlace = (regulation: string, { frame }: Reading): boolean =>
  frame.signs.some(({ named }) =>
    named?.senses.some((sense) => sense.kind === 'place' && sense.regulations.includes(regulation)),
  )

/** That a fact is not known, where the program hears as much once it was asked; of what was told it is not said. */
function unknownAlone({ said: { fact }, span }: Placed, own: Heard, { message, frame, hearAs }: Reading): Act[] {
  if (fact === null || own.acts.some((act) => act.act === 'tell' && act.fact === fact)) return []
  const heard = hearAs(message, fact).acts.find(
    (act) => act.act === 'unknown' && act.fact === fact && overlaps(act.span, span),
  )
  return heard ? [{ ...heard, sure: TOLD_ALONE, ...(isNamed(fact, frame) ? {} : { asks: true as const }) }] : []
}

function supposedBy({ said: { fact, holds }, span }: Placed, reading: Reading): Tell[] {
  const read = fact === null ? undefined : readAs({ fact, spans: [span], holds }, reading)
  return read ? [{ ...read.tell, sure: ALONE, mood: 'if' }] : []
}
