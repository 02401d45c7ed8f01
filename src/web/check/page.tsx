import type { FC } from 'hono/jsx'
import type { Check, Form, Listed, Reply } from '../../desk/index.ts'
import { Page } from '../look/page.tsx'
import { Lines, StandingMark } from '../look/texts.tsx'
import { Options } from '../talk/page.tsx'
import { VerdictCard } from './card.tsx'
import { Fields, type Unread } from './fields.tsx'

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

/** What a page of a check shows besides how it stands: what a form without script was answered. */
export interface Shown {
  readonly heard?: Reply
  readonly told?: string
  readonly unread?: Unread
  /** The check under a supposition, and what was supposed. */
  readonly supposed?: { readonly check: Check; readonly words: string }
  readonly link?: LinkProps
}

interface CheckProps extends Shown {
  readonly check: Check
  readonly form: Form
  readonly texts: readonly Listed[]
}

/** A check as a form with its verdict beside it. */
export const CheckPage: FC<CheckProps> = ({ check, form, texts, heard, told, unread, supposed, link }) => (
  <Page title={`核对${check.center}`} room="/check">
    <h1>核对{check.center}</h1>
    <div id="receipt" role="status" aria-live="polite">
      {told === undefined ? null : <p class="notice">{told}</p>}
      {heard ? <Receipt reply={heard} /> : null}
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
    <More check={check} form={form} texts={texts} {...(link ? { link } : {})} />
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

interface LinkProps {
  readonly link: string
  readonly words: string
}

/** The address to come back by, and until when. */
export const BackLink: FC<LinkProps> = ({ link, words }) => (
  <>
    <p>
      <a href={link}>{link}</a>
    </p>
    <p class="small">{words}</p>
  </>
)

const More: FC<Pick<CheckProps, 'check' | 'form' | 'texts' | 'link'>> = ({ check, form, texts, link }) => (
  <section class="noprint">
    <h2>假设一下</h2>
    <form method="post" action="/check/suppose" hx-post="/check/suppose" hx-target="#card" hx-swap="outerHTML">
      <p class="help soft small">只是算一算，不记进您的情况。</p>
      <div class="row">
        <label class="unseen" for="suppose-fact">
          假设哪一项
        </label>
        <select id="suppose-fact" name="fact">
          {form.fields.map(({ fact, label }) => (
            <option value={fact}>{form.names[fact] ?? label}</option>
          ))}
        </select>
        <label class="unseen" for="suppose-words">
          假设是多少
        </label>
        <input id="suppose-words" type="text" name="words" required placeholder="比如 600平、有" />
        <button type="submit">算一算</button>
      </div>
    </form>
    <h2>换个地方看</h2>
    <div class="buttons">
      <a class="button" href="/check/places">
        按各地的文本并排看
      </a>
      {texts
        .filter(({ id }) => id !== check.regulation)
        .map((text) => (
          <form method="post" action="/check/begin">
            <input type="hidden" name="regulation" value={text.id} />
            <button type="submit">换到{text.center}</button>
          </form>
        ))}
    </div>
    <h2>带走</h2>
    <form method="post" action="/check/report">
      <label for="applicant">报告上写谁（不存，可以不填）</label>
      <div class="row">
        <input id="applicant" type="text" name="applicant" maxlength={60} autocomplete="organization" />
        <button type="submit">看报告、打印</button>
        <button type="submit" formaction="/check/report.docx">
          下载 Word
        </button>
      </div>
    </form>
    <form method="post" action="/check/link" hx-post="/check/link" hx-target="#link">
      <div class="buttons">
        <button type="submit">要一个回来的链接</button>
      </div>
    </form>
    <div id="link" aria-live="polite">
      {link ? <BackLink {...link} /> : null}
    </div>
  </section>
)
