import { raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'

/** The rooms of the desk, in the order in which they are offered. */
export const ROOMS = [
  { path: '/', name: '查', about: '查条文' },
  { path: '/ask', name: '问', about: '问一句' },
  { path: '/check', name: '核', about: '逐条核对' },
  { path: '/r', name: '文本', about: '收录的文本' },
] as const

export type RoomPath = (typeof ROOMS)[number]['path'] | '/keep'

/** What htmx may do: no eval under the pages' own policy, no style of its own, nothing of other hosts; what is swapped in is settled at once, so that nobody types between the two; an answer that tells of a fault is shown too. */
const HTMX = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  defaultSettleDelay: 0,
  responseHandling: [
    { code: '204', swap: false },
    { code: '...', swap: true },
  ],
})

interface PageProps {
  readonly title: string
  readonly room?: RoomPath
  /** Whoever keeps the desk, once they have signed in. */
  readonly keeper?: string
  readonly children?: Child
}

/** A whole page. Everything in it is text that the templates escape. */
export const Page: FC<PageProps> = ({ title, room, keeper, children }) => (
  <>
    {raw('<!doctype html>')}
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={HTMX} />
        <title>{`${title} · 问策`}</title>
        <link rel="icon" href="/a/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/a/desk.css" />
        <script src="/a/htmx.js" defer />
        <script src="/a/desk.js" type="module" />
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <header class="top">
          <a class="name" href="/">
            问策
          </a>
          <nav aria-label="各个页面">
            <ul>
              {ROOMS.map(({ path, about }) => (
                <li>
                  <a href={path} aria-current={room === path ? 'page' : undefined}>
                    {about}
                  </a>
                </li>
              ))}
              {keeper === undefined ? null : (
                <li>
                  <a href="/keep" aria-current={room === '/keep' ? 'page' : undefined}>
                    经办
                  </a>
                </li>
              )}
            </ul>
          </nav>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="bottom">
          <p>数字都从所引条文读出，是否达标由程序逐条计算；以原文和主管部门的答复为准。</p>
          <p>
            <a href="/about">怎么用、存了什么</a>
            {keeper === undefined ? (
              <>
                {'　'}
                <a href="/keep">经办登录</a>
              </>
            ) : null}
          </p>
        </footer>
        <p id="said" class="unseen" role="status" aria-live="polite" />
      </body>
    </html>
  </>
)

/** A page that says what could not be done, and what may be done instead. */
export const Fault: FC<{ readonly title: string; readonly words: string; readonly remedy?: string }> = ({
  title,
  words,
  remedy,
}) => (
  <Page title={title}>
    <h1>{title}</h1>
    <p>{words}</p>
    {remedy === undefined ? null : <p>{remedy}</p>}
    <p>
      <a href="/">回到查条文</a>
    </p>
  </Page>
)
