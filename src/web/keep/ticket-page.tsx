import type { FC } from 'hono/jsx'
import type { Similar, Ticket } from '../../tickets/index.ts'
import { Page } from '../look/page.tsx'
import { Lines } from '../look/texts.tsx'
import { STATES } from './ticket-states.ts'

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
          <label class="tick">
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
