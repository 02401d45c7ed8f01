import {
  answerQuestion,
  checked,
  guard,
  isEnglish,
  type Sources,
  shownOf,
  whetherReader,
} from '../../src/answer/index.ts'
import { partsOf } from '../../src/answer/plain/shown.ts'
import { splitText } from '../../src/channels/delivery/index.ts'
import { typedText } from '../../src/channels/slack/markup.ts'
import { hear } from '../../src/channels/wechat/incoming.ts'
import { parseSeed } from '../../src/corpus/index.ts'
import { isHollow } from '../../src/desk/carry.ts'
import { maskFor, shortened, withoutFigures } from '../../src/desk/mask.ts'
import { hear as heardIn, plainAnswer, plainPick } from '../../src/hear/index.ts'
import { places } from '../../src/law/index.ts'
import { jsonIn } from '../../src/model/json-in.ts'
import { unmaskedIn } from '../../src/model/unmasked.ts'
import { readFigures } from '../../src/quantity/index.ts'
import { ClauseFinder } from '../../src/retrieval/index.ts'
import { folder } from '../../src/text/index.ts'
import { ears } from '../support/ears.ts'
import { knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'

const heard = (words: string, asked?: string) =>
  heardIn(words, { ...(asked ? { asked, open: true } : {}), thisYear: 2026 }, ears())
const fold = folder()
const finder = new ClauseFinder(knowledge)
const CLAUSE = 'liaocheng:8.2'
const shown = shownOf([CLAUSE], knowledge)
/** The same with these words for the clause. */
const shownAs = (clause: string) => ({
  ...shown,
  grounds: new Map([...shown.grounds].map(([ref, ground]) => [ref, { ...ground, clause }])),
})
const mask = maskFor(knowledge)
const SENTENCE = 200
const evidence = { cited: [CLAUSE], asked: 3 }

export type Readers = Readonly<Record<string, (words: string) => unknown>>

/** What reads a person's words, whatever the length. */
export const READING: Readers = {
  'figures are read': readFigures,
  'a message is read': (words) => heard(words),
  'an answer to a question is read': (words) => heard(words, 'rd_staff'),
  'an answer yes or no is read': (words) => heard(words, 'clean_credit_3y'),
  'an order is understood': (words) => [plainAnswer(words), plainPick(words), isHollow(words), isEnglish(words)],
}

const whether = whetherReader(knowledge)

const sources: Sources = {
  knowledge,
  library: knowledge,
  over: () => sources,
  finder,
  asOf: '2026-11-20',
  simplify: (said) => fold(said).text,
  whether,
  hear: (said) => heard(said),
}

/** What answers them, and all else that meets the words of a person, a model or a document. */
export const ANSWERING: Readers = {
  'clauses are found': (words) => finder.find(words),
  'a question is answered': (words) => answerQuestion(words, sources),
  'a sentence of a model is guarded': (words) => guard(words, evidence),
  'a sentence of a model is held against its clause': (words) => checked(words, CLAUSE, shown),
  // No sentence of a model is longer when it comes so far.
  'a sentence of a model is held against a clause of its own words': (words) =>
    checked(words.slice(0, SENTENCE), CLAUSE, shownAs(words)),
  'a sentence of a model is printed': (words) => partsOf(words, shown.prints),
  'an object is found in what a model says': jsonIn,
  'words are kept from a model': (words) => [mask(words), unmaskedIn(words)],
  'words are kept for the bureau': (words) => [withoutFigures(words), shortened(words)],
  'a regulation is parsed': (words) =>
    parseSeed({ file: 'made.txt', source: `某某办法\n第一条  ${words}\n第二条  为了。\n` }, () => 'made'),
  'a phrase is looked for': (words) => places(words, words.slice(0, 8)),
  'words come from Slack': (words) => typedText(words, 'U1'),
  'words come from WeChat': (words) =>
    hear(
      { id: 'm', at: 0, kind: 'text', text: words, talker: { id: 'a', name: '甲', self: false, official: false } },
      { name: '问策', openRooms: new Set() },
    ),
  'words are parted into messages': (words) => splitText(words, ['第八条', '30人'], { most: 600 }),
}

/** What takes a message in a conversation. */
export const TALKING: Readers = {
  'a turn is taken': (words) => deskIn().turn('s', words),
  'a turn is taken while a check is open': async (words) => {
    const desk = deskIn()
    await desk.turn('s', '我们是万州的企业，能报吗')
    await desk.turn('s', words)
  },
}
