import type { DivisionCode, Knowledge } from '../knowledge/index.ts'
import { type DraftRecord, draftIds } from './draft.ts'
import { free, soundsAs } from './names.ts'
import { Refused, type Shelf } from './ports.ts'
import { type DraftingWords, withoutEnding } from './words.ts'

/** What the clerk says of a text: where it holds, what it is about, what it shall be called. */
export interface Said {
  readonly place: string
  readonly programme: string
  readonly id?: string
  readonly newProgramme?: boolean
}

/** The place that is named. Throws Refused where there is none, or several. */
export function divisionNamed(place: string, { places }: Knowledge): DivisionCode {
  const all = places.words.divisions.split('\n').map((line) => line.split(' '))
  const [mention] = places.mentionsIn(place).filter(({ said, kind }) => said === place && kind === 'division')
  const [code, another] = mention?.codes ?? []
  const isHere = code !== undefined && places.division(code) !== undefined
  if (isHere && another === undefined) return code
  const near = isHere
    ? (mention?.codes ?? []).map((each) => places.fullName(each))
    : all.filter(([, name]) => name?.includes(place.slice(0, 2))).map(([each = '']) => places.fullName(each))
  throw new Refused([
    `--place ${place}：${isHere ? '不止一处叫这个名字' : '没有这个地方'}${near.length > 0 ? `；是不是：${near.slice(0, 8).join('、')}` : '；应是 knowledge/places/divisions.txt 里的地名'}`,
  ])
}

export type Programme = NonNullable<DraftRecord['programme']> & { readonly isNew: boolean }

/** The programme that is named, or a new one. Throws Refused where there is none of the name. */
export function programmeNamed(
  { programme: name, newProgramme }: Said,
  {
    knowledge: { programmes },
    words: { applicants },
  }: { readonly knowledge: Knowledge; readonly words: DraftingWords },
): Programme {
  const all = programmes.words.programmes
  // 科技小巨人企业 is 科技小巨人: two of one kind would make of one what is not held.
  const bare = withoutEnding(name, applicants)
  const known = all.find(({ id, names }) => id === name || names.includes(name) || names.includes(bare))
  if (known) return { id: known.id, name: known.names[0] ?? known.id, isNew: false }
  if (!newProgramme) {
    const own = (each: string) =>
      [...name].filter((sign) => each.includes(sign)).length / Math.max(name.length, each.length)
    const near = all
      .flatMap(({ names }) => names)
      .filter((each) => own(each) >= 0.5)
      .sort((a, b) => own(b) - own(a))
      .slice(0, 5)
    throw new Refused([
      `--programme ${name}：knowledge/programmes.yaml 里没有这一类${near.length > 0 ? `；最接近的：${near.join('、')}` : ''}。确是新的一类，加 --new-programme。`,
    ])
  }
  const id = soundsAs(name)
  if (id === undefined) throw new Refused([`--programme ${name}：要有汉字或字母的名称。`])
  return {
    id: free(
      id,
      all.map((each) => each.id),
    ),
    name,
    isNew: true,
  }
}

/** An id that is free. Throws Refused where the one that is asked for is none, or taken. */
export async function newId(
  { id }: Said,
  division: DivisionCode,
  programme: string,
  { shelf, knowledge }: { readonly shelf: Shelf; readonly knowledge: Knowledge },
): Promise<string> {
  const taken = [...knowledge.regulations.keys(), ...(await draftIds(shelf))]
  if (id !== undefined) {
    if (!/^[a-z][a-z0-9_]*$/u.test(id)) throw new Refused([`--id ${id}：应由小写字母、数字和下划线组成，以字母开头。`])
    if (taken.includes(id)) throw new Refused([`--id ${id}：已有这个编号；换一个。`])
    return id
  }
  const place = soundsAs(knowledge.places.shortOf(division)) ?? 'place'
  return taken.includes(place) ? free(`${place}_${programme}`, taken) : place
}
