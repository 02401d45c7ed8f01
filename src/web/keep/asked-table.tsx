import type { FC } from 'hono/jsx'
import { type AskedAbout, type Outcome, pageOf } from '../../desk/index.ts'
import { Wide } from '../look/texts.tsx'

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  answered: '答了',
  unanswered: '没有答上',
  'handed-over': '转了人工',
  checked: '开始核对',
}
/** So many rows are shown, and so many clauses of each. */
const ROWS = 20
const CLAUSES = 3

interface AskedProps {
  readonly asked: readonly AskedAbout[]
  readonly placeOf: (id: string | undefined) => string
  readonly titleOf: (clause: string) => string
}

/** What was asked most, by place and subject, and which clauses answered. */
export const AskedTable: FC<AskedProps> = ({ asked, placeOf, titleOf }) =>
  asked.length === 0 ? (
    <p>这段时间没有人问过。</p>
  ) : (
    <Wide label="问得最多的">
      <table class="stacked flow">
        <thead>
          <tr>
            <th scope="col">次数</th>
            <th scope="col">地方</th>
            <th scope="col">事项</th>
            <th scope="col">怎么答的</th>
            <th scope="col">答的条款</th>
          </tr>
        </thead>
        <tbody>
          {asked.slice(0, ROWS).map(({ times, place, subject, outcomes, clauses }) => (
            <tr>
              <td data-label="次数">{times}</td>
              <td>{place === undefined ? '没有说地方' : placeOf(place)}</td>
              <td>{subject ?? (outcomes.checked ? '逐条核对' : '没有归类')}</td>
              <td>{outcomesOf(outcomes)}</td>
              <td>
                {clauses.slice(0, CLAUSES).map(({ ref, times: answered }) => (
                  <div>
                    <a href={pageOf(ref)}>{titleOf(ref)}</a> {answered} 次
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )

const outcomesOf = (outcomes: AskedAbout['outcomes']): string =>
  Object.entries(OUTCOMES)
    .flatMap(([outcome, name]) => {
      const times = outcomes[outcome as Outcome]
      return times ? [`${name} ${times}`] : []
    })
    .join('，')
