import {
  clauseBeside,
  clausesDraft,
  examplesOn,
  nameOf,
  openedDraft,
  outOfScope,
  remark,
  whyAsked,
  whyJudged,
} from '../../answer/index.ts'
import type { Order } from '../../hear/index.ts'
import type { FactId, RegulationKnowledge } from '../../knowledge/index.ts'
import { type Parts, say } from '../../reply/index.ts'
import * as checking from '../checking.ts'
import { toldHere } from '../heard.ts'
import type { CheckState } from '../session.ts'
import { NOTHING_TOLD } from '../session.ts'
import type { Note } from '../store.ts'
import { Turn, type Turned } from '../turn.ts'

/** 返回, 跳过, 看结果: what the message tells the program to do, after what it tells besides. */
export function ordered(turn: Turn): Turned | undefined {
  if (outOfScope(turn.folded, turn.turning.knowledge, true)?.why === 'handoff') return turn.handOff()
  const order = turn.act('order')
  if (!order) return complained(turn)
  const after = withTold(turn)
  return after ? carryOut(after, order.order, order.fact) : carryOut(turn, order.order, order.fact)
}

/** 答非所问: whoever only complains does so of the last reply. */
function complained(turn: Turn): Turned | undefined {
  const complains = turn.act('courtesy')?.tone === 'complain'
  const only = turn.heard.acts.every(({ act }) => act === 'courtesy')
  return complains && only && turn.session.last ? carryOut(turn, 'useless') : undefined
}

/** The turn as it is once what the message tells has been noted; undefined where it tells nothing. */
function withTold(turn: Turn): Turn | undefined {
  const { session, words, folded, turning } = turn
  if (Object.keys(turn.message.facts).length === 0) return undefined
  const { check } = session
  const told = check
    ? { check: checking.answered(check, toldHere(check, { heard: turn.heard, words, folded, sources: turning })) }
    : { told: checking.toldOver(session.told, turn.message) }
  return new Turn({ ...session, ...told }, words, folded, turning)
}

function carryOut(turn: Turn, command: Order, fact?: FactId): Turned | undefined {
  const { session, turning } = turn
  const check = session.check
  const regulation = turn.regulation(check?.regulation)
  switch (command) {
    case 'erase':
      return {
        draft: remark(say`您的会话、说过的情况和留下的记录都删除了。`),
        session: turn.session,
        notes: [],
        erase: true,
      }
    case 'useful':
    case 'useless': {
      const { last } = session
      if (!last) return turn.said(remark(say`还没有可以评价的回答。`))
      const useful = command === 'useful'
      const { about = last.reply } = turning
      const words = about === last.reply ? turn.kept(last.words) : EARLIER
      const note: Note = { kind: 'feedback', reply: about, useful, words }
      const person = turning.handOff ? say`，或说“转人工”` : []
      const thanks = useful ? say`谢谢，记下了。` : say`记下了，谢谢指出。可以换个说法再问${person}。`
      return { ...turn.resume(remark(thanks)), notes: [note] }
    }
    case 'help': {
      const { figure, list, enough, facts, places } = examplesOn(turning)
      const [fact] = facts
      const change = fact ? `修改${nameOf(fact)}、` : ''
      return turn.resume(
        remark(
          say`可以直接问条文（${figure}；${list}），也可以让我逐条核对（${enough}）。核对时可以说：返回、${change}跳过、不知道、看结果、重新开始、退出、换到${places.at(-1) ?? ''}。`,
        ),
      )
    }
    case 'person':
      return turn.handOff()
    case 'change':
      return changed(turn, fact)
    case 'export':
      return turn.resume(remark(held(turn)))
    case 'more':
      if (session.folded?.blocks.length) return turn.resume(openedDraft(session.folded, turning))
      return session.refs.length > 0 ? turn.resume(clausesDraft(session.refs, turning)) : undefined
    case 'source':
      if (session.refs.length === 0) return undefined
      return turn.resume(clausesDraft(session.refs, turning))
    case 'previous':
    case 'next': {
      const [ref] = session.refs
      if (!ref) return undefined
      const beside = clauseBeside(ref, command === 'next' ? 1 : -1, /[项款行目]/u.test(turn.folded), turning)
      if (!beside) return turn.resume(remark(say`${command === 'next' ? '后' : '前'}面没有了。`))
      return turn.resume(clausesDraft([beside], turning))
    }
    case 'why': {
      const judged = JUDGED.test(turn.folded)
      if ((session.focus !== 'check' && !judged) || !check || !regulation)
        return session.refs.length > 0 ? turn.resume(clausesDraft(session.refs, turning)) : undefined
      const [fact] = check.phase === 'asking' ? check.asked : []
      const draft =
        fact && !JUDGED.test(turn.folded)
          ? whyAsked(fact, turning, regulation, check)
          : whyJudged(turning, regulation, check)
      return turn.resume(draft)
    }
    case 'report':
      return check ? turn.shown(check, true) : uncheckable(turn, command)
    default:
      return check && regulation ? steered(turn, command, check, regulation) : uncheckable(turn, command)
  }
}

/** Orders that steer a check, where there is none. */
function uncheckable(turn: Turn, command: Order): Turned | undefined {
  if (command === 'restart' || command === 'stop') {
    const { check: _none, ...rest } = turn.session
    const { awaiting: _nothing, ...session } = rest
    const draft = remark(say`好的。想问条文，或要核对条件，直接说就行。`)
    return { draft, session: { ...session, told: NOTHING_TOLD, own: {}, misses: 0 }, notes: [] }
  }
  const named = turn.found.regulations.length === 1 ? turn.found.regulations : turn.session.places
  const regulation = turn.regulation(named.length === 1 ? named[0] : undefined)
  const judges = command === 'result' || command === 'gap' || command === 'report'
  // 出一份万州的对照报告 begins what it will be the report of.
  if (judges && regulation) return turn.begin(regulation, checking.toldOver(turn.session.told, turn.message))
  if (command === 'report')
    return turn.said(remark(say`还没有核对过条件，没有可写的报告。说“我们能不能申报”加上地方，就开始。`))
  if (command === 'back' || judges || command === 'resume')
    return turn.said(remark(say`现在没有在核对条件。说“我们能不能申报”加上地方，就开始。`))
  return undefined
}

function steered(turn: Turn, command: Order, check: CheckState, regulation: RegulationKnowledge): Turned | undefined {
  switch (command) {
    case 'back': {
      const before = checking.stepBack(check)
      if (!before) return turn.checked({ ...check, fresh: [] }, say`已经是第一步了。`)
      return turn.checked(before, say`退回了一步。`)
    }
    case 'skip':
      if (turn.turning.earlier) return turn.checked({ ...check, fresh: [] })
      return check.phase === 'asking' && check.asked.length > 0 ? turn.checked(checking.skipped(check)) : undefined
    case 'gap':
    case 'result':
      return turn.shown(check)
    case 'restart':
      return turn.checked(
        {
          ...checking.checkOf(
            { ...turn.session, told: NOTHING_TOLD, own: {}, check: { ...check, facts: {}, said: {} } },
            check.regulation,
            NOTHING_TOLD,
            turn.turning.knowledge,
          ),
          earlier: [],
        },
        say`重新开始，前面说的都不算了。`,
        { fresh: true },
      )
    case 'stop':
      return turn.said(
        remark(
          say`好的，先停在这里。说过的情况还记着，想接着核对${regulation.center}就说“继续”，要从头来就说“重新开始”。`,
        ),
        { check: { ...check, phase: 'left', asked: [] }, focus: 'question' },
      )
    case 'resume':
      return turn.checked({
        ...check,
        phase: 'asking',
        skipped: [],
        fresh: [],
        whole: check.whole || check.phase === 'done',
      })
    default:
      return undefined
  }
}

/** 修改研发人员: asked anew; where nothing is named, what was told last. */
function changed(turn: Turn, fact: FactId | undefined): Turned | undefined {
  const { check } = turn.session
  const meant = fact ?? check?.fresh[0]
  if (!check || meant === undefined) return undefined
  return turn.checked({ ...checking.reopened(check, meant), asked: [meant] }, undefined, { first: meant })
}

/** All that is held of the applicant, in the person's own words. */
function held(turn: Turn): Parts {
  const { check, told } = turn.session
  const lines = turn.saidOf(check ?? told)
  return lines.length > 0 ? say`这里记着您说过的：${lines}。说“删掉我的数据”就都删除。` : say`这里没有记着您的情况。`
}

/** 为什么不符合 asks of the verdict, 为什么 of the question that is open. */
const JUDGED = /符合|裁量|达标|结论|放宽/u

/** In place of the words that an earlier reply answered, which are not kept. */
const EARLIER = '（较早的一条回答）'
