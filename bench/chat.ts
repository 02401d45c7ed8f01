import { Desk } from '../src/desk/index.ts'
import { assess, type Facts, factsUsedBy, openFacts } from '../src/eligibility/index.ts'
import type { FactId, RegulationKnowledge } from '../src/knowledge/index.ts'
import { MemorySessionStore } from '../src/store/memory.ts'
import { ears } from '../test/support/ears.ts'
import { examples, knowledge } from '../test/support/library.ts'
import { pick, randomFrom } from './random.ts'

type Say = (name: string, value: string) => void

const SESSIONS = 1000
const TURNS = 20
/** So many sessions are taken again alone, to see that the others left no trace in them. */
const ALONE = 25

const LINES = [
  ...['我们公司能不能申报万州的', '查聊城：企业，独立法人，高新技术企业，注册在聊城', '我们大学想报云南的中心，昆明的'],
  ...[
    '研发人员18人',
    '场地600平',
    '设备两百多万',
    '去年研发投入350万，前年300万',
    '没有不良信用，制度健全',
    '单独建',
    '不是',
  ],
  ...[
    '是',
    '不知道',
    '跳过',
    '返回',
    '修改研发人员',
    '看结果',
    '换到云南',
    '那聊城呢',
    '公示多少天',
    '为什么',
    '出处',
    '第7项',
  ],
  ...[
    '如果设备增加到300万呢',
    '继续',
    '重新开始',
    '云南 绩效评估几年一次',
    '撤销情形',
    '没用',
    '其他地方行不行',
    '退出',
  ],
]

const freshDesk = (): Desk => {
  let count = 0
  return new Desk(knowledge, {
    today: () => TODAY,
    now: () => 0,
    newId: () => `r${++count}`,
    store: new MemorySessionStore({ sessions: SESSIONS }),
    version: 'bench',
    ears,
  })
}

const scriptOf = (session: number): string[] => {
  const random = randomFrom(session + 1)
  return Array.from({ length: TURNS }, () => pick(random, LINES))
}

const textOf = async (desk: Desk, session: number, line: string): Promise<string> => {
  const { id: _own, ...reply } = await desk.turn(`s${session}`, line)
  return JSON.stringify({ ...reply, files: undefined })
}

const usedHeap = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** A thousand conversations turn by turn in turn: replies a second, memory at the half and at the end, and whether each was as if alone. */
async function soak(say: Say): Promise<void> {
  const desk = freshDesk()
  const scripts = Array.from({ length: SESSIONS }, (_, session) => scriptOf(session))
  const heard = new Map<number, string[]>()
  const start = performance.now()
  const heap: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [session, script] of scripts.entries()) {
      const text = await textOf(desk, session, script[turn] ?? '')
      if (session < ALONE) heard.set(session, [...(heard.get(session) ?? []), text])
    }
    heap.push(usedHeap())
  }
  const seconds = (performance.now() - start) / 1000
  let alone = 0
  for (const [session, texts] of heard) {
    const own = freshDesk()
    const again: string[] = []
    for (const line of scripts[session] ?? []) again.push(await textOf(own, session, line))
    if (again.join('\n') === texts.join('\n')) alone++
  }
  say('chat: 1,000 conversations of 20 turns, replies a second', ((SESSIONS * TURNS) / seconds).toFixed(0))
  say('chat: heap after 5, 10, 15 and 20 turns (MB)', [4, 9, 14, 19].map((at) => heap[at]?.toFixed(0)).join(', '))
  say('chat: sessions just as if alone', `${alone} of ${heard.size}`)
}

const TODAY = '2026-11-20'

interface Case {
  readonly regulation: string
  readonly facts: Facts
  readonly verdict: string
}

/** How many facts are told until the verdict is certain, where the program asks. */
function asked(regulation: RegulationKnowledge, facts: Facts): { readonly count: number; readonly idle: number } {
  let known: Facts = {}
  let [count, idle] = [0, 0]
  for (;;) {
    const assessment = assess(regulation, known, knowledge.facts, TODAY)
    const next = openFacts(assessment, knowledge.facts).find(({ fact }) => known[fact] === undefined)
    if (!next) return { count, idle }
    if (assessment.verdict !== 'unknown') idle++
    known = { ...known, [next.fact]: facts[next.fact] ?? 'unknown' }
    count++
  }
}

const isUnmet = (regulation: RegulationKnowledge, facts: Facts): boolean =>
  assess(regulation, facts, knowledge.facts, TODAY).verdict === 'unmet'

/** The fixed order that, chosen fact by fact, settles most of the cases next. */
function bestOrder(regulation: RegulationKnowledge, cases: readonly Case[]): number {
  const left = new Set(factsUsedBy(regulation.conditions))
  const order: FactId[] = []
  const told = (facts: Facts, ids: readonly FactId[]): Facts =>
    Object.fromEntries(ids.flatMap((id) => (facts[id] === undefined ? [] : [[id, facts[id]]])))
  let open = [...cases]
  let total = 0
  while (open.length > 0 && left.size > 0) {
    const settles = (id: FactId) => open.filter(({ facts }) => isUnmet(regulation, told(facts, [...order, id]))).length
    const next = [...left].sort((a, b) => settles(b) - settles(a))[0] as FactId
    order.push(next)
    left.delete(next)
    total += open.length
    open = open.filter(({ facts }) => !isUnmet(regulation, told(facts, order)))
  }
  return total
}

/** Questions until an unmet verdict, against the best fixed order found on the same examples. */
function questions(say: Say): void {
  const cases = examples<Case>('dev/eligibility.jsonl').filter(({ verdict }) => verdict === 'unmet')
  let [guided, fixed, idle] = [0, 0, 0]
  for (const regulation of knowledge.regulations.values()) {
    const own = cases.filter((each) => each.regulation === regulation.id)
    if (own.length === 0) continue
    for (const { facts } of own) {
      const run = asked(regulation, facts)
      guided += run.count
      idle += run.idle
    }
    fixed += bestOrder(regulation, own)
  }
  say('chat: facts asked that could not change the verdict', String(idle))
  say('chat: questions to 不符合, guided / best fixed order', `${guided} / ${fixed} = ${(guided / fixed).toFixed(2)}`)
}

export async function benchChat(say: Say): Promise<void> {
  questions(say)
  await soak(say)
}
