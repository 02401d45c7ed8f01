import { amountText, intervalText, nameOf } from '../answer/index.ts'
import type { Act, How, Mood, Order, Tell, Tone, Want } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'

/** What the acts are called, and what a person is told is in them. */
export const ACTS: Readonly<Record<Act['act'], string>> = {
  tell: '说情况',
  suppose: '假设',
  unknown: '说不知道',
  ask: '提问',
  check: '要核对',
  order: '吩咐',
  switch: '换一个',
  choose: '选一项',
  courtesy: '寒暄',
  outside: '别的事',
}

export const WANTS: Readonly<Record<Want, string>> = {
  figure: '多少',
  who: '谁',
  when: '何时',
  how: '怎么办',
  whether: '是不是',
  list: '有哪些',
  text: '原文',
  standing: '效力',
  difference: '区别',
}

export const ORDERS: Readonly<Record<Order, string>> = {
  result: '看结果',
  report: '出报告',
  back: '退一步',
  skip: '跳过',
  change: '改一项',
  stop: '停下',
  resume: '接着来',
  restart: '重新来',
  why: '问为什么',
  gap: '看还差什么',
  more: '展开',
  shorter: '说短些',
  source: '看出处',
  next: '下一条',
  previous: '上一条',
  help: '问怎么用',
  person: '转人工',
  export: '导出我的数据',
  erase: '删除我的数据',
  useful: '说有用',
  useless: '说没用',
}

export const TONES: Readonly<Record<Tone, string>> = {
  greet: '打招呼',
  thank: '道谢',
  ok: '应一声',
  sorry: '道歉',
  complain: '抱怨',
  farewell: '告别',
}

const MOODS: Readonly<Record<Mood, string>> = {
  is: '',
  plan: '打算',
  if: '假设',
  was: '从前',
  asked: '只是问',
  qualified: '有保留',
}

const HOWS: Readonly<Record<How, string>> = {
  set: '',
  instead: '改成',
  add: '再加',
  less: '减去',
  part: '其中',
  restore: '改回',
}

/** What an act holds, in words. */
export function contentOf(act: Act, knowledge: Knowledge): string {
  switch (act.act) {
    case 'tell':
      return toldText(act, knowledge)
    case 'suppose':
      return act.tells.map((tell) => toldText(tell, knowledge)).join('；')
    case 'unknown':
      return factText(act.fact, knowledge)
    case 'ask':
      return [
        WANTS[act.wants],
        ...act.regulations.map((id) => knowledge.regulations.get(id)?.place ?? id),
        ...act.about.map((id) => knowledge.subjects.get(id)?.label ?? factText(id, knowledge)),
        ...act.refs,
        ...(act.claims ?? []),
      ].join('｜')
    case 'check':
      return placeText(act.regulation, knowledge)
    case 'order':
      return [ORDERS[act.order], ...(act.fact ? [factText(act.fact, knowledge)] : [])].join('｜')
    case 'switch':
      return act.applicant ?? placeText(act.regulation, knowledge)
    case 'choose':
      return `${act.option}`
    case 'courtesy':
      return TONES[act.tone]
    case 'outside':
      return ''
  }
}

const placeText = (id: string | undefined, { regulations }: Knowledge): string =>
  id === undefined ? '' : (regulations.get(id)?.place ?? id)

export function factText(id: string, { facts }: Knowledge): string {
  const fact = facts.get(id)
  if (!fact) return id
  // 失信：否 would read as a good record: what a yes or no is said of is told whole.
  return fact.kind === 'yes-no'
    ? fact.label.map((part) => (typeof part === 'string' ? part : part.text)).join('')
    : nameOf(fact)
}

function toldText({ fact, value, of, mood, how, period, denied }: Tell, knowledge: Knowledge): string {
  const whose = of === 'applicant' ? '' : of === 'other' ? '别家的' : of.name
  const notes = [whose, MOODS[mood], HOWS[how], period ?? '', denied ? '否认的说法' : ''].filter(Boolean)
  const what = fact === null ? '不在所问各项里' : factText(fact, knowledge)
  const read = value === null ? '没读出' : valueText(fact, value, knowledge)
  return `${what}：${read}${notes.length > 0 ? `（${notes.join('、')}）` : ''}`
}

function valueText(id: string | null, value: NonNullable<Tell['value']>, { facts }: Knowledge): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  const fact = facts.get(id ?? '')
  if (typeof value === 'string') return fact?.choices[value]?.label ?? value
  if (!fact) return typeof value === 'number' ? `${value}` : [value.min, value.max].join(' 至 ')
  return typeof value === 'number' ? amountText(fact, value) : intervalText(fact, value)
}

/** 0.934 → 93%. */
export const sureText = (sure: number): string => `${Math.round(sure * 100)}%`
