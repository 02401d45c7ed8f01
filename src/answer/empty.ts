import { type Draft, say } from '../reply/index.ts'
import { titles } from './decline.ts'
import { examplesOn } from './examples.ts'
import type { Sources } from './sources.ts'

/** Nothing was asked: what may be. */
export function emptyDraft(sources: Sources): Draft {
  const { figure, list, clause } = examplesOn(sources)
  const parts = say`请写下要问的事，例如：${[figure, list, clause].join('；')}。收录的文本：${titles(sources.knowledge)}。`
  return { kind: 'question', blocks: [{ kind: 'words', text: parts }], cites: [] }
}
