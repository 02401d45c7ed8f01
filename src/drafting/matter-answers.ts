import type { Knowledge } from '../knowledge/index.ts'
import { squeeze } from '../law/index.ts'
import type { Answered, Passage } from './answered.ts'
import type { Draft } from './draft.ts'
import { edited } from './edits.ts'
import type { Entry } from './entries.ts'
import { standing } from './passage.ts'
import { Refused } from './ports.ts'
import { regulationIn } from './text-of-draft.ts'

/** The draft with a matter judged: stated, left open, or silent. Throws Refused where the answer is none of a matter. */
export function judgedMatter(draft: Draft, entry: Entry, as: Answered, knowledge: Knowledge): Draft {
  const { sentences } = entry.value as { readonly sentences: readonly { clause: string; phrase: string }[] }
  const chosen = (place: number | Passage) => {
    if (typeof place === 'object') return standing(regulationIn(draft), place)
    const sentence = sentences[place - 1]
    if (!sentence) throw new Refused([`“${entry.key}”只有 ${sentences.length} 句，没有第 ${place} 句。`])
    return sentence
  }
  const settle = (state: 'stated' | 'open' | 'silent', value: object) =>
    edited(draft, 'statements', (file) => {
      file.deleteIn(entry.path)
      file.setIn([state, entry.key], file.createNode(value))
    })
  const { whether } = knowledge.matters.get(entry.key) ?? {}
  if (as === 'n') return edited(draft, 'statements', (file) => file.deleteIn(entry.path))
  if (as === 'y' && whether === undefined) return settle('stated', chosen(1))
  if (typeof as === 'object' && 'stated' in as) {
    if (whether !== undefined && as.answer === undefined)
      throw new Refused([`“${entry.key}”问的是：${whether}；要带 answer：yes、no 或 depends。`])
    return settle('stated', {
      ...chosen(as.stated),
      ...(as.answer && whether !== undefined ? { answer: as.answer } : {}),
    })
  }
  if (typeof as === 'object' && 'open' in as) return settle('open', chosen(as.open))
  if (typeof as === 'object' && 'silent' in as) {
    refuseFound(as.silent, draft)
    return settle('silent', { near: sentences[0]?.clause, searched: as.silent })
  }
  throw new Refused([
    `“${entry.key}”是事项；应是 {"stated":句号${whether === undefined ? '' : ',"answer":"yes"'}}、{"open":句号}、{"silent":[找过的词]} 或 "n"。`,
  ])
}

/** A word that stands in the text is no sign that the text has nothing on a matter. */
function refuseFound(searched: readonly string[], draft: Draft): void {
  const { clauses } = regulationIn(draft)
  for (const word of searched) {
    const at = clauses.find(({ text }) => squeeze(text).includes(squeeze(word)))
    if (at)
      throw new Refused([
        `“${word}”${at.label}里有，不能算没有写；换成文中没有的词，或看看那一条是不是写明了（stated）、没有写定（open）。`,
      ])
  }
}
