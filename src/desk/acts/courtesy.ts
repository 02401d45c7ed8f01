import { greetingDraft, outOfScope, reasked, remark } from '../../answer/index.ts'
import type { Tone } from '../../hear/index.ts'
import { type Draft, type Parts, say } from '../../reply/index.ts'
import type { Note } from '../store.ts'
import { isPlain } from '../sure.ts'
import type { Turn } from '../turn.ts'
import type { Turned } from '../turning.ts'
import { offered } from './offered.ts'

/** 谢谢, 👌, 你们这条件也太高了: a message of nothing but courtesies is answered in a sentence. It asks nothing of the texts, and tells nothing. */
export function courteous(turn: Turn): Turned | undefined {
  const { acts } = turn.heard
  // 好的，谢谢，再见: what is said last is what it comes to.
  const last = acts.findLast((act) => act.act === 'courtesy' && isPlain(act))
  if (last?.act !== 'courtesy' || acts.some(({ act }) => act !== 'courtesy')) return undefined
  const turned = answered(turn, last.tone)
  const chosen = chosenBy(turn)
  return chosen?.tone === last.tone ? { ...turned, draft: remark(say`${chosen.chinese}`, chosen.english) } : turned
}

/** 心里没底，怕是报不上: what asks for nothing, and is worried. */
export function worried(turn: Turn): Turned | undefined {
  const chosen = chosenBy(turn)
  const does = turn.heard.acts.some((act) => act.act !== 'courtesy' && act.act !== 'outside' && isPlain(act))
  if (chosen?.tone !== 'worry' || does || turn.namesAnything()) return undefined
  return again(turn, remark(say`${chosen.chinese}`, chosen.english), say`${chosen.chinese}`)
}

/** Of the program's own sentences the one that a second reader found to suit. */
const chosenBy = ({ turning }: Turn) => turning.knowledge.courtesies.get(turning.courtesy ?? '')

function answered(turn: Turn, tone: Tone): Turned {
  const { check, log, last } = turn.session
  const asking = turn.openCheck() !== undefined
  switch (tone) {
    case 'greet':
      return log.length === 0
        ? turn.said(greetingDraft(turn.turning))
        : again(turn, remark(say`在的，您说。`, 'Here. What would you like to know?'), say`在的。`)
    case 'thank':
      return turn.said(
        asking
          ? remark(
              say`不客气，刚才的问题随时可以接着答。`,
              'You are welcome. The last question can be answered at any time.',
            )
          : remark(say`不客气，有问题随时说。`, 'You are welcome. Ask again at any time.'),
      )
    case 'ok':
      return again(turn, remark(say`好的，有问题随时说。`, 'All right. Ask again at any time.'), say`好的，那接着说：`)
    case 'sorry':
      return again(turn, remark(say`没关系，您说。`, 'No problem. Go ahead.'), say`没关系。`)
    case 'farewell':
      return turn.said(
        check
          ? remark(
              say`再见，说过的情况都留着，回来说“继续”就接着核对。`,
              'Goodbye. What you told is kept; say “continue” and the check goes on.',
            )
          : remark(say`再见，有问题随时来问。`, 'Goodbye. Ask again at any time.'),
      )
    case 'complain': {
      const person = turn.turning.handOff ? '，也可以说“转人工”' : ''
      const way = check ? say`说“还差什么”，差在哪里就逐项列给您` : say`说说单位的情况和想报的地方，先看差在哪里`
      const complaint: Note[] = last
        ? [{ kind: 'feedback', reply: last.reply, useful: false, words: turn.kept(last.words), ...turn.placeBefore() }]
        : []
      const english = `I understand, and it is noted. ${check ? 'Say “what is missing” to see each gap' : 'Tell me about the applicant and the place, and the gaps will be shown'}.`
      return { ...turn.said(remark(say`您说的我理解，已经记下；${way}${person}。`, english)), notes: complaint }
    }
  }
}

/** What is said where nothing is asked; in a check, the open question after a word of its own. */
function again(turn: Turn, otherwise: Draft, before: Parts): Turned {
  const check = turn.openCheck()
  const regulation = turn.regulation(check?.regulation)
  if (!check || !regulation || check.unconfirmed) return turn.resume(otherwise)
  return turn.said(reasked(before, turn.turning, regulation, check))
}

/** So little said, and not surely heard, that no clause is looked for: it is asked what was meant. */
export function unclear(turn: Turn): Turned | undefined {
  const { acts } = turn.heard
  const little = acts.length > 0 && acts.every(({ act }) => act === 'courtesy' || act === 'order')
  // 有没有联系电话 is declined for what it is, whatever it was heard as.
  if (!little || turn.namesAnything() || outOfScope(turn.folded, turn.turning.knowledge, true)) return undefined
  const order = offered(turn)
  if (order) return turn.counted(order, true)
  const { check } = turn.session
  const regulation = turn.regulation(check?.regulation)
  if (!check || !regulation || check.phase === 'left' || check.unconfirmed)
    return turn.counted(
      turn.said({ ...remark(say`没听准您要做什么，请说具体一点，或说“帮助”看能说什么。`), kind: 'question' }),
      true,
    )
  const before = turn.openCheck()
    ? say`没听准。想停就说“先停”，看结论就说“看结果”；接着核对：`
    : say`没听准，请说具体一点；看结论就说“看结果”，看缺什么就说“还差什么”。`
  return turn.counted(turn.said({ ...reasked(before, turn.turning, regulation, check), kind: 'question' }), true)
}
