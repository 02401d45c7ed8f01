import type { Knowledge } from '../../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../../law/index.ts'
import { type Draft, type DraftBlock, type Parts, refer, say } from '../../reply/index.ts'
import { guard } from '../guard/index.ts'
import type { Caller, Model, Worded } from '../model.ts'
import type { Original } from './repeats.ts'
import { partsOf, type Shown, shownOf } from './shown.ts'
import { type Unsupported, unsupported } from './support.ts'

/** More clauses than this are a list to read, not an answer to put into words. */
const MOST_CLAUSES = 6
const MOST_SENTENCES = 4
const LONGEST = 160
/** Asked once, and once more with the reason. */
const ATTEMPTS = 2

/** No link, mark-up or mention: letters, the signs of Chinese prose, slots. */
const PROSE = /^[\p{Script=Han}A-Za-z\s，。；：、（）()“”‘’《》·—-]*$/u

const REASONS: Readonly<Record<Unsupported | 'figure' | 'clause' | 'prose', string>> = {
  figure: '句子里写了数字、条号，或用了没有给出的占位符；数量只能用给出的占位符',
  clause: '句子没有注明给出的条款',
  prose: '句子里有链接、标记或别的符号，或太长',
  'strange-words': '句子说的不是条款里的话',
  negation: '句子的否定和条款不一致',
  strength: '“应当、可以、不得、原则上、鼓励、优先”这样的轻重和条款不一致',
  verdict: '句子替主管部门下了结论',
  agent: '句子里的单位不是条款里的单位',
  opposite: '句子的意思和条款相反',
  misplaced: '占位符不在它在条款里的位置上',
  reworded: '句子不是条款里连着的一段原话；前后可以删去整句，中间不可以改动、增删，也不可以丢掉条件和例外',
}

/** A draft with a short answer in a model's words before the clauses, each sentence upheld by the clause it names; the draft itself where none is. */
export async function worded(
  draft: Draft,
  question: string,
  knowledge: Knowledge,
  model: Model,
  caller: Caller,
): Promise<Draft> {
  if (draft.kind !== 'answer' || draft.check || draft.cites.length === 0 || draft.cites.length > MOST_CLAUSES)
    return draft
  const shown = shownOf(draft.cites, knowledge)
  let rejected: string | undefined
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const asked = { question, clauses: shown.clauses, ...(rejected ? { rejected } : {}) }
    const answer = await model.word(asked, caller)
    if (!answer) return draft
    const { blocks, reasons } = judged(answer, shown, knowledge, caller)
    if (blocks.length > 0) return { ...draft, blocks: beforeQuotes(blocks, draft.blocks) }
    rejected = [...reasons].map((reason) => REASONS[reason]).join('；')
  }
  return draft
}

/** What the program says first stays first: how a question was taken. */
function beforeQuotes(spoken: readonly DraftBlock[], own: readonly DraftBlock[]): DraftBlock[] {
  const at = Math.max(
    0,
    own.findIndex(({ kind }) => kind !== 'words'),
  )
  return [...own.slice(0, at), ...spoken, ...own.slice(at)]
}

function judged({ sentences }: Worded, shown: Shown, knowledge: Knowledge, { blocked }: Caller) {
  const reasons = new Set<keyof typeof REASONS>()
  const kept: { readonly parts: Parts; readonly clause: ClauseId }[] = []
  for (const { text, clause } of sentences.slice(0, MOST_SENTENCES)) {
    const fault = faultOf(text.trim(), clause, shown, knowledge)
    if (fault === 'figure') blocked?.()
    const parts = fault ? undefined : partsOf(text.trim().replace(/(?<![。；;])[。；;]+$/u, ''), shown.prints)
    if (parts) kept.push({ parts, clause })
    else reasons.add(fault ?? 'figure')
  }
  const blocks = kept.map(
    ({ parts, clause }): DraftBlock => ({ kind: 'words', text: say`${parts}（${refer(clause)}）。`, ref: clause }),
  )
  return { blocks, reasons }
}

function faultOf(text: string, clause: ClauseId, shown: Shown, knowledge: Knowledge): keyof typeof REASONS | undefined {
  if (text === '' || text.length > LONGEST || !PROSE.test(text.replace(/\{\{[^{}]*\}\}/gu, ''))) return 'prose'
  if (!shown.clauses.some(({ ref }) => ref === clause)) return 'clause'
  // A figure of another clause has no place in a sentence that rests on this one.
  if (guard(text, { ...shown.evidence, cited: [clause] }).verdict === 'block') return 'figure'
  return unsupported(text, groundOf(clause, shown, knowledge))
}

/** The clause as it was shown, what it stands under, and the names a sentence may open with. */
function groundOf(ref: ClauseId, { clauses: shown }: Shown, knowledge: Knowledge): Original {
  const known = knowledge.regulations.get(regulationOf(ref))
  const find = (id?: ClauseId) => known?.regulation.clauses.find((clause) => clause.id === id)
  const above = find(find(ref)?.parent)?.text.trim() ?? ''
  return {
    clause: shown.find((each) => each.ref === ref)?.text ?? '',
    above: /[：:]$/u.test(above) ? above : '',
    names: known ? [known.place, known.short, known.title] : [],
  }
}
