import { counts } from '../answer/index.ts'
import type { Act, Heard, Tell } from '../hear/index.ts'
import type { FactId, Knowledge } from '../knowledge/index.ts'
import { parseNumeral, type Reading, readFigures } from '../quantity/index.ts'
import type { HearOf } from './account.ts'

/** What is said once of all that follows: 仪器原值：…, 收入由两笔构成，…, 分三批买的，…. */
const HEADED =
  /(?:[:：]|由[^，。；,;]{0,6}[构组]成|分[一二两三四五六七八九十\d]{1,2}[笔批次][^，。；,;]{0,4})[\s，,：:]{0,2}[^，。；,;：:]{0,10}$/u
/** 一台质谱, 还有个反应釜: a thing with how many there are of it. */
const THING =
  /(?<number>[一二两三四五六七八九十\d]{0,3})(?<piece>[台套件个部架组])(?<name>\p{L}{1,10}?)(?<each>各|每\k<piece>)?\s?$/u
/** A year, and that something was bought in it: 22年前, 又添. */
const BOUGHT =
  /^[\s，、,]{0,2}(?:(?:\d{2}|\d{4})年[初底前末]?|[去前今]年)?[又再还新]{0,2}[买添购置进增配花了]{0,3}\s?$/u
const JOINED = /^[\s，、,]{0,2}[与和及加]?\s?$/u
/** What makes of a figure something else than one of several. */
const OTHER = /其中|里面|里头|合计|一共|总共|共计|[扣减剔除退卖不没够达超改]|原来|以前|如果|打算|计划|[。！？!?；;]/u
const AFTER = /^[^。！？!?；;]{0,20}(?:[扣减剔除卖]|不算|不对|合计|一共|总共|共计)/u
/** So surely a figure of a list is heard as being of a fact. */
const HEARD = 0.4
const SURE = 0.9
/** So much stands before a figure that is one of several. */
const LONGEST = 20
const MOST = 12

type TellPart = NonNullable<Tell['parts']>[number]

interface Item {
  readonly figure: Reading
  readonly amount: number
  /** What stands before it, from the figure before. */
  readonly label: string
}

/** A message with what things cost that it lists, 一台质谱90万 两台色谱各45万, added up as the one thing that they all are of. */
export function billed(heard: Heard, words: string, hear: HearOf, { facts }: Knowledge): Heard {
  const items = itemsOf(words)
  const [first] = items
  const last = items.at(-1)
  if (!first || !last || items.length < 2 || items.length > MOST || AFTER.test(words.slice(last.figure.end)))
    return heard
  const rest = items.slice(1)
  if (rest.some(({ label }) => label.length > LONGEST || OTHER.test(label))) return heard
  const things = items.map(({ label }) => THING.exec(label)?.groups)
  const heading = HEADED.exec(first.label)
  const dated = rest.some(({ label }) => /年/u.test(label))
  const isBill = things.every((thing) => thing !== undefined)
  const isHeaded = heading !== null && rest.every(({ label }) => BOUGHT.test(label) || JOINED.test(label))
  if (!isBill && !isHeaded) return heard
  const lead =
    isHeaded && !isBill
      ? (first.label
          .slice(0, heading.index)
          .split(/[。；;！？!?\n]/u)
          .at(-1) ?? '')
      : undefined
  const fact = lead === undefined ? agreedOn(items, hear) : saidOf(`${lead}${first.figure.surface}`, hear)
  const known = fact === undefined ? undefined : facts.get(fact)
  if (fact === undefined || known?.kind !== 'money' || (dated && known.flow)) return heard
  const parts = items.map(({ figure, amount }, i): TellPart => {
    const { number = '', each, name } = things[i] ?? {}
    const times = each && number ? (parseNumeral(number) ?? 1) : 1
    const span = { start: figure.start, end: figure.end }
    return { span, words: figure.surface.trim(), value: amount * times, ...(name ? { name } : {}) }
  })
  const value = parts.reduce((sum, part) => sum + Number(part.value), 0)
  const isTold = (act: Act) => act.act === 'tell' && act.fact === fact && act.value === value
  if (heard.acts.some(isTold)) return heard
  const span = { start: first.figure.start, end: last.figure.end }
  const said = words.slice(span.start, span.end)
  const sum: Tell = {
    act: 'tell',
    span,
    words: said,
    fact,
    value,
    of: 'applicant',
    mood: 'is',
    how: 'set',
    sure: SURE,
    parts,
  }
  const from = span.start - (isBill ? (THING.exec(first.label)?.[0].length ?? 0) : first.label.length)
  const others = heard.acts.filter((act) => act.span.end <= from || act.span.start >= span.end || !isOfFigures(act))
  return { ...heard, acts: [...others, sum].sort((a, b) => a.span.start - b.span.start) }
}

/** What is told, or was not understood, of what is added up. */
const isOfFigures = (act: Act): boolean =>
  act.act === 'tell' && typeof act.value !== 'boolean' && typeof act.value !== 'string'

function itemsOf(words: string): Item[] {
  // 22年前60万 is no rank.
  const said = words.replace(/年前(?=\d)/gu, '年 ')
  const figures = readFigures(said).filter(({ figure, dimension }) => figure && dimension === 'money')
  return figures.flatMap((figure, i) => {
    const { value, unit } = figure
    if (unit !== '元' || typeof value !== 'number') return []
    return [{ figure, amount: value, label: words.slice(figures[i - 1]?.end ?? 0, figure.start) }]
  })
}

/** The one fact that all are of which are of any at all. */
function agreedOn(items: readonly Item[], hear: HearOf): FactId | undefined {
  const heard = items.flatMap(({ label, figure }) => {
    const own = label.split(/[\s，。；,;：:]/u).at(-1) ?? ''
    return saidOf(`${own}${figure.surface}`, hear) ?? []
  })
  return heard.length > 1 && new Set(heard).size === 1 ? heard[0] : undefined
}

function saidOf(words: string, hear: HearOf): FactId | undefined {
  const tells = hear(words).acts.filter((act): act is Tell => act.act === 'tell' && act.fact !== null)
  const [tell, another] = tells
  if (!tell || another || tell.fact === null || typeof tell.value !== 'number') return undefined
  const plain = tell.of === 'applicant' && tell.mood === 'is' && !tell.rivals?.some((rival) => rival.fact)
  return plain && tell.sure >= HEARD && (counts(tell) || tell.how === 'add') ? tell.fact : undefined
}
