import type { FC } from 'hono/jsx'
import { isSilent, type Reply } from '../../desk/index.ts'
import type { Exchange, Ticket } from '../../tickets/index.ts'
import { Page } from '../look/page.tsx'
import { ReplyView } from '../look/reply.tsx'
import { Lines } from '../look/texts.tsx'
import { carriedBy, carriedOn } from './said.ts'

interface TalkProps {
  /** What was said before, without what is shown in full. */
  readonly earlier: readonly Exchange[]
  /** The last thing said, with its reply. */
  readonly last?: TurnProps
  readonly welcome: Reply
  readonly ticket?: Ticket
  /** Names the next thing said. */
  readonly letter: string
  /** What the box holds to begin with. */
  readonly typed: string
}

/** The conversation on a page. Without script each thing said is a form, and the page comes back with its reply. */
export const TalkPage: FC<TalkProps> = ({ earlier, last, welcome, ticket, letter, typed }) => (
  <Page title="问一句" room="/ask">
    <h1>问一句</h1>
    <div id="talk" aria-live="polite">
      {earlier.length === 0 && !last ? (
        <ReplyView reply={welcome}>
          <Options reply={welcome} letter={letter} />
        </ReplyView>
      ) : null}
      {earlier.map(({ words, reply }) => (
        <>
          <p class="mine">{words}</p>
          <p class="reply">
            <Lines text={reply} />
          </p>
        </>
      ))}
      {last ? <TurnView {...last} /> : null}
    </div>
    <News ticket={ticket} />
    <Ask letter={letter} typed={typed} />
    <p class="soft small">
      说过的话存在这台服务器上，凭这个浏览器找得回来。说“导出我的数据”看存了什么，说“删除我的数据”就都删掉。
    </p>
  </Page>
)

/** The box; `oob` puts a fresh one in its place, with a name for the next thing said. */
export const Ask: FC<{ readonly letter: string; readonly typed?: string; readonly oob?: true }> = ({
  letter,
  typed = '',
  oob,
}) => (
  <form
    id="say"
    method="post"
    action="/ask"
    hx-post="/ask"
    hx-target="#talk"
    hx-swap="beforeend show:#say:bottom"
    hx-disabled-elt="find button"
    {...(oob ? { 'hx-swap-oob': 'true' } : {})}
  >
    <input type="hidden" name="letter" value={letter} />
    <label class="unseen" for="words">
      说什么
    </label>
    <div class="row">
      <input
        id="words"
        type="text"
        name="words"
        value={typed}
        required
        maxlength={4000}
        autocomplete="off"
        enterkeyhint="send"
        placeholder="照平常的话说"
        {...(oob ? { autofocus: true } : {})}
      />
      <button class="main" type="submit">
        说
      </button>
    </div>
  </form>
)

export interface TurnProps {
  readonly words: string
  readonly reply: Reply
  readonly letter: string
  /** Whether there is a check to go on with in the form. */
  readonly checks: boolean
}

/** One thing said and what was replied, with what may be pressed. */
export const TurnView: FC<TurnProps> = ({ words, reply, letter, checks }) => (
  <section class="turn">
    <p class="mine">{words}</p>
    <ReplyView reply={reply}>
      <Options reply={reply} letter={letter} />
      {reply.files?.length ? (
        <p>
          <a class="button" href={reply.own ? '/mine' : '/check/report.docx'}>
            下载：{reply.files.map(({ name }) => name).join('、')}
          </a>
        </p>
      ) : null}
      {checks ? (
        <p class="small">
          <a href="/check">在表格里接着核对</a>
        </p>
      ) : null}
      {isSilent(reply) || reply.kind === 'smalltalk' ? null : <Feedback letter={letter} reply={reply} />}
    </ReplyView>
  </section>
)

interface SayingProps {
  /** Where it is said, and what of the page shows the reply. */
  readonly to?: { readonly path: string; readonly target: string; readonly swap: string }
  readonly letter: string
  readonly words: string
  readonly label: string
  readonly pressed?: string
  readonly class?: string
}

const TALK = { path: '/ask', target: '#talk', swap: 'beforeend show:#say:bottom' }

/** A button that says something. */
const Saying: FC<SayingProps> = ({ letter, words, label, pressed = '', class: name, to = TALK }) => (
  <form method="post" action={to.path} hx-post={to.path} hx-target={to.target} hx-swap={to.swap}>
    <input type="hidden" name="letter" value={letter} />
    <input type="hidden" name="words" value={words} />
    {pressed === '' ? null : <input type="hidden" name="pressed" value={pressed} />}
    <button type="submit" {...(name === undefined ? {} : { class: name })}>
      {label}
    </button>
  </form>
)

/** Quick answers, those to one thing under its name. */
export const Options: FC<{ readonly reply: Reply; readonly letter: string; readonly to?: SayingProps['to'] }> = ({
  reply,
  letter,
  to = TALK,
}) => {
  // Each press is a thing said of its own: whoever presses another after it is heard too.
  const options = (reply.options ?? []).map((option, i) => ({ ...option, letter: `${letter}.${i}` }))
  const names = [...new Set(options.map(({ of }) => of))]
  return (
    <>
      {names.map((name) => (
        <>
          {name === undefined ? null : <p>{name}：</p>}
          <div class="buttons">
            {options
              .filter(({ of }) => of === name)
              .map((option) => (
                <Saying
                  letter={option.letter}
                  words={option.send}
                  label={option.label}
                  pressed={carriedBy(option)}
                  to={to}
                />
              ))}
          </div>
        </>
      ))}
    </>
  )
}

const Feedback: FC<{ readonly letter: string; readonly reply: Reply }> = ({ letter, reply }) => (
  <div class="buttons small">
    <Saying letter={`${letter}+`} words="有用" label="有用" pressed={carriedOn(reply)} class="copy" />
    <Saying letter={`${letter}-`} words="没用" label="没用" pressed={carriedOn(reply)} class="copy" />
  </div>
)

const STATES: Record<Ticket['state'], string> = {
  open: '还没有人接手',
  taken: '已有人接手',
  answered: '已答复',
  closed: '已办结',
}

interface NewsProps {
  readonly ticket: Ticket | undefined
  /** It takes the place of the one on the page. */
  readonly oob?: true
}

/** How a ticket stands and what clerks have answered; looked for again while it is open. */
export const News: FC<NewsProps> = ({ ticket, oob }) => {
  const again = { 'hx-get': '/ask/news', 'hx-trigger': 'every 5s', 'hx-swap': 'outerHTML' }
  return (
    <section
      id="news"
      aria-live="polite"
      {...(ticket ? { class: 'card' } : {})}
      {...(ticket && ticket.state !== 'closed' ? again : {})}
      {...(oob ? { 'hx-swap-oob': 'true' } : {})}
    >
      {ticket ? (
        <h2>
          单号 {ticket.id}：{STATES[ticket.state]}
        </h2>
      ) : null}
      {(ticket?.events ?? []).map(({ kind, by, words }) =>
        kind === 'answered' && words !== undefined ? (
          <blockquote>
            <p>
              {by ?? '工作人员'}答复：
              <Lines text={words} />
            </p>
          </blockquote>
        ) : null,
      )}
    </section>
  )
}
