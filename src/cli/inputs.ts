import { ticked } from '../answer/index.ts'
import type { FactFault, Facts } from '../eligibility/index.ts'
import { readFacts } from '../eligibility/index.ts'
import { type Fact, type Knowledge, regulationNamed } from '../knowledge/index.ts'
import { type Day, isDay, type RegulationId } from '../law/index.ts'
import { type Io, UsageError } from './io.ts'
import { BadLine } from './jsonl.ts'
import type { Parts } from './parts.ts'

export const regionsText = (knowledge: Knowledge): string =>
  [...knowledge.regulations.values()]
    .map(({ id, place, short, lineage }) => `${id}（${lineage.endedBy.length > 0 ? short : place}）`)
    .join('、')

export function regionOption(knowledge: Knowledge, name: string, day: Day): RegulationId {
  const id = regulationNamed(knowledge, name, day)
  if (!id) throw new UsageError(`--region ${name}：没有这个地方；可用：${regionsText(knowledge)}`)
  return id
}

/** The regulation a line of input names under `key`. Throws BadLine with the names there are. */
export function regionInLine(knowledge: Knowledge, key: string, name: string, day: Day): RegulationId {
  const id = regulationNamed(knowledge, name, day)
  if (!id) throw new BadLine(`${key}：没有“${name}”；可用：${regionsText(knowledge)}`)
  return id
}

export function dayOption(text: string): Day {
  if (!isDay(text)) throw new UsageError(`--as-of ${text}：不是日期；应写成 2026-11-20 这样`)
  return text
}

export const faultText = ({ fact, found, allowed }: FactFault): string => `${fact}：读到 ${found}；应为${allowed}`

/** Facts from a JSON file like the example, `-` for standard input. Every fault in it is told. */
export async function factsFile(io: Io, knowledge: Knowledge, path: string, example: string): Promise<Facts> {
  const text = await io.readText(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `--facts ${path}：读不了（${error.code ?? error.message}）；应是一个 JSON 文件，或用 - 从标准输入读`,
    )
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsageError(`--facts ${path}：不是 JSON；应如 ${example}`)
  }
  const read = readFacts(value, knowledge.facts)
  if ('faults' in read)
    throw new UsageError(
      `--facts ${path} 里有读不懂的字段：\n${read.faults.map((fault) => `  ${faultText(fault)}`).join('\n')}`,
    )
  return read.facts
}

/** Signs that a figure is no amount one has: a loss, a price for each; and, of what does not grow, a rise or a fall. */
const NO_AMOUNT = /亏|每(?!年)|[/／](?:年|月|台|人)/u
const MOVES = /[-−]\s*\d|负(?!债)|增加|减少/u

/** `--fact site_area=380平方米`, `--fact 场地=大概五百平`: a fact by its id or one of its words, a value as people write it. */
export function factOption(parts: Parts, text: string): Facts {
  const { knowledge } = parts
  const [name = '', ...rest] = text.split(/[=＝]/u)
  const said = rest.join('=').trim()
  const fact = [...knowledge.facts.values()].find(
    ({ id, words }) => id === name.trim() || words.some(({ text: word }) => word === name.trim().toLowerCase()),
  )
  if (!fact) throw new UsageError(`--fact ${text}：没有“${name}”这项；可用：${[...knowledge.facts.keys()].join('、')}`)
  const read = readFacts({ [fact.id]: valueSaid(parts, fact, said) }, knowledge.facts)
  if ('faults' in read) throw new UsageError(`--fact ${text}：读不懂“${said}”；应为${read.faults[0]?.allowed ?? ''}`)
  return read.facts
}

/** What the words say of the fact when they answer for it; the words themselves where they say nothing of it. */
function valueSaid({ desk }: Parts, fact: Fact, said: string): unknown {
  if (said === 'true' || said === 'false') return said === 'true'
  if (Object.hasOwn(fact.choices, said) || said === 'unknown') return said
  const chosen = ticked(fact, said)
  if (chosen !== undefined) return chosen
  if (said === '' || NO_AMOUNT.test(said) || (fact.madeOf?.kind !== 'growth' && MOVES.test(said))) return said
  return desk.read(said, fact.id)[fact.id] ?? said
}
