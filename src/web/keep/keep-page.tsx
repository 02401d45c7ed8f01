import type { FC } from 'hono/jsx'
import type { AskedAbout, Listed, Mark, Miss, SaidOn } from '../../desk/index.ts'
import type { Ticket } from '../../tickets/index.ts'
import { Page } from '../look/page.tsx'
import { Wide } from '../look/texts.tsx'
import { AskedTable } from './asked-table.tsx'
import { Choices } from './choices.tsx'
import { SaidList } from './said-list.tsx'
import type { Seen } from './seen.ts'
import { STATES } from './ticket-states.ts'

interface KeepProps {
  readonly keeper: string
  readonly tickets: readonly Ticket[]
  readonly seen: Seen
  /** The places that may be chosen. */
  readonly places: readonly Pick<Listed, 'id' | 'place'>[]
  /** So many days notes are kept. */
  readonly kept: number
  readonly said: readonly SaidOn[]
  readonly asked: readonly AskedAbout[]
  readonly marksOf: (miss: Miss) => readonly Mark[]
  readonly titleOf: (clause: string) => string
  /** The texts whose own term ends soon, or is over. */
  readonly ending: readonly Listed[]
  readonly placeOf: (id: string | undefined) => string
  readonly timeOf: (at: number) => string
  /** Whether regulations may be added here. */
  readonly adds: boolean
}

/** What waits for whoever keeps the desk: tickets, questions that no text answered, texts that end soon. */
export const KeepPage: FC<KeepProps> = ({
  keeper,
  tickets,
  seen,
  places,
  kept,
  said,
  asked,
  ending,
  marksOf,
  titleOf,
  placeOf,
  timeOf,
  adds,
}) => (
  <Page title="经办" room="/keep" keeper={keeper}>
    <h1>经办</h1>
    <form method="post" action="/keep/out">
      <p class="buttons">
        {keeper}，您好。<button type="submit">退出登录</button>
      </p>
    </form>
    <h2>转人工的单子</h2>
    {tickets.length === 0 ? (
      <p>没有没办结的单子。</p>
    ) : (
      <Wide label="转人工的单子">
        <table class="stacked flow">
          <thead>
            <tr>
              <th scope="col">单号</th>
              <th scope="col">状态</th>
              <th scope="col">什么时候</th>
              <th scope="col">地方</th>
              <th scope="col">问题</th>
            </tr>
          </thead>
          <tbody>
            {tickets.map((ticket) => (
              <tr>
                <td>
                  <a href={`/keep/tickets/${encodeURIComponent(ticket.id)}`}>{ticket.id}</a>
                </td>
                <td>
                  {STATES[ticket.state]}
                  {ticket.taken ? `（${ticket.taken.by}）` : ''}
                </td>
                <td>{timeOf(ticket.opened)}</td>
                <td>{placeOf(ticket.place)}</td>
                <td>{ticket.question}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    )}
    <h2 id="said-of">有人问的、有人说的</h2>
    <Choices seen={seen} places={places} kept={kept} />
    <h3>没有答上的、说有用没用的</h3>
    <SaidList said={said} {...{ seen, marksOf, placeOf, timeOf }} />
    <h3>问得最多的</h3>
    <AskedTable asked={asked} placeOf={placeOf} titleOf={titleOf} />
    <h2>快到期和已到期的文本</h2>
    {ending.length === 0 ? (
      <p>半年内没有到期的。</p>
    ) : (
      <ul>
        {ending.map((text) => (
          <li>
            <a href={`/r/${encodeURIComponent(text.id)}`}>{text.short}</a>：{text.standingLine}
          </li>
        ))}
      </ul>
    )}
    {adds ? (
      <p>
        <a href="/keep/drafts">文本的增改</a>：加一部、逐项确认、试一遍、投入使用、撤下
      </p>
    ) : null}
  </Page>
)
