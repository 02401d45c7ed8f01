import { standingOn, termOf } from '../corpus/index.ts'
import type { Day } from '../law/index.ts'
import type { AddedDraft } from './add.ts'
import { entriesIn } from './entries.ts'
import { uncitedIn } from './uncited.ts'

/** What a new draft holds, for the clerk to look over. */
export function overview({ draft, regulation }: AddedDraft, day: Day): string[] {
  const term = termOf(regulation)
  const entries = entriesIn(draft)
  const count = (section: string) => entries.filter((entry) => entry.section === section).length
  const effective = term.effective?.phrase.text
  return [
    `标题：${regulation.title}`,
    `效力：${STANDING[standingOn(term, day)]}${effective ? `（“${effective}”）` : ''}${term.expiry ? `，“${term.expiry.phrase.text}”` : ''}`,
    `条文：${regulation.clauses.filter(({ kind }) => kind === 'article').length} 条，共 ${regulation.clauses.length} 处。`,
    ...regulation.defects.map(({ line, text }) => `! 第 ${line} 行：${text}`),
    `建议：条件 ${count('conditions')} 个，专家评判 ${count('judged')} 项，未写 ${count('unmodelled')} 项，新情况 ${count('facts')} 个，事项 ${count('statements')} 个，其他 ${count('identity')} 项。都没有确认，不算数。`,
    ...uncitedLines(uncitedIn(draft, regulation, { proposed: true })),
  ]
}

const STANDING = {
  'in-force': '施行中',
  expired: '已过有效期',
  draft: '征求意见稿',
  'not-yet-in-force': '还没有施行',
  'uncertain-date': '施行日期不确定',
  'not-stated': '没有读出施行日期',
} as const

/** Clauses of which nothing will be known but their words, for a clerk to look at. */
export const uncitedLines = (uncited: readonly string[]): string[] =>
  uncited.length === 0
    ? []
    : [
        `没有要求也没有事项引到的 ${uncited.length} 条（问到时只照原文找）：${uncited.join('、')}。请看一眼有没有漏掉的要求。`,
      ]
