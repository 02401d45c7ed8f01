import type { Knowledge } from '../knowledge/index.ts'
import type { Draft } from './draft.ts'
import type { Entry, Section } from './entries.ts'
import { newFactsIn } from './facts-used.ts'
import { newFactLines, readAs, rowLines } from './requirement-lines.ts'
import { isTree } from './rows.ts'
import { leadsIn } from './text-of-draft.ts'

type Sentences = readonly { readonly clause: string; readonly phrase: string }[]

/** What a clerk calls each kind of entry. */
export const SECTION_NAMES: Readonly<Record<Section, string>> = {
  identity: '文件本身',
  conditions: '条件',
  judged: '专家评判',
  unmodelled: '未写（还没有编进核对）',
  facts: '新情况',
  statements: '事项',
}

/** What a phrase says of the text itself; of a list, each of its entries. */
const OF_THE_TEXT: Readonly<Record<string, string>> = {
  document_number: '文号',
  issuer: '发文机关',
  interpreter: '解释机关',
  replaces: '代替的文件',
  repeals: '废止的文件',
  amends: '修改的文件',
}

/** What is proposed, line by line for a person to read: its words in the text, and what they are taken for. */
export function entryLines({ section, key, value }: Entry, draft: Draft, knowledge: Knowledge): string[] {
  const beside = { draft, facts: knowledge.facts }
  if (section === 'statements') return matterLines(key, value.sentences as Sentences, knowledge)
  if (section === 'facts') return [`${SECTION_NAMES[section]}，没有条件用到`, ...newFactLines(key, beside)]
  const name = OF_THE_TEXT[key.split('.')[0] ?? ''] ?? key
  const more = [value.name, value.id === undefined ? undefined : `库里的 ${String(value.id)}`]
    .filter((each) => each !== undefined)
    .map((each) => `，${String(each)}`)
  const isOfLines = isTree(value)
  const lead = leadsIn(draft)(value.clause)
  const phrase = String(value.phrase ?? (isOfLines ? (value.label ?? '') : ''))
  return [
    ...(lead ? [`引语：${lead}`] : []),
    `${SECTION_NAMES[section]}〔${String(value.clause ?? '')}〕${phrase}`,
    ...(section === 'identity' ? [`  读作：${name}${more.join('')}`] : []),
    ...(isOfLines ? rowLines(value, beside) : value.fact === undefined ? [] : [`  读作：${readAs(value, beside)}`]),
    ...(value.about === undefined ? [] : [`  说的是：${String(value.about)}`]),
    ...newFactsIn(value, draft).flatMap((id) => newFactLines(id, beside)),
  ]
}

const matterLines = (key: string, sentences: Sentences, { matters }: Knowledge): string[] => {
  const matter = matters.get(key)
  return [
    `${SECTION_NAMES.statements}：${matter?.label ?? key}${matter?.whether === undefined ? '' : `（问的是：${matter.whether}）`}`,
    ...sentences.map(({ clause, phrase }, i) => `  ${i + 1} 〔${clause}〕${phrase}`),
  ]
}
