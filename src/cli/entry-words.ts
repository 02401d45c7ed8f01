import type { Answered, Draft, Entry } from '../drafting/index.ts'
import type { Knowledge } from '../knowledge/index.ts'

type Sentences = readonly { readonly clause: string; readonly phrase: string }[]

const KINDS: Readonly<Record<Entry['section'], string>> = {
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

/** What is proposed, for a person to read: its words in the text, and what they are taken for. */
export function shownEntry({ section, key, value }: Entry, draft: Draft, { facts, matters }: Knowledge): string[] {
  if (section === 'statements') {
    const matter = matters.get(key)
    return [
      `${KINDS[section]}：${matter?.label ?? key}${matter?.whether === undefined ? '' : `（问的是：${matter.whether}）`}`,
      ...(value.sentences as Sentences).map(({ clause, phrase }, i) => `  ${i + 1} 〔${clause}〕${phrase}`),
    ]
  }
  const fact = String(value.fact ?? '')
  const known = facts.get(fact)
  const named = known ? known.label.map((part) => (typeof part === 'string' ? part : part.text)).join('') : '新情况'
  return [
    `${KINDS[section]}〔${String(value.clause ?? '')}〕${String(value.phrase ?? '')}`,
    ...(section === 'identity'
      ? [
          `  读作：${OF_THE_TEXT[key.split('.')[0] ?? ''] ?? key}${value.name === undefined ? '' : `，全称 ${String(value.name)}`}`,
        ]
      : []),
    ...(fact === ''
      ? []
      : [`  读作：${named}（${fact}）${value.is === undefined ? '' : value.is === true ? '，要“是”' : '，要“否”'}`]),
    ...(fact !== '' && !known ? newFactIn(draft, fact) : []),
    ...(value.about === undefined ? [] : [`  说的是：${String(value.about)}`]),
  ]
}

/** A new fact as its file has it: it is confirmed with its condition. */
const newFactIn = ({ facts }: Draft, id: string): string[] => {
  const lines = facts.split('\n')
  const from = lines.findIndex((line) => line.startsWith(`  ${id}:`))
  const rest = lines.slice(from + 1)
  const end = rest.findIndex((line) => !line.startsWith('    '))
  return from < 0 ? [] : rest.slice(0, end < 0 ? undefined : end)
}

const REQUIREMENT = 'Enter 或 y 确认，n 不要，e 改（换情况、改短语），j 专家评判，u 未写，s 跳过，q 退出：'
const OTHER = 'Enter 或 y 确认，n 不要，s 跳过，q 退出：'
const MATTER =
  '写明的是第几句（1、2、3，问是否的后面加 yes、no 或 depends），o1 那句没有写定，w 没有写，n 都不是，s 跳过，q 退出：'

type Ask = (question: string) => Promise<string | undefined>

/** A person's answer to an entry; undefined where it was none, and is asked for again. */
export async function answerIn({ section }: Entry, ask: Ask): Promise<Answered | 'ended' | 'skipped' | undefined> {
  const isRequirement = section === 'conditions' || section === 'judged' || section === 'unmodelled'
  const said = await ask(section === 'statements' ? MATTER : isRequirement ? REQUIREMENT : OTHER)
  if (said === undefined || said === 'q') return 'ended'
  if (said === 's') return 'skipped'
  if (section === 'statements') return matterAnswer(said, ask)
  if (said === '' || said === 'y') return 'y'
  if (said === 'n') return 'n'
  if (isRequirement && (said === 'j' || said === 'u')) return said
  return isRequirement && said === 'e' ? changeAsked(ask) : undefined
}

async function changeAsked(ask: Ask): Promise<Answered | 'ended'> {
  const fact = await ask('换成哪项情况（名称或编号，回车不换）：')
  const yes = fact ? await ask('是或否的情况：要“是”回车，要“否”写 n，有数的写 -：') : '-'
  const phrase = await ask('短语（原文里的字，回车不改）：')
  if (fact === undefined || yes === undefined || phrase === undefined) return 'ended'
  return {
    ...(fact === '' ? {} : { fact }),
    ...(yes === '-' ? {} : { is: yes !== 'n' }),
    ...(phrase === '' ? {} : { phrase }),
  }
}

async function matterAnswer(said: string, ask: Ask): Promise<Answered | 'ended' | undefined> {
  if (said === 'n') return 'n'
  if (said === 'w') {
    const searched = await ask('找过哪些词（空格分开，回车不写）：')
    return searched === undefined ? 'ended' : { silent: searched.split(/\s+/u).filter((word) => word !== '') }
  }
  const match = /^(o?)([1-9])(?:\s*(yes|no|depends))?$/u.exec(said)
  if (!match) return undefined
  const place = Number(match[2])
  if (match[1] === 'o') return { open: place }
  const answer = match[3] as 'yes' | 'no' | 'depends' | undefined
  return { stated: place, ...(answer ? { answer } : {}) }
}
