import type { FC } from 'hono/jsx'
import type { Check, Form, Listed, Reply } from '../../desk/index.ts'
import { Page } from '../look/page.tsx'
import { Copy, Lines, StandingMark } from '../look/texts.tsx'
import { Options } from '../talk/page.tsx'
import { VerdictCard } from './card.tsx'
import { Fields, type Unread } from './fields.tsx'
import { type CodeProps, type LinkProps, More } from './more.tsx'

/** Where a check is begun: of which text. */
export const BeginPage: FC<{ readonly texts: readonly Listed[] }> = ({ texts }) => (
  <Page title="逐条核对" room="/check">
    <h1>逐条核对：看够不够条件，差什么</h1>
    <p>选一个文本。答多少算多少，不知道的可以先不答；每项都写着依据哪一条、差多少。</p>
    <ul class="hits">
      {texts.map((text) => (
        <li>
          <form method="post" action="/check/begin">
            <input type="hidden" name="regulation" value={text.id} />
            <div class="head">
              <button type="submit">核对{text.center}</button>
              <StandingMark of={text} />
            </div>
            <p class="soft small">{text.standingLine}</p>
          </form>
        </li>
      ))}
    </ul>
    <section>
      <h2>或者接着上次的</h2>
      <p>打开上次留的链接；或者在这里贴上链接里的最后一段。</p>
      <form method="post" action="/back">
        <div class="row">
          <label class="unseen" for="token">
            链接里的最后一段
          </label>
          <input id="token" type="text" name="token" required autocomplete="off" />
          <button type="submit">接着核对</button>
        </div>
      </form>
    </section>
  </Page>
)

/** What was asked back and is not answered yet, however often the page is opened. */
const Waits: FC<{ readonly form: Form }> = ({ form: { confirm, names } }) =>
  confirm === undefined ? null : (
    <>
      <p class="lead">
        “{confirm.words}”还没有记：{names[confirm.fact]}记作“{confirm.as}”，对吗？
      </p>
      <div class="buttons">
        {['是', '不是'].map((words) => (
          <form method="post" action="/check/say" hx-post="/check/say" hx-target="#receipt">
            <input type="hidden" name="words" value={words} />
            <button type="submit">{words}</button>
          </form>
        ))}
      </div>
    </>
  )

interface InsteadProps {
  /** Of which centre the check is that this browser has, and the way back to it. */
  readonly held: string
  readonly link: string
  readonly token: string
}

/** Asks whether another check is to be opened in place of the one that this browser has. */
export const InsteadPage: FC<InsteadProps> = ({ held, link, token }) => (
  <Page title="换到链接里的核对" room="/check">
    <h1>换到链接里的核对？</h1>
    <p>这个浏览器里正在核对{held}，和链接里的不是一次。换过去以后，要回到这一次，用它自己的链接，请先记下：</p>
    <p>
      <a href={link}>{link}</a> <Copy words={link} label="链接" />
    </p>
    <div class="buttons">
      <form method="post" action="/back">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="instead" value="1" />
        <button class="main" type="submit">
          换到链接里的
        </button>
      </form>
      <a class="button" href="/check">
        不换，接着这里的
      </a>
    </div>
  </Page>
)

/** What a page of a check shows besides how it stands: what a form without script was answered. */
export interface Shown {
  readonly heard?: Reply
  /** The form as it stands, where it is known. */
  readonly form?: Form
  readonly told?: string
  readonly unread?: Unread
  /** The check under a supposition, and what was supposed. */
  readonly supposed?: { readonly check: Check; readonly words: string }
  readonly link?: LinkProps
  readonly code?: CodeProps
  /** The channels in which it may be gone on with, as people call them. */
  readonly elsewhere?: string
}

interface CheckProps extends Shown {
  readonly check: Check
  readonly form: Form
  readonly texts: readonly Listed[]
}

/** A check as a form with its verdict beside it. */
export const CheckPage: FC<CheckProps> = ({
  check,
  form,
  texts,
  heard,
  told,
  unread,
  supposed,
  link,
  code,
  elsewhere,
}) => (
  <Page title={`核对${check.center}`} room="/check">
    <h1>核对{check.center}</h1>
    <div id="receipt" role="status" aria-live="polite">
      {told === undefined ? null : <p class="notice">{told}</p>}
      {heard ? <Receipt reply={heard} /> : <Waits form={form} />}
    </div>
    <form class="noprint" method="post" action="/check/say" hx-post="/check/say" hx-target="#receipt" data-clears>
      <label for="all">一次说完也行，照平常的话写</label>
      <textarea id="all" name="words" maxlength={4000} placeholder="独立法人，场地五百多平，设备两百多万，研发12个人" />
      <div class="buttons">
        <button class="main" type="submit">
          记下这些
        </button>
      </div>
    </form>
    <div class="two">
      <Fields fields={form.fields} names={form.names} asks={asksOf(check, form)} {...(unread ? { unread } : {})} />
      <aside aria-label="结果">
        <VerdictCard check={check} {...(supposed ? { supposed } : {})} />
      </aside>
    </div>
    <More
      check={check}
      form={form}
      texts={texts}
      {...(link ? { link } : {})}
      {...(code ? { code } : {})}
      {...(elsewhere === undefined ? {} : { elsewhere })}
    />
  </Page>
)

/** What is asked next: what the conversation asked, else what the verdict waits for. */
export const asksOf = ({ asks, alsoAsks = [] }: Check, { asked }: Pick<Form, 'asked'>): readonly string[] =>
  asked.length > 0 || asks === undefined ? asked : [asks, ...alsoAsks]

const SAY = { path: '/check/say', target: '#receipt', swap: 'innerHTML' }

/** What was heard, what was not understood, and what is asked back. The card has the rest, and the form what is asked next. */
export const Receipt: FC<{ readonly reply: Reply }> = ({ reply }) => {
  const { receipt, lead, confirm, check, blocks } = reply
  const told = [receipt, lead].filter((line) => line !== undefined)
  const shown = blocks.filter(({ fold, kind }) => !fold && !(check && kind === 'condition'))
  const own = shown.filter(({ section }) => !(check && section))
  // Where nothing else is to be said, it is how it stands and what is asked next.
  const words = told.length === 0 && own.length === 0 ? shown : own
  return (
    <>
      {told.map((line) => (
        <p class="lead">{line}</p>
      ))}
      {(told.length === 0 || confirm || !check ? words : []).map(({ text }) => (
        <p>
          <Lines text={text} />
        </p>
      ))}
      {confirm ? <Options reply={reply} letter={reply.id} to={SAY} /> : null}
    </>
  )
}
