import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { earsOf, fileOf, hear, vocabularyOf } from '../src/hear/index.ts'
import { train, utterancesIn } from '../src/hear/training/index.ts'
import { utteranceFiles } from '../src/home/index.ts'
import { folder } from '../src/text/index.ts'
import { knowledge } from '../test/support/library.ts'

/**
 * The learning curve: hearing as it is learned from a quarter, a half and all of the utterances, by the scorer's measures.
 * `learning.ts [DIR]` prints it on the set in DIR; for each part the scorer starts `learning.ts MODELS hear --jsonl`, which answers.
 */
const PARTS: readonly (readonly [string, number])[] = [
  ['a quarter', 4],
  ['a half', 2],
  ['all', 1],
]
const STRANGERS = join('test', 'eval', 'people')
const SCORER = join('test', 'eval', 'score.mjs')
const SELF = join('bench', 'learning.ts')
const FROM = { utterances: { count: 0, fingerprint: '' }, vocabulary: '' }

const vocabulary = vocabularyOf(knowledge, folder())

function curve(set: string): void {
  const utterances = utteranceFiles().flatMap(({ name, text }) => utterancesIn(name, text))
  const dir = mkdtempSync(join(tmpdir(), 'wence-learning-'))
  try {
    for (const [name, nth] of PARTS) {
      const part = utterances.filter((_, i) => i % nth === 0)
      const file = join(dir, 'hearing.bin')
      const start = performance.now()
      writeFileSync(file, fileOf(train(part, vocabulary), FROM))
      const seconds = (performance.now() - start) / 1000
      console.log(`${name}: ${part.length} utterances, learned in ${seconds.toFixed(1)} s`)
      const run = spawnSync(
        process.execPath,
        [SCORER, '--dir', set, '--only', 'hear', '--run', `${process.execPath} --import tsx ${SELF} ${file}`],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
      )
      if (run.status !== 0) throw new Error(`the scorer ended with ${run.status}`)
      console.log(run.stdout)
    }
  } finally {
    rmSync(dir, { recursive: true })
  }
}

interface Row {
  readonly id: string
  readonly text: string
  readonly context?: string
  readonly open?: boolean
}

async function answer(file: string): Promise<void> {
  const ears = earsOf(vocabulary, readFileSync(file))
  const thisYear = new Date().getFullYear()
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, text, context, open }: Row = JSON.parse(line)
    const heard = hear(text, { ...(context ? { asked: context } : {}), open: open ?? false, thisYear }, ears)
    console.log(JSON.stringify({ id, ...heard }))
  }
}

const [given = STRANGERS, command] = process.argv.slice(2)
if (command === 'hear') await answer(given)
else curve(given)
