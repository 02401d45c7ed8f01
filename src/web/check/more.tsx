import type { FC } from 'hono/jsx'
import type { Check, Form, Listed } from '../../desk/index.ts'
import { Copy } from '../look/texts.tsx'

export interface CodeProps {
  /** What is to be said elsewhere, with the code in it. */
  readonly words: string
  readonly where: string
}

/** The code by which the check goes on in another channel. */
export const GoOnCode: FC<CodeProps> = ({ words, where }) => (
  <>
    <p class="code">
      <strong>{words}</strong> <Copy words={words} label="接续码" />
    </p>
    <p class="small">
      在{where}
      里把这一句单独发给问策，就从这里接着核对。一刻钟内有效，只能用一次；发到群里就作废。接过去以后两边各记各的。
    </p>
  </>
)

export interface LinkProps {
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

interface MoreProps {
  readonly check: Check
  readonly form: Form
  readonly texts: readonly Listed[]
  readonly link?: LinkProps
  readonly code?: CodeProps
  readonly elsewhere?: string
}

/** What may be done with a check besides answering: suppose, look elsewhere, take it along. */
export const More: FC<MoreProps> = ({ check, form, texts, link, code, elsewhere }) => (
  <section class="noprint">
    <h2>假设一下</h2>
    <form
      method="post"
      action="/check/suppose"
      hx-post="/check/suppose"
      hx-target="#card"
      hx-swap="outerHTML show:#card:top"
    >
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
    {elsewhere === undefined ? null : (
      <form method="post" action="/check/code" hx-post="/check/code" hx-target="#code">
        <div class="buttons">
          <button type="submit">到{elsewhere}里接着核对</button>
        </div>
      </form>
    )}
    <div id="code" aria-live="polite">
      {code ? <GoOnCode {...code} /> : null}
    </div>
  </section>
)
