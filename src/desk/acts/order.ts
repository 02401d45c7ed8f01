import {
  clauseBeside,
  clausesDraft,
  examplesOn,
  isChance,
  nameOf,
  openedDraft,
  reasked,
  remark,
  sourceDraft,
  standsDraft,
  whyAsked,
  whyJudged,
} from '../../answer/index.ts'
import type { Order } from '../../hear/index.ts'
import { type FactId, factsTested, type RegulationKnowledge } from '../../knowledge/index.ts'
import { type Draft, type Parts, say } from '../../reply/index.ts'
import * as checking from '../checking.ts'
import type { CheckState, Told } from '../session.ts'
import { NOTHING_TOLD } from '../session.ts'
import type { Note } from '../store.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'
import { useless } from './blame.ts'
import { handOff, ticketOrdered } from './hand-off.ts'

/** 返回, 跳过, 看结果: what the message tells the program to do. */
export function ordered(turn: Turn): Turned | undefined {
  const ticket = ticketOrdered(turn)
  if (ticket) return ticket
  const order = turn.act('order')
  // 这就报不成了？ asks whether it is over, and does not end it.
  const asked = order?.order === 'stop' && /[？?]\s*$/u.test(order.words)
  return order && carryOut(turn, asked ? 'why' : order.order, order.fact)
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
      const where = about === last.reply ? turn.placeBefore() : {}
      const note: Note = { kind: 'feedback', reply: about, useful, words, ...where }
      const turned = useful ? turn.resume(remark(say`谢谢，记下了。`)) : useless(turn, about)
      return { ...turned, notes: [note] }
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
      return handOff(turn)
    case 'change':
      return changed(turn, fact)
    case 'export':
      return { ...turn.resume(remark(held(turn))), exports: true }
    case 'more':
      if (session.folded?.blocks.length) return turn.resume(openedDraft(session.folded, turning))
      return session.refs.length > 0 ? turn.resume(clausesDraft(session.refs, turning)) : undefined
    case 'shorter':
      return shorter(turn)
    case 'source':
      return sourced(turn, check, regulation)
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
      const spoken = judged ? undefined : spokenOf(turn, check, regulation)
      if (spoken) return turn.resume(spoken)
      const [fact] = check.phase === 'asking' ? check.asked : []
      const draft =
        fact && !JUDGED.test(turn.folded)
          ? whyAsked(fact, turning, regulation, check)
          : whyJudged(turning, regulation, check, ONLY.test(turn.folded))
      return turn.resume(draft)
    }
    case 'report':
      return check ? turn.shown(check, 'report') : saidToNone(turn, command)
    default:
      return check && regulation ? steered(turn, command, check, regulation) : saidToNone(turn, command)
  }
}

/** 出处, 183天出自哪一条, 依据哪句话: what its words are of, what a verdict rests on, or the clauses told last. */
function sourced(turn: Turn, check: CheckState | undefined, regulation: RegulationKnowledge | undefined) {
  const { session, turning, found, words } = turn
  const spoken = [...found.regulations, ...(check ? [check.regulation] : []), ...session.places]
  const named = turn.regulation(spoken[0])
  const own = named && sourceDraft(words, named, turning)
  if (own) return turn.resume(own, words, true)
  const fails = session.focus === 'check' && Object.values(check?.seen ?? {}).some(({ status }) => status === 'unmet')
  if (fails && check && regulation) return turn.resume(whyJudged(turning, regulation, check, ONLY.test(turn.folded)))
  return session.refs.length > 0 ? turn.resume(clausesDraft(session.refs, turning)) : undefined
}

/** 就为这一条, 只差这项. */
const ONLY = /(?:就|只|仅|单单?|唯一|光)[^，。？]{0,4}[这那][一]?[条项个点]|\b(?:only|just)\b/iu

function saidToNone(turn: Turn, command: Order): Turned | undefined {
  const turned = uncheckable(turn, command)
  return turned && { ...turned, uncheckable: true }
}

/** Orders that steer a check, where there is none. */
function uncheckable(turn: Turn, command: Order): Turned | undefined {
  if (command === 'stop') return turn.said(remark(say`好的，先到这里，有问题随时来问。`))
  if (command === 'restart') {
    const { check: _none, ...rest } = turn.session
    const { awaiting: _nothing, ...session } = rest
    const draft = remark(say`好的。想问条文，或要核对条件，直接说就行。`)
    return { draft, session: { ...session, told: NOTHING_TOLD, own: {}, misses: 0 }, notes: [] }
  }
  const named = turn.found.regulations.length === 1 ? turn.found.regulations : turn.session.places
  const regulation = turn.regulation(named.length === 1 ? named[0] : undefined)
  // 所以到底啥结论, after a question: what decided there.
  const { folded, told } = turn.session
  const nothing = Object.keys(told.facts).length === 0 && turn.found.regulations.length === 0
  if (command === 'result' && folded?.lead && nothing) return shorter(turn)
  const judges = command === 'result' || command === 'gap' || command === 'report'
  const all = checking.toldOver(told, turn.message)
  if (judges && regulation && Object.keys(all.facts).length > 0)
    return standingCard(turn, regulation, all, CARDS[command])
  // 出一份万州的对照报告 begins what it will be the report of.
  if (judges && regulation) return turn.begin(regulation, all)
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
      return turn.shown(check, 'gap')
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
        remark(say`好的，先停在这里；说过的都留着，说“继续”就接着核对${regulation.center}，要从头来就说“重新开始”。`),
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

const CARDS = { result: 'card', report: 'report', gap: 'gap' } as const

/** How what was told so far stands, though no check was begun: a check from now on. */
function standingCard(
  turn: Turn,
  regulation: RegulationKnowledge,
  told: Told,
  as: (typeof CARDS)[keyof typeof CARDS],
): Turned {
  const { session } = turn.begin(regulation, told)
  const { check } = session
  if (!check) throw new Error('a check that was begun is none')
  return turn.over(session).shown(check, as)
}

/** 为啥只看去年: the clause of the check that these words speak of, and how it stands; undefined where they say no more than why. */
function spokenOf(turn: Turn, check: CheckState, regulation: RegulationKnowledge): Draft | undefined {
  const { turning, words, found } = turn
  if (found.regulations.some((id) => id !== regulation.id)) return undefined
  const near = turning.finder.find(words, regulation.id)
  const conditions = near.hits
    .filter((hit) => !isChance(near, hit))
    .map(({ ref }) => regulation.conditions.filter((condition) => condition.ref === ref))
    .filter(({ length }) => length > 0)
  const isSpoken = ({ requires }: (typeof regulation.conditions)[number]) =>
    factsTested(requires).some((fact) => turn.session.spoken.includes(fact))
  // Several speak of last year: that is meant which was spoken of.
  const tests = conditions.find((all) => all.some(isSpoken)) ?? conditions[0]
  const facts = (tests ?? []).flatMap(({ requires }) => factsTested(requires))
  const stands = standsDraft(facts, turning, regulation, check)
  return stands && { ...stands, blocks: [...stands.blocks, ...clausesDraft(stands.cites, turning).blocks] }
}

/** 太长了, 说简单点: the open question in a line, or what decided in the last reply. */
export function shorter(turn: Turn): Turned {
  const { focus, folded } = turn.session
  const check = turn.openCheck()
  const regulation = turn.regulation(check?.regulation)
  if (focus === 'check' && check && regulation && !check.unconfirmed)
    return turn.said({ ...reasked(say`简单说，只问您：`, turn.turning, regulation, check), kind: 'question' })
  if (!folded?.lead) return turn.said(remark(say`好的，后面尽量短说。`))
  const line = { lead: folded.lead, blocks: [], cites: folded.cites }
  const done = turn.session.check
  const judged = focus === 'check' && done?.phase === 'done' ? turn.shown(done).draft.check : undefined
  return turn.said(judged ? { ...line, kind: 'verdict', check: judged } : { ...line, kind: 'answer' })
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
  const now = lines.length > 0 ? say`这里记着您说过的：${lines}。` : say`这里没有记着您的情况。`
  const all = turn.turning.lasts
    ? '存着的全部内容在随附的文件里'
    : '这次对话只在内存里，没有存进文件；内存里的全部内容在随附的文件里'
  return say`${now}${all}。说“删掉我的数据”就都删除。`
}

/** 为什么不符合, 为啥不行 asks of the verdict, 为什么 of the question that is open. */
const JUDGED = /符合|裁量|达标|结论|放宽|[不没](?:行|能|够|过|成)/u

/** In place of the words that an earlier reply answered, which are not kept. */
const EARLIER = '（较早的一条回答）'
