import { hashOf } from './learning/index.ts'
import type { Sign } from './signs.ts'

/** What is known besides the words: the question open, by its kind, and whether a check is. */
export interface Setting {
  /** `name` where 有 affirms what was asked, `bad` where it denies it; the kind of value else; undefined where nothing was asked. */
  readonly asked?: string
  readonly open: boolean
}

/** Turns the name of a feature into its number; whoever explains notes the names on the way. */
export type Hash = (name: string) => number

const EDGE = '^'
const signAt = (signs: readonly Sign[], at: number): string => signs[at]?.sign ?? EDGE

/** Features of a stretch [from, to) as an act: its own runs of one to four signs, what stands beside it, the setting. */
export function actFeatures(
  signs: readonly Sign[],
  from: number,
  to: number,
  setting: Setting,
  hash: Hash = hashOf,
): number[] {
  const own = [EDGE, ...signs.slice(from, to).map(({ sign }) => sign), '$']
  const found: number[] = []
  const add = (name: string) => found.push(hash(name))
  for (let i = 0; i < own.length; i++) {
    let run = ''
    for (let n = 1; n <= 4 && i + n <= own.length; n++) {
      run += `${own[i + n - 1]} `
      if (n > 1 || (own[i] !== EDGE && own[i] !== '$')) add(run)
    }
    // with one sign between
    if (i + 2 < own.length) add(`${own[i]} _ ${own[i + 2]}`)
  }
  const length = to - from
  const asked = setting.asked ?? 'none'
  if (length <= 8) {
    for (let i = from; i < to; i++) {
      add(`a:${asked} ${signAt(signs, i)}`)
      if (i + 1 < to) add(`a:${asked} ${signAt(signs, i)} ${signAt(signs, i + 1)}`)
    }
    add(
      `a:${asked} ${signs
        .slice(from, to)
        .map(({ sign }) => sign)
        .join(' ')}`,
    )
  }
  add(`asked:${asked}`)
  add(`asked:${asked} long:${bucket(length)}`)
  add(`open:${setting.open}`)
  add(`open:${setting.open} long:${bucket(length)}`)
  add(`<${signAt(signs, from - 1)}`)
  add(`>${signAt(signs, to)}`)
  add(`whole:${from === 0 && to === signs.length}`)
  const slots = new Set(signs.slice(from, to).flatMap(({ sign, named, figure }) => (named || figure ? [sign] : [])))
  add(`slots:${[...slots].sort().join(' ')}`)
  return found
}

const bucket = (length: number): number =>
  length < 3 ? length : length < 5 ? 4 : length < 9 ? 8 : length < 17 ? 16 : 32

/** Features of the gap before `at` as a seam between two acts. */
export function seamFeatures(signs: readonly Sign[], at: number, setting: Setting): number[] {
  const found: number[] = []
  const add = (name: string) => found.push(hashOf(name))
  const sign = (i: number) => signAt(signs, at + i)
  add(`-1${sign(-1)}`)
  add(`+0${sign(0)}`)
  add(`-2${sign(-2)}${sign(-1)}`)
  add(`+1${sign(0)}${sign(1)}`)
  add(`-3${sign(-3)}${sign(-2)}${sign(-1)}`)
  add(`+2${sign(0)}${sign(1)}${sign(2)}`)
  add(`±1${sign(-1)}${sign(0)}`)
  add(`±2${sign(-2)}${sign(-1)}${sign(0)}${sign(1)}`)
  add(`r2${sign(1)}`)
  add(`r3${sign(2)}`)
  add(`l2${sign(-2)}`)
  add(`open:${setting.open}`)
  add(`at:${bucket(at)}`)
  add(`left:${bucket(signs.length - at)}`)
  return found
}

const NEAR = 6

/**
 * Features of what stands at `at`, seen from its neighbours: `kind` tells what is judged there, `act` in what act it stands,
 * `self` as which slot, where a word may be of several.
 */
export function placeFeatures(
  signs: readonly Sign[],
  at: number,
  kind: string,
  act: string,
  hash: Hash = hashOf,
  self: string = signs[at]?.sign ?? '',
): number[] {
  const found: number[] = []
  const add = (name: string) => {
    found.push(hash(`${kind} ${name}`), hash(`${kind} ${self} ${name}`))
  }
  const sign = (i: number) => (i === 0 ? self : signAt(signs, at + i))
  add('')
  add(`act ${act}`)
  const cell = cellAfter(signs, at)
  if (cell) {
    // 事故：无 制度：健全: in a form a thing's own cell says it, and not the one before.
    add(`cell ${cell.slice(0, 4).join(' ')}`)
    for (const each of cell.slice(0, 4)) add(`in cell ${each}`)
    return found
  }
  add(`L1 ${sign(-1)}`)
  add(`L2 ${sign(-2)} ${sign(-1)}`)
  add(`L3 ${sign(-3)} ${sign(-2)} ${sign(-1)}`)
  add(`R1 ${sign(1)}`)
  add(`R2 ${sign(1)} ${sign(2)}`)
  add(`R3 ${sign(1)} ${sign(2)} ${sign(3)}`)
  add(`R4 ${sign(1)} ${sign(2)} ${sign(3)} ${sign(4)}`)
  add(`LR ${sign(-1)} ${sign(1)}`)
  let seam = 0
  for (let i = 1; i <= NEAR; i++) {
    if (isMark(sign(-i))) seam++
    found.push(hash(`${kind} l${seam} ${sign(-i)}`), hash(`${kind} l${seam} ${sign(-i)} ${sign(-i + 1)}`))
    if (sign(-i) === EDGE) break
  }
  seam = 0
  for (let i = 1; i <= NEAR + 2; i++) {
    if (isMark(sign(i))) seam++
    found.push(hash(`${kind} r${seam} ${sign(i)}`), hash(`${kind} r${seam} ${sign(i - 1)} ${sign(i)}`))
    if (at + i >= signs.length) break
  }
  return found
}

/** What stands after a name and a colon, up to the next mark; undefined where it is no form. */
function cellAfter(signs: readonly Sign[], at: number): string[] | undefined {
  let from = at + 1
  if (signAt(signs, from) === '␣') from++
  if (!/^[：=|｜]$/u.test(signAt(signs, from))) return undefined
  from++
  if (signAt(signs, from) === '␣') from++
  let to = from
  while (to < signs.length && !isMark(signAt(signs, to)) && signAt(signs, to) !== '｜') to++
  return to > from ? signs.slice(from, to).map(({ sign }) => sign) : undefined
}

/** Marks between clauses. */
export const isMark = (sign: string): boolean => /^[，。！？；：、,.!?;:|\n…~～␣]$/u.test(sign)
