import { opening, wordingText } from '../../answer/index.ts'
import type { FactId } from '../../knowledge/index.ts'
import { given, joined, type Parts, say } from '../../reply/index.ts'
import { calledAs } from '../applicants.ts'
import * as checking from '../checking.ts'
import { EDGES } from '../segments.ts'
import type { CheckState, Session, Told } from '../session.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'

/** 那是另一家的备注, 刚才那条是别家的, that was another client's: what was told last is somebody else's. */
const OTHERS =
  /(?:[那这]|刚才|上面|前面|上一|最后)[^，。；,;]{0,6}是(?:另外?(?:一)?[家个]|[别其]他?[家人]|隔壁)[^，。；,;]{0,4}的[^，。；,;\s]{0,6}|\b(?:that|this|it) (?:was|is|belongs to|were) (?:for |about |from )?(?:an)?other (?:client|company|firm|row|one)(?:['’]s)?\b[^,.;]{0,12}|\bwrong (?:row|client|company|firm)\b/iu
/** 我看串行了: how it came about, and nothing that is told. */
const ASIDE =
  /^(?:[等慢][等着下]|不对|不好意思|抱歉|哎呀?|对不起|sorry|wait|oops|no|[^，。；,;]{0,4}(?:串行?|看错行?|记混|弄混|搞混|混)了?)$/iu

/** What was told last is taken back from whoever is spoken of, and asked whose it is; the rest of the message is of them. */
export function misplaced(turn: Turn): Turned | undefined {
  const { session, words } = turn
  const found = OTHERS.exec(words)
  const { check } = session
  if (!found || !check || check.fresh.length === 0) return undefined
  const before = words.slice(0, found.index).split(/[，。；,;.!！]/u)
  if (!before.every((part) => part.trim() === '' || ASIDE.test(part.trim()))) return undefined
  // 企业 that was told before too stays.
  const was = check.earlier.at(-1)?.facts ?? {}
  const isNew = (id: FactId) => JSON.stringify(was[id]) !== JSON.stringify(check.facts[id])
  const taken = check.fresh.filter((id) => check.facts[id] !== undefined && isNew(id))
  let left: CheckState = { ...check, fresh: [] }
  for (const id of taken) left = { ...left, ...withoutLast(left, id) }
  const named = taken.map((id): Parts => say`“${given(wordingText(check.said[id] ?? ''))}”`)
  const remark =
    taken.length > 0
      ? say`${joined(named, '')}从${calledAs(session.who)}名下拿掉了；是哪家的，说名字再报上来就行。`
      : say`没有什么可拿掉的。`
  const rest = words.slice(found.index + found[0].length).replace(EDGES, '')
  const held: Session = { ...session, check: left }
  if (rest === '') return turn.over(held).checked(left, remark)
  const turned = turn.taken(rest, held)
  return { ...turned, draft: opening(remark, turned.draft) }
}

/** What is held without what was told last of a fact; what was held at the step before stands again. */
function withoutLast(check: CheckState, id: FactId): Told {
  const before = check.earlier.at(-1)
  const value = before?.facts[id]
  if (value === undefined) return checking.without(check, id)
  return {
    ...check,
    facts: { ...check.facts, [id]: value },
    said: { ...check.said, [id]: before?.said[id] ?? '' },
  }
}
