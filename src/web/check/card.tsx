import type { FC } from 'hono/jsx'
import { type Check, type CheckCondition, pageOf } from '../../desk/index.ts'
import { Lines, Wide } from '../look/texts.tsx'

/** A verdict in the words of its card. */
export const VERDICTS: Readonly<Record<Check['verdict'], string>> = {
  met: '符合硬性条件',
  unmet: '不符合',
  unknown: '待补充',
  discretionary: '需主管部门裁量',
}

const MARKS: Readonly<Record<Check['verdict'], string>> = { met: '✓', unmet: '✗', unknown: '?', discretionary: '△' }
const WORDS: Readonly<Record<Check['verdict'], string>> = {
  met: '符合',
  unmet: '不符合',
  unknown: '待补充',
  discretionary: '需裁量',
}
const RANK: readonly Check['verdict'][] = ['unmet', 'discretionary', 'unknown', 'met']

interface CardProps {
  readonly check: Check
  /** The same check under a supposition, in a column of its own. */
  readonly supposed?: { readonly check: Check; readonly words: string }
  readonly oob?: true
}

/** The verdict as it stands: how many conditions are met, missed and open, then each with its clause, what it requires, what was given and what is missing. */
export const VerdictCard: FC<CardProps> = ({ check, supposed, oob }) => {
  const of = (status: Check['verdict']) => check.conditions.filter((condition) => condition.status === status)
  // Of what is open, what falls short as it was given comes first.
  const ranked = RANK.flatMap((status) => [
    ...of(status).filter(({ gap }) => gap !== undefined),
    ...of(status).filter(({ gap }) => gap === undefined),
  ])
  const known = check.conditions.filter(({ status }) => status !== 'unknown').length
  const then = new Map((supposed?.check.conditions ?? []).map((condition) => [condition.id, condition]))
  // What a supposition changes is what it was made for.
  const stays = (row: CheckCondition) => supposed !== undefined && isSame(row, then.get(row.id))
  const rows = [...ranked.filter((row) => !stays(row)), ...ranked.filter(stays)]
  return (
    <section id="card" aria-live="polite" {...(oob ? { 'hx-swap-oob': 'true' } : {})}>
      <div class="card">
        <h2 class={check.verdict}>
          【{VERDICTS[check.verdict]}】{check.center}
        </h2>
        <p class="small">
          {check.heading}；{check.title}
        </p>
        <p>
          <progress max={check.conditions.length} value={known} aria-label="已经能定的条件" />{' '}
          {RANK.flatMap((status) => {
            const { length } = of(status)
            return length === 0 ? [] : [`${WORDS[status]} ${length} 项`]
          }).join('，')}
          {check.judged.length > 0 ? `；另有 ${check.judged.length} 项由专家或主管部门评判` : ''}
        </p>
        {check.unmodelled?.length ? (
          <p class="notice">
            还没有编进核对、要自己对照的：
            {check.unmodelled.map(({ ref, about }, i) => (
              <>
                {i > 0 ? '、' : ''}
                <a href={pageOf(ref)}>{about}</a>
              </>
            ))}
          </p>
        ) : null}
        {supposed ? (
          <p class="notice">
            假设{supposed.words}：<strong class={supposed.check.verdict}>{VERDICTS[supposed.check.verdict]}</strong>
            。只是算一算，没有记进您的情况。
          </p>
        ) : null}
      </div>
      <Wide label="逐项结果">
        <table class="conditions stacked">
          <caption class="unseen">每项条件的结果、要求和差距；决定结论的在前</caption>
          <thead>
            <tr>
              <th scope="col">条件和要求</th>
              <th scope="col">给出与差距</th>
              {supposed ? <th scope="col">假设之后</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ConditionRow row={row} {...(supposed ? { supposed: then.get(row.id) } : {})} />
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

const Status: FC<{ readonly of: Pick<CheckCondition, 'status'> }> = ({ of: { status } }) => (
  <span class={status}>
    <span aria-hidden="true">{MARKS[status]}</span> {WORDS[status]}
  </span>
)

const isSame = (row: CheckCondition, supposed: CheckCondition | undefined): boolean =>
  supposed !== undefined && row.status === supposed.status && row.gap === supposed.gap

const Gap: FC<{ readonly of: CheckCondition }> = ({ of: { given, gap, status, why } }) => (
  <>
    <Status of={{ status }} />
    {given === undefined ? null : <div>{given}</div>}
    {gap === undefined ? null : <strong class="gap">{gap}</strong>}
    {status === 'unknown' || why === undefined ? null : <div class="small soft">{why}</div>}
  </>
)

const Then: FC<{ readonly now: CheckCondition; readonly then: CheckCondition }> = ({ now, then }) =>
  isSame(now, then) ? <span class="soft">不变</span> : <Gap of={then} />

/** A requirement that says little more than its label is not told twice. */
const SAME = 2

const ConditionRow: FC<{ readonly row: CheckCondition; readonly supposed?: CheckCondition | undefined }> = (props) => {
  const { row, supposed } = props
  return (
    <tr>
      <th scope="row">
        {row.label}
        {row.required.includes(row.label) && row.required.length - row.label.length < SAME ? null : (
          <div class="required">
            <Lines text={row.required} />
          </div>
        )}
        <div class="small">
          <a href={pageOf(row.ref)}>{row.clause}</a>
        </div>
      </th>
      <td>
        <Gap of={row} />
      </td>
      {'supposed' in props ? (
        <td data-label="假设之后">{supposed === undefined ? '不再要求' : <Then now={row} then={supposed} />}</td>
      ) : null}
    </tr>
  )
}
