import type { Fact } from '../knowledge/index.ts'
import { type Figure, fits } from './figures.ts'
import type { Known } from './known.ts'
import { isGranted, type Measure, type Subject } from './lexicon/subjects.ts'
import type { Place } from './place.ts'
import type { Claimed, NamedMention, Scene } from './scene.ts'
import { FLOWS, measureFor } from './target-facts.ts'

/** 卖了150万, 退租200平, 走了3个 */
const GIVEN_UP =
  /(?:卖|处置|报废|淘汰|捐|拆|退租|退|租出去|借出去|调走|离职|辞职|辞退|(?<!在)走)(?:掉|了)+[^，。\d]{0,2}$/u
const STOCKS: readonly Subject[] = ['equipment_value', 'site_area', 'rd_staff', 'fixed_rd_staff', 'research']
const USED_FOR_RESEARCH = /(?:研发|科研|实验|试验)上?用的?(?:有|是|大概)?$/u
/** 场地600平，其中实验室200平 */
const AMONG_THEM = /^\s*(?:其中|里面|里头|当中|这里面)/u
const PART_OF_THEM = /^(?:其中|里面|里头|当中|这里面|不过|但是?)/u
const COUNTS: readonly Measure[] = ['people', 'firms', 'items']
const ALL_STAFF = /^(?:我们|公司|单位|厂里?|学校)?(?:现在|目前)?(?:总共|一共|总计|合计|共)(?:有)?$/u
const SHARE_OF_STAFF = /^(?:其中)?(?:搞|做)?(?:研发|科研|技术)(?:的|人员)?[^，。\d]{0,3}占/u

const isAmong = ({ measures }: Figure, gap: string): boolean =>
  measures.some((measure) => COUNTS.includes(measure)) && /^(?:里面?|里头|当中|之?中|其中)/u.test(gap)
const APPLIED_FOR = /(?:申请|申报|受理|在审)(?!.{0,40}(?:授权|下证|获))/u
/** 发明专利2件，还没下证 */
export const NOT_GRANTED =
  /^(?:但|不过|可|都|全|目前|现在|也)*(?:还没有?|尚未|还未|没有?|未)(?:授权|下证|获批|批下来|下来|拿到?证)/u

export const OUR_OWN = /只有|才|实际|其实|现在|目前|现有/u

/** What has been told so far in a message, beside the clause that is read. */
export interface Told {
  readonly scenes: readonly Scene[]
  readonly claimed: readonly Claimed[]
  readonly asked: Fact | undefined
  readonly text: string
  readonly known: Known
}

/** 合作伙伴里有两家企业, 发明专利申请了5件, 其中实验室200平: some of them, or not yet there. */
export const isOnlyPart = (
  figure: Figure,
  choice: NamedMention,
  scene: Scene,
  { scenes, claimed, text }: Told,
): boolean => {
  const gap = text.slice(choice.end, figure.start)
  if (isAmong(figure, gap) || (isGranted(choice.subject) && APPLIED_FOR.test(gap))) return true
  return (
    AMONG_THEM.test(scene.text) &&
    claimed.some(({ subject, clause }) => subject === choice.subject && scenes[clause]?.sentence === scene.sentence)
  )
}

/** 设备有300万，卖了150万: what is left is not for us to reckon, and what was is no more. */
export const givenUp = (figure: Figure, scene: Scene, text: string, subject: Subject | undefined): boolean =>
  subject !== undefined &&
  GIVEN_UP.test(text.slice(scene.start, figure.start)) &&
  STOCKS.includes(subject) &&
  measureFor(figure, subject) !== undefined

/** 厂房5000平，研发用的300: room, where room is spoken of. */
export const isRoom = (figure: Figure, scene: Scene, { claimed, asked, text }: Told): boolean =>
  figure.measures.length === 0 &&
  USED_FOR_RESEARCH.test(text.slice(scene.start, figure.start)) &&
  (asked?.id === 'site_area' || claimed.some(({ measure }) => measure === 'area'))

/** 固定人员105个，其中3个干了半年: a part of those just counted. */
export const isPartOfCounted = (figure: Figure, scene: Scene, claimed: readonly Claimed[]): boolean => {
  if (!PART_OF_THEM.test(scene.text) || scene.own || OUR_OWN.test(scene.text)) return false
  const last = claimed.at(-1)
  return last !== undefined && COUNTS.includes(last.measure) && fits(figure, last.measure)
}

/** 总共200人，研发占20% */
export const isWholeStaff = (figure: Figure, { scene, index }: Place, { scenes, text }: Told): boolean =>
  figure.measures[0] === 'people' &&
  SHARE_OF_STAFF.test(scenes[index + 1]?.text.trim() ?? '') &&
  ALL_STAFF.test(text.slice(scene.start, figure.start).trim())

/** 研发投入 2025年 1300万 2024年 800万: each figure behind a year of its own. */
export const isNextYears = (
  { scene, years }: Place,
  figure: Figure,
  nth: number,
  topic: Subject | undefined,
): boolean => {
  const previous = scene.figures[nth - 1]
  return (
    previous !== undefined &&
    topic !== undefined &&
    FLOWS.includes(topic) &&
    years.some(({ start, end }) => start >= previous.end && figure.start - end <= 1 && end <= figure.start)
  )
}
