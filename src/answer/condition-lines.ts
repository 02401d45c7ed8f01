import { DECISIVE_FIRST, type Status } from '../eligibility/index.ts'
import { readFigures } from '../quantity/index.ts'
import {
  computed,
  type DraftBlock,
  type DraftCheck,
  type DraftCondition,
  type DraftSide,
  joined,
  type Part,
  type Parts,
  referShort,
  say,
} from '../reply/index.ts'
import { folding } from './lookup.ts'
import { refIn } from './sides.ts'

export const MARKS: Record<Status, string> = {
  met: '✓ 符合',
  unmet: '✗ 不符合',
  unknown: '? 待补充',
  discretionary: '△ 由主管部门裁量',
}

export const decisiveFirst = ({ conditions }: DraftCheck): DraftCondition[] =>
  DECISIVE_FIRST.flatMap((status) => conditions.filter((condition) => condition.status === status))

export function conditionBlock(condition: DraftCondition): DraftBlock {
  const lines = [
    say`${MARKS[condition.status]}｜${condition.label}｜${condition.clause}`,
    say`  要求：${condition.required}`,
    ...(condition.given ? [say`  给出：${condition.given}`] : []),
    ...(condition.gap ? [say`  差距：${condition.gap}`] : []),
    ...(condition.why ? [say`  说明：${condition.why}`] : []),
    // What decides a group is how its items stand.
    ...(condition.status === 'met' ? [] : itemLines(condition.sides ?? [], 1)),
  ]
  return { kind: 'condition', text: joined(lines, '\n'), ref: condition.ref }
}

/** The items of a group, a line each: ✓ 符合｜市级以上研发平台｜要求“设有市级以上研发平台”｜第五条第1项. */
const itemLines = (sides: readonly DraftSide[], depth: number): Part[][] =>
  sides.flatMap((side) => [
    say`${'　'.repeat(depth)}· ${stateOf(side)}｜${side.label}｜${detailOf(side)}${clauseIn(side)}`,
    ...itemLines(side.sides ?? [], depth + 1),
  ])

function stateOf({ status, fact, as, given }: DraftSide): string {
  if (as !== 'points') return MARKS[status]
  if (!fact) return '○ 由专家评判'
  return status === 'unknown' ? MARKS.unknown : given && status === 'met' ? '✓ 得分' : '✗ 不得分'
}

function detailOf({ required, as, given, gap, sides }: DraftSide): Part[] {
  const word = as === 'points' ? '' : as === 'exclusion' ? '情形' : '要求'
  return say`${word}“${required}”${given && !sides ? say`，给出 ${given}` : []}${gap && !sides ? say`，${gap}` : []}`
}

function clauseIn({ required }: DraftSide): Part[] {
  const ref = refIn(required)
  return ref === undefined ? [] : say`｜${referShort(ref)}`
}

/** How a condition stands, in a line: ✗ 不符合｜场地面积｜要求“500 平方米以上”，给出 380平，还差 120 平方米｜第八条第7项. */
export function conditionLine({ status, label, required, given, gap, clause }: DraftCondition): Part[] {
  const told = given ? say`，给出 ${given}` : []
  return say`${MARKS[status]}｜${label}｜要求“${required}”${told}${gap ? say`，${gap}` : []}｜${clause}`
}

/** Conditions in a line each, those that decide first; after three the rest are counted. Each whole on request. */
export function conditionBlocks(conditions: readonly DraftCondition[]): DraftBlock[] {
  const told = conditions.slice(0, FEW)
  const rest = conditions.length - told.length
  return linesAndWhole(conditions, [
    ...told.map(conditionLine),
    ...(rest > 0 ? [say`另有 ${computed(`${rest} 项`)}`] : []),
  ])
}

/** The same where a receipt says what was told: what is missed and how, and what is met by its count, or, where it is `asked` whether it is enough, by what. */
export function changedBlocks(conditions: readonly DraftCondition[], asked = false): DraftBlock[] {
  const met = conditions.filter(({ status }) => status === 'met')
  // What is as open as before is no change, unless it is known by how much it is missed.
  const others = conditions.filter(({ status, gap }) => status !== 'met' && (status !== 'unknown' || gap !== undefined))
  const told = others.slice(0, FEW)
  const rest = others.length - told.length
  const measured = asked ? met.filter(({ required }) => hasFigure(required)).slice(0, FEW) : []
  const [only, another] = met.filter((each) => !measured.includes(each))
  const counted = met.length - measured.length
  return linesAndWhole(conditions, [
    ...told.map(({ given: _receipt, ...condition }) => conditionLine(condition)),
    ...(rest > 0 ? [say`另有 ${computed(`${rest} 项`)}没有达到或还不能定`] : []),
    // 够了吧: by what it is enough.
    ...measured.map(({ given: _receipt, ...condition }) => conditionLine(condition)),
    ...(only && !another ? [say`${MARKS.met}｜${only.label}｜${only.clause}`] : []),
    ...(another ? [say`${MARKS.met} ${computed(`${counted} 项`)}`] : []),
  ])
}

const hasFigure = (parts: Parts): boolean =>
  parts.some((part) => part.kind === 'phrase' && readFigures(part.phrase.text).some(({ figure }) => figure))

const linesAndWhole = (conditions: readonly DraftCondition[], lines: readonly Part[][]): DraftBlock[] =>
  conditions.length === 0
    ? []
    : [
        ...(lines.length > 0
          ? [{ kind: 'words' as const, text: joined(lines, '\n'), section: 'changes' as const }]
          : []),
        ...conditions.map((condition) => folding(conditionBlock(condition))),
      ]

/** So many lines are told of one by one. */
const FEW = 3
