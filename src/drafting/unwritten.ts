import { addressOf } from '../law/index.ts'
import { finished } from './confirm.ts'
import type { Draft } from './draft.ts'
import { valuesOf } from './edits.ts'
import { demandsIn } from './requirements.ts'
import { regulationIn } from './text-of-draft.ts'
import { clausesIn } from './uncited.ts'
import type { DraftingWords } from './words.ts'

/** What the text demands in lists of which nothing is checked or judged once the draft is in service, as a clerk is told; a list of which nothing at all is, by its lead. */
export function unwrittenLines(draft: Draft, words: DraftingWords): string[] {
  const { conditions, judged } = valuesOf(finished(draft).regulation)
  const held = clausesIn([conditions, judged])
  const isHeld = (address: string) => held.some((each) => each === address || each.startsWith(`${address}.`))
  const left = demandsIn(regulationIn(draft), words).flatMap(({ clause, items, wanted }) => {
    if (wanted === 'aside' || items.length === 0) return []
    const open = items.filter(({ id }) => !isHeld(addressOf(id)))
    return open.length === items.length ? [`${clause.label}各项`] : open.map(({ label }) => label)
  })
  return left.length === 0
    ? []
    : [
        `这些条款里的要求没有编进核对：${left.join('、')}。要编进去，用 wence confirm ${draft.id}，按 + 加一项（已投入使用的，先 wence retire ${draft.id}）。`,
      ]
}
