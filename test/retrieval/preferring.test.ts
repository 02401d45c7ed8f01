import { describe, expect, it } from 'vitest'
import { ClauseFinder, preferring } from '../../src/retrieval/index.ts'
import { index, knowledge } from '../support/library.ts'

const finder = new ClauseFinder(knowledge, { store: index })
const refs = (of: { readonly hits: readonly { readonly ref: string }[] }) => of.hits.map(({ ref }) => ref)

describe('读出来的条文在前', () => {
  const question = '聊城 撤销情形'
  const plain = finder.find(question)
  const [best, second, third, fourth, ...others] = refs(plain)

  it('全答的在最前，答一部分的随后，其余照旧；各位次的分不变', () => {
    const found = preferring(finder, { full: [fourth ?? ''], partial: [third ?? ''] }).find(question)
    expect(refs(found)).toEqual([fourth, third, best, second, ...others])
    expect(found.hits.map(({ score }) => score)).toEqual(plain.hits.map(({ score }) => score))
    expect(found.coverage).toBe(plain.coverage)
  })

  it('只有答一部分的：第一条不动', () => {
    const found = preferring(finder, { full: [], partial: [fourth ?? ''] }).find(question)
    expect(refs(found)).toEqual([best, fourth, second, third, ...others])
  })

  it('问了条号：那一条仍在最前', () => {
    const found = preferring(finder, { full: ['wanzhou:19'], partial: [] }).find('万州第九条')
    expect(refs(found)[0]).toBe('wanzhou:9')
    expect(refs(found)[5]).toBe('wanzhou:19')
  })

  it('别处的不算；没有命中的也能在前', () => {
    expect(preferring(finder, { full: ['yunnan:28'], partial: [] }).find(question).hits).toEqual(plain.hits)
    expect(refs(preferring(finder, { full: ['sichuan:4'], partial: [] }).find('四川 猫猫猫'))).toEqual(['sichuan:4'])
  })
})
