import { describe, expect, test } from 'vitest'
import { costOf } from '../../lint/linear/cost.ts'

const costIn = (source: string, flags = 'u'): number => costOf({ source, flags }).readings
const ENDLESS = Number.POSITIVE_INFINITY

describe('a pattern that can read a letter the more often the longer the text is', () => {
  test.each([
    // Of one word in two ways: twice the ways with each turn.
    ['说 or 说的 or 说到 in a loop, and 到 by itself', '^(?:说|所?说的?|说到|到)*$'],
    ['two words that are a third', '^(?:a|b|ab)*$'],
    ['a word and its double', '^(?:ab|abab|cd)*$'],
    ['a loop in a loop', '^(?:a+)*$'],
    ['a loop of what may be left out', '^(?:a?b?)*$'],
    ['没 and 有 beside 没有', '(?:没有|没|有)+$'],
    // Tried again from each of its letters.
    ['digits before what may not follow', '\\d+条'],
    ['white space at the end', '\\s+$'],
    ['a word before a sign that may not follow', 'x[^y]*y'],
    ['an opening sign that the inside may repeat', '「[^」]*」'],
    ['several letters in turn', '(?:ab)+c'],
    ['a look ahead, as far as it likes', '(?=.*x)y'],
    ['a look behind, as far as it likes', '(?<=xa*)b'],
    ['a success that first went on in vain', 'a(?:a*b)?'],
    ['a repeat of what was read before', '([-=])\\1+x'],
    // Two loops that can share letters.
    ['white space twice', '^\\s*的?\\s*$'],
    ['one comma of many', '^(.*?),(.*)$'],
    ['two loops of words', '^(?:ab|c)*(?:c|ab)*$'],
    ['two loops in a look ahead', '^(?=a*a*b)'],
  ])('%s: %s', (_what, source) => expect(costIn(source)).toBe(ENDLESS))

  test('as sticky ones are tried at each place of a text, they are judged like any other', () =>
    expect(costIn(' *[万亿]', 'y')).toBe(ENDLESS))
})

describe('a pattern that reads each letter once', () => {
  test.each([
    ['words of which none is made of others', '^(?:所?说的?|[，。])*$'],
    ['digits that are enough by themselves', '\\d+(?:\\.\\d+)?'],
    ['digits that begin where no digit stands before', '(?<!\\d)\\d+条'],
    ['white space that begins where none stands before', '(?<!\\s)\\s+$'],
    ['what begins a phrase', '(?<=^|[，。])[^，。]*x'],
    ['whole words', '\\b\\w+x'],
    ['an opening sign that the inside cannot repeat', '「[^「」]*」'],
    ['loops that share no letter', '^a*b*c*$'],
    ['a look ahead from the beginning only', '^(?=.*x)y'],
    ['a gap that nothing has to follow', '第.{0,12}'],
    ['words that a look ahead keeps apart', '^(?:(?!ab)a|ab)*$'],
    ['groups of three digits with their commas', '^\\d{1,3}(?:,\\d{3})*$'],
  ])('%s: %s', (_what, source) => expect(costIn(source)).toBe(1))
})

describe('a pattern whose loops have bounds', () => {
  test('a gap of at most twelve signs is tried again from twelve', () =>
    expect(costIn('设备[^，。]{0,12}多少')).toBe(12))
  test('two of them multiply', () => expect(costIn('设备[^，。]{0,12}多少[^，。]{0,12}万')).toBe(144))
  test('one within another that can share its letters is refused', () =>
    expect(costIn('^(?:[^，]{0,30}x){0,9}$')).toBe(ENDLESS))
  test('up to four times is written out and counts for nothing', () => expect(costIn('(?:\\d{1,4}、){1,4}年')).toBe(1))
})
