import type { FC } from 'hono/jsx'
import type { Listed, Miss } from '../../desk/index.ts'
import type { Similar, Ticket } from '../../tickets/index.ts'
import { Page } from '../look/page.tsx'
import { Lines } from '../look/texts.tsx'

/** Where whoever keeps the desk signs in. */
export const SignInPage: FC<{ readonly takesPassword: boolean; readonly told?: string }> = ({
  takesPassword,
  told,
}) => (
  <Page title="经办登录" room="/keep">
    <h1>经办登录</h1>
    {told === undefined ? null : (
      <p class="notice" role="alert">
        {told}
      </p>
    )}
    {takesPassword ? (
      <form class="fields" method="post" action="/keep/in">
        <div class="field">
          <label for="name">姓名（答复时提问人看得到）</label>
          <input id="name" type="text" name="name" maxlength={20} autocomplete="name" />
        </div>
        <div class="field">
          <label for="password">密码</label>
          <input id="password" type="password" name="password" required autocomplete="current-password" />
        </div>
        <div>
          <button class="main" type="submit">
            登录
          </button>
        </div>
      </form>
    ) : (
      <p>这里还没有开通经办：维护人员设好 WENCE_WEB_PASSWORD（或 WENCE_WEB_USER_HEADER）以后可以登录。</p>
    )}
  </Page>
)

const STATES: Readonly<Record<Ticket['state'], string>> = {
  open: '待接手',
  taken: '已接手',
  answered: '已答复',
  closed: '已办结',
}

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

/** An answer has at most so many signs. */
export const LONGEST_ANSWER = 3000

interface TicketProps {
  readonly keeper: string
  readonly ticket: Ticket
  /** An answer that was written and not taken. */
  readonly words: string
  readonly place: string
  readonly clauses: readonly string[]
  readonly similar: readonly Similar[]
  readonly timeOf: (at: number) => string
  readonly told?: string
}

const EVENTS: Readonly<Record<Ticket['events'][number]['kind'], string>> = {
  opened: '提问',
  transcript: '同意转来对话',
  person: '提问人说',
  taken: '接手',
  answered: '答复',
  closed: '办结',
  reopened: '重新打开',
  overdue: '等太久，已提醒',
  unreached: '没有通知到',
}

/** A ticket with what was said, what was shown, and what may be done with it. */
export const TicketPage: FC<TicketProps> = ({
  keeper,
  ticket,
  words: written,
  place,
  clauses,
  similar,
  timeOf,
  told,
}) => (
  <Page title={`单号 ${ticket.id}`} room="/keep" keeper={keeper}>
    <h1>
      单号 {ticket.id}：{STATES[ticket.state]}
      {ticket.taken ? `（${ticket.taken.by}）` : ''}
    </h1>
    {told === undefined ? null : (
      <p class="notice" role="alert">
        {told}
      </p>
    )}
    <dl class="points">
      {[
        ['地方', place],
        ['问题', ticket.question],
        ['情况', ticket.standing ?? ''],
        ['看过的条文', clauses.join('、')],
      ].map(([term, text]) =>
        text === '' ? null : (
          <div>
            <dt>{term}</dt>
            <dd>
              <Lines text={text ?? ''} />
            </dd>
          </div>
        ),
      )}
    </dl>
    {ticket.transcript?.length ? (
      <details open>
        <summary>前面的对话</summary>
        {ticket.transcript.map(({ words, reply }) => (
          <>
            <p class="mine">{words}</p>
            <p>
              <Lines text={reply} />
            </p>
          </>
        ))}
      </details>
    ) : null}
    <h2>经过</h2>
    <ul>
      {ticket.events.map(({ kind, at, by, words }) => (
        <li>
          {timeOf(at)} {by ?? ''}
          {EVENTS[kind]}
          {words === undefined ? '' : `：${words}`}
        </li>
      ))}
    </ul>
    <Step id={ticket.id} ticket={ticket} words={written} />
    {similar.length === 0 ? null : (
      <details>
        <summary>以前答过的相近问题（只给工作人员看）</summary>
        {similar.map((other) => (
          <p>
            {other.id}：{other.question}
            <br />
            {other.answer}
          </p>
        ))}
      </details>
    )}
    <p>
      <a href="/keep">回到经办</a>
    </p>
  </Page>
)

const Step: FC<{ readonly id: string; readonly ticket: Ticket; readonly words: string }> = ({ id, ticket, words }) => {
  const at = `/keep/tickets/${encodeURIComponent(id)}`
  const press = (name: string, label: string) => (
    <form method="post" action={`${at}/${name}`}>
      <button type="submit">{label}</button>
    </form>
  )
  if (ticket.state === 'closed') return <div class="buttons">{press('reopen', '重新打开')}</div>
  return (
    <>
      <form class="field" method="post" action={`${at}/answer`}>
        <label for="words">答复（发给提问人）</label>
        <textarea id="words" name="words" required maxlength={LONGEST_ANSWER}>
          {words}
        </textarea>
        <div class="buttons">
          <button class="main" type="submit">
            发出答复
          </button>
          <label>
            <input type="checkbox" name="force" value="1" /> 从别人那里接过来
          </label>
        </div>
      </form>
      <div class="buttons">
        {ticket.state === 'open' ? press('take', '接手') : null}
        {press('close', '办结')}
      </div>
    </>
  )
}
