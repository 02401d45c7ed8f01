import { opening } from '../answer/index.ts'
import { type Knowledge, requirementsChanged, versionsOf } from '../knowledge/index.ts'
import type { Phrase, RegulationId } from '../law/index.ts'
import { fromTemplate, joined, type Parts, phrase, refer, say } from '../reply/index.ts'
import type { Applicant, CheckState, Session } from './session.ts'
import type { Turned, Turning } from './turning.ts'

type Edition = Pick<Turning, 'knowledge' | 'library'>

/** The version that answers now for one that was in force when it was spoken of; a text that is held no more stays as it is. */
const versionFor = (id: RegulationId, { knowledge, library }: Edition): RegulationId =>
  knowledge.regulations.has(id)
    ? id
    : (versionsOf(id, library.regulations).find((each) => knowledge.regulations.has(each.id))?.id ?? id)

/** A session with every text in it that another has replaced meanwhile exchanged for that one; what was said is kept. The same where there is none. */
export function renewed(session: Session, edition: Edition): Session {
  const at = (id: RegulationId) => versionFor(id, edition)
  const { knowledge } = edition
  const ids = [session, ...session.others].flatMap(({ places = [], check }) => [
    ...places,
    ...(check ? [check.regulation] : []),
  ])
  const asked = session.questions.map(({ regulation }) => regulation)
  if ([...ids, ...asked, ...Object.keys(session.own)].every((id) => knowledge.regulations.has(id) || at(id) === id))
    return session
  const checked = <S extends Session | Applicant>(of: S): S => ({
    ...of,
    own: Object.fromEntries(Object.entries(of.own).map(([id, told]) => [at(id), told])),
    ...(of.places ? { places: [...new Set(of.places.map(at))] } : {}),
    ...(of.check ? { check: checkUnder(of.check, at(of.check.regulation)) } : {}),
  })
  return {
    ...checked(session),
    questions: session.questions.map((each) => ({ ...each, regulation: at(each.regulation) })),
    others: session.others.map(checked),
  }
}

/** The check goes on under another version; how its conditions stood under the first is no measure of that. */
const checkUnder = (check: CheckState, regulation: RegulationId): CheckState =>
  check.regulation === regulation
    ? check
    : { ...check, begun: check.begun ?? check.regulation, regulation, seen: {}, knowledge: '' }

/** A reply that shows a check begun under an older version tells once what changed since. */
export function withRenewal(turned: Turned, edition: Edition): Turned {
  const { check } = turned.session
  if (!check?.begun || !turned.draft.check) return turned
  const { begun, ...rest } = check
  const told = changesBetween(begun, check.regulation, edition.library)
  return { ...turned, draft: opening(told, turned.draft), session: { ...turned.session, check: rest } }
}

function changesBetween(from: RegulationId, to: RegulationId, { regulations }: Knowledge): Parts {
  const [older, newer] = [regulations.get(from), regulations.get(to)]
  if (!older || !newer) return say`核对开始后文件换过，以下按现行文本核对，前面说的都保留。`
  const changes = requirementsChanged(older, newer).map(({ label, old, new: now }): Parts => {
    const name = say`${fromTemplate(label)}`
    if (old && now) return say`${name}：原${cited(old)}，现${cited(now)}`
    return now ? say`新增${name}：${cited(now)}` : say`不再要求${name}（原${cited(old ?? [])}）`
  })
  const told = changes.length > 0 ? say`要求有变：${joined(changes, '；')}。` : say`要求没有变。`
  return say`核对开始时按${older.short}，现在按${newer.short}接着核对，前面说的都保留。${told}`
}

const cited = (phrases: readonly Phrase[]): Parts =>
  joined(
    phrases.map((each) => say`${refer(each.ref)}“${phrase(each)}”`),
    '或',
  )
