import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { assess, type Facts, type FactValue } from '../src/eligibility/index.ts'
import { leavesOf, type RegulationKnowledge } from '../src/knowledge/index.ts'
import { knowledge } from '../test/support/library.ts'
import { benchChat } from './chat.ts'
import { benchDesk } from './desk.ts'
import { benchFind } from './find.ts'
import { benchGuard } from './guard.ts'
import { benchHear } from './hear.ts'
import { benchModelLoad } from './model-load.ts'
import { median, pick, randomFrom } from './random.ts'
import { jsonRules, publicodes, type Rival } from './rivals.ts'
import { benchServe } from './serve.ts'
import { benchWeb } from './web.ts'
import { benchWechat } from './wechat.ts'

const CASES = 400
const ROUNDS = 5
const LEAST_MS = 250
const COLD_RUNS = 15

const say = (name: string, value: string) => console.log(`${name.padEnd(52)} ${value}`)

/** Whole sets of facts with values at and around the thresholds, the same on every run. */
function applicants({ conditions }: RegulationKnowledge): Facts[] {
  const random = randomFrom(20_260)
  const tests = conditions.flatMap(({ requires }) => leavesOf(requires))
  return Array.from({ length: CASES }, () => {
    const facts: Record<string, FactValue> = {
      applicant_kind: 'enterprise',
      company_form: true,
      joint_build: false,
      local_enterprise_partners: 2,
    }
    for (const test of tests) {
      const fact = knowledge.facts.get(test.fact)
      if (test.kind === 'threshold') facts[test.fact] = Math.max(0, test.threshold + pick(random, [-1, 0, 0, 1, 1, 1]))
      else if (test.kind === 'values')
        facts[test.fact] =
          random() < 0.85
            ? (test.values[0] as FactValue)
            : fact?.kind === 'yes-no'
              ? test.values[0] !== true
              : 'elsewhere'
    }
    facts.applicant_kind = pick(random, [
      'enterprise',
      'enterprise',
      'university',
      'institute',
      'new_rd_institution',
      'other',
    ])
    facts.company_form = random() < 0.5
    return facts
  })
}

/** Verdicts a second, over the cases again and again for a quarter of a second at least. */
async function perSecond(rival: Rival, cases: readonly Facts[]): Promise<number> {
  const start = performance.now()
  let done = 0
  do {
    for (const facts of cases) await rival(facts)
    done += cases.length
  } while (performance.now() - start < LEAST_MS)
  return (done / (performance.now() - start)) * 1000
}

async function verdicts(): Promise<void> {
  const regulation = knowledge.regulations.get('yunnan')
  if (!regulation) throw new Error('no 云南')
  const cases = applicants(regulation)
  const ours: Rival = (facts) => assess(regulation, facts, knowledge.facts, '2026-11-20').verdict
  const rivals = {
    'json-rules-engine': jsonRules(regulation.conditions),
    publicodes: publicodes(regulation.conditions, cases[0] ?? {}),
  }
  const wanted = await Promise.all(cases.map(async (facts) => ours(facts)))
  for (const [name, rival] of Object.entries(rivals)) {
    for (const [i, facts] of cases.entries()) {
      const got = await rival(facts)
      // A non-company 新型研发机构's miss is left to the authority, which neither rival can say.
      const excused = wanted[i] === 'discretionary' && got === 'unmet' && facts.applicant_kind === 'new_rd_institution'
      if (got !== wanted[i] && !excused)
        throw new Error(`${name} says ${got}, wence ${wanted[i]}: ${JSON.stringify(facts)}`)
    }
  }
  const count = (verdict: string) => `${verdict} ${wanted.filter((other) => other === verdict).length}`
  say('verdicts compared, 云南', `${cases.length} alike (${['met', 'unmet', 'discretionary'].map(count).join(', ')})`)
  const speeds: Record<string, number[]> = { wence: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, rival] of Object.entries({ wence: ours, ...rivals })) {
      speeds[name] = [...(speeds[name] ?? []), await perSecond(rival, cases)]
    }
  }
  const rate = (name: string) => median(speeds[name] ?? [])
  for (const name of Object.keys(speeds)) say(`verdicts a second, ${name}`, Math.round(rate(name)).toString())
  const faster = Math.max(...Object.keys(rivals).map(rate))
  say('verdicts, wence to the faster of the others', `${(rate('wence') / faster).toFixed(1)} times (wanted: 10)`)
}

const MAIN = join(process.cwd(), 'dist', 'main.js')
const RSS = "data:text/javascript,process.on('exit',()=>process.stderr.write('rss '+process.resourceUsage().maxRSS))"

function cold(args: readonly string[]): { readonly ms: number; readonly rss: number } {
  const start = performance.now()
  const run = spawnSync(process.execPath, ['--import', RSS, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (run.status !== 0) throw new Error(`${args.join(' ')}: ${run.stderr}`)
  return { ms: performance.now() - start, rss: Number(/rss (\d+)/u.exec(run.stderr)?.[1] ?? 0) }
}

function coldStarts(): void {
  const commands: Record<string, string[]> = {
    'node -e 0': ['-e', '0'],
    'wence check': [MAIN, 'check', '--region', 'yunnan', '--fact', 'debt_ratio=70%'],
    'wence ask': [MAIN, 'ask', '万州 研发场地要多大'],
  }
  const runs: Record<string, { ms: number; rss: number }[]> = {}
  for (let i = 0; i < COLD_RUNS; i++) {
    for (const [name, args] of Object.entries(commands)) runs[name] = [...(runs[name] ?? []), cold(args)]
  }
  const time = (name: string) => median((runs[name] ?? []).map(({ ms }) => ms))
  for (const name of Object.keys(commands)) {
    const ratio = (time(name) / time('node -e 0')).toFixed(1)
    const memory = (median((runs[name] ?? []).map(({ rss }) => rss)) / 1024).toFixed(0)
    say(`cold, ${name}`, `${time(name).toFixed(0)} ms, ${ratio} times node -e 0 (wanted: 8), ${memory} MB`)
  }
}

await verdicts()
coldStarts()
benchGuard()
benchHear(say)
await benchFind()
await benchDesk(say)
await benchChat(say)
await benchWechat(say)
await benchWeb(say)
await benchServe(say)
await benchModelLoad(say)
