import type { FC } from 'hono/jsx'
import type { Listed, Miss } from '../../desk/index.ts'
import type { Ticket } from '../../tickets/index.ts'
import { Page } from '../look/page.tsx'
import { STATES } from './ticket-states.ts'

const KINDS: Readonly<Record<Miss['kind'], string>> = { miss: '没有答上', complaint: '说没用', ticket: '转了人工' }

interface KeepProps {
  readonly keeper: string
  readonly tickets: readonly Ticket[]
  readonly misses: readonly Miss[]
  /** The texts whose own term ends soon, or is over. */
  readonly ending: readonly Listed[]
  readonly placeOf: (id: string | undefined) => string
  readonly timeOf: (at: number) => string
  /** Whether regulations may be added here. */
  readonly adds: boolean
}

/** What waits for whoever keeps the desk: tickets, questions that no text answered, texts that end soon. */
export const KeepPage: FC<KeepProps> = ({ keeper, tickets, misses, ending, placeOf, timeOf, adds }) => (
  <Page title="经办" room="/keep" keeper={keeper}>
    <h1>经办</h1>
    <form method="post" action="/keep/out">
      <p>
        {keeper}，您好。<button type="submit">退出登录</button>
      </p>
    </form>
    <h2>转人工的单子</h2>
    {tickets.length === 0 ? (
      <p>没有没办结的单子。</p>
    ) : (
      <div class="wide">
        <table>
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
      </div>
    )}
    <h2>近 30 天没有答上的、说没用的</h2>
    {misses.length === 0 ? (
      <p>没有。</p>
    ) : (
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">次数</th>
              <th scope="col">哪一种</th>
              <th scope="col">地方</th>
              <th scope="col">问的话（姓名、号码、数已隐去）</th>
              <th scope="col">最近</th>
            </tr>
          </thead>
          <tbody>
            {misses.map(({ count, kind, place, words, last }) => (
              <tr>
                <td>{count}</td>
                <td>{KINDS[kind]}</td>
                <td>{placeOf(place)}</td>
                <td>
                  <a href={`/?q=${encodeURIComponent(words)}`}>{words}</a>
                </td>
                <td>{timeOf(last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
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
