import { type Entry, endsWord, type Lexicon } from '../lexicon.ts'
import { type Division, type DivisionCode, liesIn, shortOf } from './division.ts'
import { type Gazetteer, gazetteerOf, type Named } from './gazetteer.ts'
import type { PlaceMention, PlaceWords } from './types.ts'

/** The places there are, by the names that people have for them. */
export class Places {
  #gazetteer: Gazetteer | undefined

  constructor(readonly words: PlaceWords) {}

  /** The names are put in order when first needed: most commands name no place. */
  get #known(): Gazetteer {
    this.#gazetteer ??= gazetteerOf(this.words)
    return this.#gazetteer
  }

  /** The same places, these of which are known to have regulations. */
  holding(held: readonly DivisionCode[]): Places {
    return new Places({ ...this.words, held })
  }

  division(code: DivisionCode): Division | undefined {
    return this.#known.divisions.get(code)
  }

  /** What a division is called without its kind: 聊城. */
  shortOf(code: DivisionCode): string {
    return shortOf(this.division(code)?.name ?? code, this.words.peoples)
  }

  /** All that a division is called: 聊城市, 聊城, 山东省聊城市, 江北水城. */
  namesOf(code: DivisionCode): string[] {
    const own = [this.division(code)?.name ?? '', this.shortOf(code), this.fullName(code)]
    return [...new Set([...own, ...(this.words.names[code] ?? [])])]
  }

  /** A division with what it lies in: 山东省聊城市. */
  fullName(code: DivisionCode): string {
    const around = [...this.#known.divisions.values()].filter((division) => liesIn(code, division.code))
    return around.map(({ name }) => name).join('')
  }

  /** The places that a text names, from the left; a place with what it lies in before it is one (山东省聊城市). */
  mentionsIn(text: string): PlaceMention[] {
    const { sure, doubtful, single } = this.#known
    const taken = new Uint8Array(text.length)
    const found: Entry<Named>[] = []
    const look = (names: Lexicon<Named>, fits: (entry: Entry<Named>) => boolean) => {
      const free = ({ start, end }: Entry<Named>) => !taken.subarray(start, end).includes(1)
      for (const entry of names.in(text, (each) => endsWord(text, each.end) && free(each) && fits(each))) {
        taken.fill(1, entry.start, entry.end)
        found.push(entry)
      }
    }
    look(sure, (entry) => !isOfCity(text, entry))
    look(doubtful, () => true)
    look(single, () => true)
    const places = found.filter(({ meaning }) => meaning.codes.length > 0).sort((a, b) => a.start - b.start)
    return joined(places.map((entry) => this.#mentionOf(entry, text)))
  }

  #mentionOf(entry: Entry<Named>, text: string): PlaceMention {
    const { start, meaning } = entry
    const sure = isSure(text, entry)
    const end = this.#known.zones.at(text, entry.end)?.end ?? entry.end
    return {
      start,
      end,
      said: text.slice(start, end),
      own: text.slice(start, entry.end),
      kind: meaning.kind,
      codes: meaning.codes,
      sure,
      placed: sure || (entry.end - start > 1 && PLACED.test(text.slice(Math.max(0, start - 1), start))),
    }
  }

  /** As it is kept. */
  toJSON(): PlaceWords {
    return this.words
  }
}

/** Where a name is a place's whatever word it is elsewhere: at the beginning, 在中山, 和开州. */
const PLACED = /^$|[^\p{Script=Han}]|[在是去到从往离和跟与及比同们俺咱我壁说问]/u

/** 上海市场: 市 is no part of the name. */
const isOfCity = (text: string, { end }: Entry<Named>): boolean =>
  text[end - 1] === '市' && /[场值面级直]/u.test(text[end] ?? '')

const isSure = (text: string, { start, end, meaning }: Entry<Named>): boolean =>
  meaning.trust === 'sure' || (meaning.trust === 'apart' && standsApart(text, start, end))

/** With nothing written up against it: 沪, 鲁省, 易县的. */
const standsApart = (text: string, start: number, end: number): boolean =>
  !/\p{Script=Han}/u.test(text[start - 1] ?? '') &&
  /^(?:[省的那这版地]|\P{Script=Han}|$)/u.test(text.slice(end, end + 1))

/** Puts a place and what it lies in together where one stands right after the other. */
function joined(mentions: readonly PlaceMention[]): PlaceMention[] {
  const kept: PlaceMention[] = []
  for (const mention of mentions) {
    const outer = kept.at(-1)
    const around = outer?.sure && outer.end === mention.start ? outer.codes : []
    const within = around.find((wide) => mention.codes.some(inside(wide)))
    if (!outer || !within) {
      kept.push(mention)
      continue
    }
    kept.splice(-1, 1, {
      ...mention,
      start: outer.start,
      said: `${outer.said}${mention.said}`,
      codes: mention.codes.filter(inside(within)),
      within,
      sure: true,
      placed: true,
    })
  }
  return kept
}

const inside = (wide: DivisionCode) => (code: DivisionCode) => code !== wide && liesIn(code, wide)
