import { describe, expect, it } from 'vitest'
import { figureWanted, offers } from '../../src/answer/wants.ts'
import { regulationOf, squeeze } from '../../src/law/index.ts'
import type { Reply } from '../../src/reply/index.ts'
import { ClauseFinder } from '../../src/retrieval/index.ts'
import { examples, index, knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'

const questions = [
  'dev/questions.jsonl',
  'dev/unanswerable.jsonl',
  'people/questions.jsonl',
  'people/unanswerable.jsonl',
].flatMap((name) => examples<{ q: string; region?: string | null }>(name))

const finder = new ClauseFinder(knowledge, { store: index })
const places = new Map([...knowledge.regulations.values()].map(({ id, place }) => [id, place]))
const sources = new Map(
  [...knowledge.regulations.values()].flatMap(({ regulation }) =>
    regulation.clauses.map((clause) => [clause.id, squeeze(clause.text)]),
  ),
)

/** Whether a reply says of the text asked that it does not say a thing. */
const deniesOf = ({ lead, text }: Reply): boolean =>
  /没有(写(?!定)|规定|对.*作出规定)/u.test(lead ?? text.split('\n')[0] ?? '')

/** What every reply over the example questions must hold, and the replies that do not, by question. */
const replies = await (async () => {
  const desk = deskIn()
  const all: { readonly asked: string; readonly reply: Reply }[] = []
  for (const { q, region } of questions) {
    const asked = region && !q.includes(places.get(region) ?? '') ? `${places.get(region)} ${q}` : q
    all.push({ asked, reply: await desk.ask(asked) })
  }
  return all
})()

describe('对着所有例题：说出口的都站得住', () => {
  it('例题不少', () => expect(replies.length).toBeGreaterThan(400))

  it('说没有写的，引的那条里没有问的那种数', () => {
    const wrong = replies.flatMap(({ asked, reply }) => {
      const found = finder.find(asked)
      const wanted = figureWanted(asked, found, knowledge)
      if (!deniesOf(reply) || !wanted) return []
      const stated = reply.citations.filter(
        ({ ref, quote }) => found.regulations.includes(regulationOf(ref)) && offers(quote, wanted, knowledge),
      )
      return stated.map(({ ref }) => `${asked} → ${reply.lead} ← ${ref}`)
    })
    expect(wrong).toEqual([])
  })

  it('没有找到的，不说成没有写', () => {
    const labels = [...knowledge.matters.values()].map(({ label }) => label)
    const silences = [...knowledge.subjects.values()]
      .filter(({ silent }) => silent.length > 0)
      .map(({ label }) => label)
    const undeclared = replies.flatMap(({ asked, reply }) => {
      const said = reply.lead ?? ''
      const known = [...labels, ...silences].some((label) => said.includes(label))
      return deniesOf(reply) && !known ? [`${asked} → ${said}`] : []
    })
    expect(undeclared).toEqual([])
  })

  it('第一行不超过90字，不超过两行', () => {
    const long = replies.flatMap(({ asked, reply: { lead } }) =>
      lead !== undefined && squeeze(lead).length > 90 ? [`${asked} → ${squeeze(lead).length} ${lead}`] : [],
    )
    expect(long).toEqual([])
  })

  it('引的话是条文里的', () => {
    const strays = replies.flatMap(({ asked, reply: { citations } }) =>
      citations
        .filter(
          ({ ref, quote }) =>
            !(sources.get(ref) ?? '').includes(squeeze(quote)) && !squeeze(quote).includes(sources.get(ref) ?? '\0'),
        )
        .map(({ ref }) => `${asked} ← ${ref}`),
    )
    expect(strays).toEqual([])
  })
})
