import { factsTested, type Knowledge } from '../knowledge/index.ts'
import type { Draft, DraftBlock, NoticeKind, ReplyKind } from '../reply/index.ts'

/** Words no pinyin spells: pinyin is Chinese, and answered so. */
const FUNCTION_WORDS =
  /\b(?:the|is|are|does|did|do|how|what|which|who|when|where|why|if|in|for|of|to|our|any|there|must|need|needs|have|has|much|many|should|will|would|could|it|my|or|and|be|by|on|at|from|with|still|requires?|cent(?:er|re)s?|requirements?|threshold|equipment|subsid(?:y|ies)|funding|appl(?:y|ication)|evaluation|staff)\b/giu

const HAN = /\p{Script=Han}/u

/** Whether a message is written in English: place names and terms may stand in it in Chinese. 12 people, yes, 600 are of the language that was last spoken. */
export function isEnglish(message: string, before: readonly string[] = []): boolean {
  const last = HAN.test(message) ? undefined : before.findLast((earlier) => HAN.test(earlier) || isEnglish(earlier))
  if (last !== undefined && isEnglish(last)) return true
  const words = message.match(/[A-Za-z]{2,}/gu)?.length ?? 0
  const known = message.match(FUNCTION_WORDS)?.length ?? 0
  const han = message.match(/\p{Script=Han}/gu)?.length ?? 0
  return words >= 2 && known > 0 && known * 8 >= words && han <= words
}

/** The draft with English before its quotations; they stay in Chinese, for no translation binds anybody. */
export function inEnglish(draft: Draft, knowledge: Knowledge): Draft {
  if (draft.english) return { ...draft, blocks: [{ kind: 'words', text: draft.english }] }
  // What was told of a text before is not told again in another language.
  const notices = (draft.notices ?? [])
    .filter(({ told }) => told !== 'before')
    .map(({ kind, regulation }) => `${placeInEnglish(regulation, knowledge)}: ${NOTICES[kind]}`)
  const lines = [...notices, ...frame(draft, knowledge)]
  const block: DraftBlock = { kind: 'words', text: [{ kind: 'words', text: [...new Set(lines)].join('\n') }] }
  const { leadInEnglish: lead } = draft
  return { ...draft, ...(lead ? { lead } : {}), blocks: [block, ...draft.blocks] }
}

/** The English name of a regulation's place, where people have one for it. */
export function placeInEnglish(id: string, { regulations, places }: Knowledge): string {
  const regulation = regulations.get(id)
  const name = regulation && places.namesOf(regulation.division).find((each) => /^[a-z]/iu.test(each))
  return name === undefined ? (regulation?.place ?? '') : `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
}

const NOTICES: Readonly<Record<NoticeKind, string>> = {
  expired:
    'by its own terms this text has expired. No renewal, revision or successor is held here; the body named in Chinese can tell what applies now.',
  draft: 'this text is a draft published for comment. It is not in force, and the final text may differ.',
  'not-yet-in-force': 'on the day asked about this text is not yet in force.',
  'uncertain-date': 'the text does not settle whether it is in force on the day asked about.',
  'source-defect': 'the source has a defect, told in Chinese.',
}

const KINDS: Readonly<Record<ReplyKind, string>> = {
  answer: 'Quoted as issued; the Chinese text alone is binding.',
  clause: 'Quoted as issued; the Chinese text alone is binding.',
  comparison: 'Quoted as issued, side by side; the Chinese texts alone are binding.',
  question: 'To go on, please answer the question at the end; English or Chinese will do.',
  verdict: 'Each condition is listed with what it requires and what was given.',
  refusal: 'The texts held here do not answer this. The body named in Chinese can.',
  handoff: 'Nobody can be told from here. The bodies named in Chinese can be asked.',
  smalltalk: 'Ask in English or Chinese; answers quote the regulations as issued, in Chinese.',
}

const VERDICTS: Readonly<Record<string, string>> = {
  met: 'The hard conditions are met, as far as this text goes. What experts judge is listed apart.',
  unmet: 'The conditions are not met.',
  unknown: 'More details are needed before anything can be said for certain.',
  discretionary: 'Some conditions are missed, but the text leaves them to the authority.',
}

const TOLD = 'A person has been told, under the number given in Chinese. The answer will come here.'

function frame({ kind, check, cites, ticket }: Draft, knowledge: Knowledge): string[] {
  const verdict = check && (kind === 'verdict' || kind === 'question') ? [VERDICTS[check.verdict] ?? ''] : []
  const asks = kind === 'verdict' ? undefined : knowledge.facts.get(check?.asks ?? '')?.english?.ask
  const near =
    kind === 'refusal' && cites.length > 0
      ? ['The nearest clause is quoted for reference only; it is not the answer.']
      : []
  const fails = check ? missed(check, knowledge) : []
  const isSaid = (kind === 'question' && asks) || (kind === 'verdict' && fails.length > 0)
  const first = ticket !== undefined ? TOLD : isSaid ? undefined : KINDS[kind]
  return [
    ...verdict,
    ...fails,
    ...(first === undefined ? [] : [first]),
    ...near,
    ...(asks ? [`Next question: ${asks}`] : []),
  ]
}

/** What a verdict fails on, by name; how far, the Chinese says. */
function missed({ regulation, conditions }: NonNullable<Draft['check']>, knowledge: Knowledge): string[] {
  const failing = conditions.filter(({ status }) => status === 'unmet').map(({ id }) => id)
  const tests = knowledge.regulations.get(regulation)?.conditions.filter(({ id }) => failing.includes(id)) ?? []
  const names = tests.flatMap(
    ({ requires }) => knowledge.facts.get(factsTested(requires)[0] ?? '')?.english?.name ?? [],
  )
  return names.length > 0 ? [`Not met: ${[...new Set(names)].join('; ')}.`] : []
}
