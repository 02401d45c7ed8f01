import {
  heldProgrammesIn,
  type Knowledge,
  kindOf,
  liesIn,
  type PlaceMention,
  type ProgrammeMention,
  type RegulationKnowledge,
  regulationsAround,
  regulationsNamed,
  regulationsOf,
  regulationsOn,
} from '../knowledge/index.ts'
import { ownCentre } from './centres.ts'
import { NotHeld } from './not-held.ts'

/** A message in which places and programmes have been found. `named`: it names a place that the library has. */
interface Asked {
  readonly message: string
  readonly places: readonly PlaceMention[]
  readonly centres: readonly ProgrammeMention[]
  readonly named: boolean
}

/** What a centre here has to do with the national ones: it is recommended to them, or prepared for them. */
const TOWARDS_NATIONAL = /推荐|优先|预备|储备|升|优秀|评优|培育|关系|区别|不同|奖|支持|补|评上|配套|依据|参照|申报书/u

/**
 * A place whose rules are asked about and not in the library: another part of China, a part of a place whose own rules these are not, the
 * nation. `names` tells whether a text names a place that the library has.
 */
export function otherPlace(
  message: string,
  named: boolean,
  knowledge: Knowledge,
  names: (text: string) => boolean,
): NotHeld | undefined {
  const asked = {
    message,
    places: knowledge.places.mentionsIn(message),
    centres: heldProgrammesIn(message, knowledge),
    named,
  }
  const about =
    ofNation(asked, names) ??
    ofOwnLevel(asked, knowledge) ??
    onNoneHeld(asked, knowledge) ??
    asked.places.find((place) => isMeant(place, asked, knowledge))?.said ??
    ofUnlisted(asked, knowledge)
  return about === undefined ? undefined : NotHeld.place(about, knowledge)
}

/** 国家技术创新中心, 科技部的创新中心. */
function ofNation({ message, places, centres }: Asked, names: (text: string) => boolean): string | undefined {
  if (TOWARDS_NATIONAL.test(message)) return undefined
  for (const { kind, start, end } of places) {
    const centre =
      kind === 'nation'
        ? centres.find((each) => each.start === end || (each.start === end + 1 && message[end] === '的'))
        : undefined
    if (centre && !names(message.slice(0, start) + message.slice(centre.end))) return message.slice(start, centre.end)
  }
  return undefined
}

/** So far before a centre its level is told: 市科技局管的技术创新中心. */
const NEAR = 9

/**
 * A centre of a place's own level, where what is held of the place is on another programme: 重庆's own technology innovation centres, which
 * its science bureau runs (重庆市级技术创新中心), where the city's regulation is on industry innovation centres.
 */
function ofOwnLevel({ message, places, centres }: Asked, knowledge: Knowledge): string | undefined {
  if (TOWARDS_NATIONAL.test(message)) return undefined
  const codes = places.flatMap(({ kind, codes: all }) => (kind === 'division' ? all : []))
  const [code, another] = new Set(codes.filter((each) => regulationsOf(each, knowledge.regulations).length > 0))
  const name = knowledge.places.division(code ?? '')?.name
  if (code === undefined || another !== undefined || name === undefined) return undefined
  const held = regulationsOf(code, knowledge.regulations).map(({ programme }) => programme)
  const centre = centres.find(({ start, end, programmes: [programme, other] }) => {
    if (programme === undefined || other !== undefined || held.includes(programme)) return false
    const offices = knowledge.programmes.get(programme)?.runBy ?? []
    const own = ['级', ...offices].map((word) => `${kindOf(name)}${word}`)
    const before = message.slice(Math.max(0, start - NEAR), start).replace(/^.*[，。？]/u, '')
    const led = before.replace(/级?的?$/u, '').endsWith(kindOf(name))
    return own.some((word) => before.includes(word) || (led && message.includes(word, end)))
  })
  return centre && `${name}级${knowledge.programmes.nameOf(centre.programmes[0] ?? '')}`
}

/** 聊城产业创新中心: a programme that neither the place nor any around or inside it has rules on. */
function onNoneHeld({ message, places, centres }: Asked, { places: known, programmes, regulations }: Knowledge) {
  for (const { codes, end } of places) {
    const code = codes.find((each) => regulationsOf(each, regulations).length > 0)
    const [programme, another] = ownCentre(message, end, centres)?.programmes ?? []
    if (code === undefined || programme === undefined || another !== undefined) continue
    const near = regulationsOn(programme, regulations).some(
      ({ division }) => liesIn(division, code) || liesIn(code, division),
    )
    if (!near) return `${known.division(code)?.name ?? ''}${programmes.nameOf(programme)}`
  }
  return undefined
}

/** 昆明市自己的, 绵阳市级: the city's own rules, not the province's. */
const OWN_RULES = /^(?:市|区|县|州)?(?:级(?!以上)|本级|自己|本地|本市|市里|区里|县里)/u
/** Where somebody comes from, not whose rules are asked about: 深圳的公司, 注册在成都. */
const ORIGIN_BEFORE = /(?:在|于|来自|总部|从|搬到|搬去|迁到|迁往|迁去|设到|去|到|往|人是|家在)$/u
const ORIGIN_AFTER =
  /^(?:[省市县州区旗]|那边|这边|本地|当地|注册)*的?(?:一家|一个|几家|某|小|大|老)?(?:公司|企业|单位|厂|团队|高校|大学|学院|学校|院校|研究|科研|机构|专家|教授|老师|人|客户|合作|总部|分公司|子公司|集团|园区|注册)/u
const COMPARED = /^(?:省|市)?(?:和|与|跟|同|及|、|还是|vs)|(?:和|与|跟|同|比|及|、|还是|vs)$/u
/** How far around a place the words are looked at. */
const AROUND = 16

function isMeant(place: PlaceMention, { message, centres, named }: Asked, { regulations }: Knowledge): boolean {
  const centre = ownCentre(message, place.end, centres)
  if (place.kind !== 'division' || !(place.sure || centre)) return false
  if (place.codes.some((code) => regulationsOf(code, regulations).length > 0)) return false
  const around = place.codes.flatMap((code) => regulationsAround(code, regulations))
  const inner = around.length > 0
  const before = message.slice(Math.max(0, place.start - AROUND), place.start)
  const after = message.slice(place.end, place.end + AROUND)
  // A programme that only the place around has is no part's own: 渝北区's industry centres are the city's.
  if (centre?.programmes.every((programme) => isAlone(programme, around, regulations))) return false
  if (OWN_RULES.test(after) || centre) return true
  if (ORIGIN_BEFORE.test(before) || ORIGIN_AFTER.test(after)) return false
  if (inner) return !named && !/省/u.test(message)
  return !named || COMPARED.test(after) || COMPARED.test(before)
}

const isAlone = (programme: string, around: readonly RegulationKnowledge[], regulations: Knowledge['regulations']) => {
  const [only, another] = regulationsOn(programme, regulations)
  return only !== undefined && another === undefined && around.includes(only)
}

/** The centre of a county that no list has: 江夏区的技术创新中心. */
function ofUnlisted({ message, places, centres, named }: Asked, knowledge: Knowledge): string | undefined {
  if (named) return undefined
  for (const { start } of centres) {
    const before = message.slice(Math.max(0, start - AROUND), start)
    const county = /\p{Script=Han}{2,4}(?:区|县|州|旗)(?:里|级)?(?:自己)?的?$/u.exec(before)
    const from = start - (county?.[0].length ?? 0)
    const held = places.some(
      (place) => place.end > from && place.start < start && regulationsNamed(place, knowledge).length > 0,
    )
    if (county && !held) return county[0].replace(/的$/u, '')
  }
  return undefined
}
