import { expect, it } from 'vitest'
import { knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'

/** Things that may be asked of anything, and that none of the texts speaks of. */
const ASKED = ['登报', '听证', '进口的', '党员', '硕士以上', '公证', '招标', '双休', '见报', '户口']
const WAYS = [
  (of: string, what: string) => `${of}要${what}吗`,
  (of: string, what: string) => `${of}必须${what}吗`,
  (of: string, what: string) => `${of}是${what}吗`,
  (of: string, what: string) => `${of}是不是要${what}`,
]

it('条文里没有的事，不管问谁的，都不答“要”“是”', async () => {
  const desk = deskIn()
  const wrong: string[] = []
  let asked = 0
  for (const { id, place, regulation } of knowledge.regulations.values()) {
    const words = regulation.clauses.map(({ text }) => text).join('\n')
    const subjects = [...knowledge.subjects.values()].filter(({ clauses }) =>
      clauses.some(({ ref }) => ref.startsWith(`${id}:`)),
    )
    for (const [i, { label }] of subjects.entries()) {
      const what = ASKED[i % ASKED.length] as string
      if (words.includes(what.slice(0, 2))) continue
      const way = WAYS[i % WAYS.length] as (typeof WAYS)[number]
      const question = way(`${place}${label}`, what)
      const { yesNo, lead } = await desk.ask(question)
      asked++
      // Whether a text holds is asked by its name: 有效 is said of that.
      if (yesNo === 'yes' && !lead?.startsWith('有效')) wrong.push(`${question} → ${lead}`)
    }
  }
  expect(asked).toBeGreaterThan(50)
  expect(wrong).toEqual([])
})
