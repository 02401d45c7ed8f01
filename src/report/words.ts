import type { Status } from '../eligibility/index.ts'
import type { BlockSection, Check } from '../reply/index.ts'

export const VERDICTS: Record<Status, string> = {
  met: '符合硬性条件',
  unmet: '不符合',
  unknown: '待补充',
  discretionary: '需主管部门裁量',
}

/** A sign and a word: neither colour nor the sign alone has to be understood. */
export const MARKS: Record<Status, string> = {
  met: '✓ 符合',
  unmet: '✗ 不符合',
  unknown: '? 待补充',
  discretionary: '△ 由主管部门裁量',
}

export const STANDINGS: Record<Check['standing'], string> = {
  'in-force': '现行',
  expired: '已过有效期',
  draft: '征求意见稿',
  'not-yet-in-force': '尚未施行',
  'uncertain-date': '是否已施行不能确定',
  'not-stated': '未写明施行日期',
}

/** The chapters that hold a reply's own words, in the order they are read. */
export const CHAPTERS = ['还没有编进核对', '由专家或主管部门评判', '优先支持', '说明'] as const

export type Chapter = (typeof CHAPTERS)[number]

/** Where the words of a block go; those of the others have a place of their own. */
export const CHAPTER_OF: Record<BlockSection, Chapter | 'elsewhere'> = {
  unmodelled: '还没有编进核对',
  judged: '由专家或主管部门评判',
  preferences: '优先支持',
  note: '说明',
  unused: '说明',
  headline: 'elsewhere',
  counts: 'elsewhere',
  changes: 'elsewhere',
  scope: 'elsewhere',
  application: 'elsewhere',
  standing: 'elsewhere',
  question: 'elsewhere',
}

export const COLUMNS = ['结果', '条件', '要求', '给出', '差距', '条款'] as const

export const NOT_GIVEN = '未填'
export const NOTHING_TO_CHANGE = '已给出的情况里，没有须改变的。'
export const NOTHING_MISSING = '没有。'
export const SOURCES = '要求里的数字都从所引条文读出，差距由程序按条文和给出的情况算得。给出的情况未经核实。'

/** Where a name is written by hand. */
export const BLANK = '＿＿＿＿＿＿＿＿'
export const SIGNED = ['申报单位（盖章）', '经办人（签字）', '日期'] as const
