import { Lexicon } from '../lexicon.ts'
import { type Division, type DivisionCode, divisionOf, kindOf, NATION, shortOf } from './division.ts'
import type { PlaceMention, PlaceWords } from './types.ts'

/** How far a name may be trusted: wherever it stands, where it stands apart from other words, or only by the words around it. */
type Trust = 'sure' | 'apart' | 'doubtful'

/** What a name names. Without `codes` it is no place's, whatever it holds: 合作, 成渝. */
export interface Named {
  readonly kind: PlaceMention['kind']
  readonly codes: readonly DivisionCode[]
  readonly trust: Trust
}

/** Names in the order in which they are looked for: a doubtful one only where no sure one stands, a single character last. */
export interface Gazetteer {
  readonly divisions: ReadonlyMap<DivisionCode, Division>
  readonly sure: Lexicon<Named>
  readonly doubtful: Lexicon<Named>
  readonly single: Lexicon<Named>
  readonly zones: Lexicon<true>
}

const COUNTY = 6
const NEW_DISTRICT = '新区'

/** Every name of every place. What stands in names.yaml goes before the divisions' own names; of several divisions of one name the wider goes first. */
export function gazetteerOf(words: PlaceWords): Gazetteer {
  const names = new Names(words)
  const divisions = divisionsIn(words.divisions)
  for (const word of words.nation) names.put(word, NATION.code, 'doubtful', 'nation')
  for (const word of words.abroad) names.put(word, 'abroad', 'sure', 'abroad')
  for (const word of words.away) names.put(word, 'away', 'sure', 'away')
  const anywhere = new Set(words.anywhere)
  for (const [code, fond] of Object.entries(words.names))
    for (const name of fond) names.put(name, code, name.length > 1 || anywhere.has(name) ? 'sure' : 'apart')
  for (const [code, inner] of Object.entries(words.inside))
    for (const name of inner) names.put(name, `${code}/${name}`, 'sure')
  names.close()
  const [wide, narrow]: Division[][] = [[], []]
  for (const division of divisions.values())
    if (division !== NATION) (division.code.length < COUNTY ? wide : narrow)?.push(division)
  for (const { code, name } of [...(wide ?? []), ...(narrow ?? [])]) {
    if (!names.nameless.has(name)) names.put(name, code, name.length > 2 ? 'sure' : 'apart')
    // 凉山州 of 凉山彝族自治州; an autonomous region is never called so.
    const kind = kindOf(name)
    if (name.includes('自治') && kind !== '区') names.put(`${shortOf(name, words.peoples)}${kind}`, code, 'sure')
  }
  const [everyday, held] = [new Set(words.words), new Set(words.held)]
  for (const { code, name } of wide ?? []) {
    const short = shortOf(name, words.peoples)
    if (short !== name) names.put(short, code, everyday.has(short) ? 'doubtful' : 'sure')
  }
  for (const { code, name } of narrow ?? []) {
    if (names.nameless.has(name)) continue
    const short = shortOf(name, words.peoples)
    if (short !== name) names.put(short, code, held.has(code) && !everyday.has(short) ? 'sure' : 'doubtful')
    // 浦东 of 浦东新区.
    if (short.endsWith('新') && name.endsWith(NEW_DISTRICT))
      names.put(name.slice(0, -NEW_DISTRICT.length), code, 'doubtful')
  }
  const zones = new Lexicon<true>()
  for (const zone of words.zones) zones.set(zone, true)
  return { divisions, sure: names.sure, doubtful: names.doubtful, single: names.single, zones }
}

/** The nation and its divisions by their codes, as their lines have them. */
export function divisionsIn(lines: string): Map<DivisionCode, Division> {
  const divisions = lines.split('\n').flatMap((line) => divisionOf(line) ?? [])
  return new Map([NATION, ...divisions].map((division) => [division.code, division]))
}

class Names {
  readonly sure = new Lexicon<Named>()
  readonly doubtful = new Lexicon<Named>()
  readonly single = new Lexicon<Named>()
  readonly nameless: ReadonlySet<string>
  readonly #closed = new Set<string>()
  readonly #own = new Set<string>()

  constructor({ noPlace, nameless }: PlaceWords) {
    this.nameless = new Set(nameless)
    for (const word of noPlace) {
      this.sure.set(word, { kind: 'division', codes: [], trust: 'sure' })
      this.#closed.add(word)
    }
  }

  put(name: string, code: DivisionCode, trust: Trust, kind: Named['kind'] = 'division'): void {
    if (name === '' || this.#closed.has(name)) return
    this.#own.add(name)
    const to = name.length === 1 ? this.single : trust === 'sure' ? this.sure : this.doubtful
    const known = to.get(name)
    to.set(name, { kind, codes: [...(known?.codes ?? []), code], trust: known?.trust ?? trust })
  }

  /** Names put so far get no further meaning: 水城 is 聊城, and no more 水城区. */
  close(): void {
    for (const name of this.#own) this.#closed.add(name)
  }
}
