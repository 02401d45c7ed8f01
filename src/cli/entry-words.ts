import type { Answered, Draft, Entry } from '../drafting/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { type Ask, changeAsked, passageAsked } from './change-words.ts'

interface World {
  readonly room: typeof import('../drafting/index.ts')
  readonly draft: Draft
  readonly knowledge: Knowledge
}

const REQUIREMENT = 'Enter 或 y 确认，n 不要，e 改，j 专家评判，u 未写，+ 加一项，s 跳过，q 退出：'
const OTHER = 'Enter 或 y 确认，n 不要，e 改，s 跳过，q 退出：'
const MATTER =
  '写明的是第几句（1、2、3，问是否的后面加 yes、no 或 depends），o1 那句没有写定，+ 另指一句写明的，o+ 另指一句没有写定的，w 没有写，n 都不是，s 跳过，ss 其余事项都跳过，q 退出：'

/** What a person says to an entry that is no answer to it: the run ends, it is left for another time, or all that are like it, or another requirement is to be added first. */
export type Put = 'ended' | 'skipped' | 'skipped-all' | 'own'

/** A person's answer to an entry; undefined where it was none, and is asked for again. */
export async function answerIn(entry: Entry, world: World, ask: Ask): Promise<Answered | Put | undefined> {
  const { section } = entry
  const isRequirement = section === 'conditions' || section === 'judged' || section === 'unmodelled'
  const said = await ask(section === 'statements' ? MATTER : isRequirement ? REQUIREMENT : OTHER)
  if (said === undefined || said === 'q') return 'ended'
  if (said === 's') return 'skipped'
  if (section === 'statements') return said === 'ss' ? 'skipped-all' : matterAnswer(entry.key, said, world, ask)
  if (said === '' || said === 'y') return 'y'
  if (said === 'n') return 'n'
  if (isRequirement && said === '+') return 'own'
  if (isRequirement && (said === 'j' || said === 'u')) return said
  return said === 'e' ? changeAsked(entry, world, ask) : undefined
}

async function matterAnswer(
  key: string,
  said: string,
  { knowledge }: World,
  ask: Ask,
): Promise<Answered | 'ended' | undefined> {
  if (said === 'n') return 'n'
  if (said === 'w') {
    const searched = await ask('找过哪些词（空格分开，至少一个）：')
    if (searched === undefined) return 'ended'
    const words = searched.split(/\s+/u).filter((word) => word !== '')
    return words.length > 0 ? { silent: words } : undefined
  }
  if (said === 'o+' || said === '+') {
    const passage = await passageAsked(ask)
    if (!passage) return undefined
    if (said === 'o+') return { open: passage }
    const { whether } = knowledge.matters.get(key) ?? {}
    const answer = whether === undefined ? undefined : await ask('yes、no 还是 depends：')
    if (answer !== undefined && !isWhether(answer)) return undefined
    return { stated: passage, ...(answer ? { answer } : {}) }
  }
  const match = /^(o?)([1-9])(?:\s*(yes|no|depends))?$/u.exec(said)
  if (!match) return undefined
  const place = Number(match[2])
  if (match[1] === 'o') return { open: place }
  const answer = match[3] as 'yes' | 'no' | 'depends' | undefined
  return { stated: place, ...(answer ? { answer } : {}) }
}

const isWhether = (said: string): said is 'yes' | 'no' | 'depends' => ['yes', 'no', 'depends'].includes(said)
