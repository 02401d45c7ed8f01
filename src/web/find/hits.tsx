import type { FC } from 'hono/jsx'
import { type FoundClause, pageOf } from '../../desk/index.ts'
import { AmendedBy, Copy, Marked, StandingMark } from '../look/texts.tsx'
import type { FindQuery } from './query.ts'

/** The clauses that were found, the nearest first; where there are none, that is said, and may be told to the bureau. */
export const Hits: FC<{ readonly found: readonly FoundClause[]; readonly query: FindQuery }> = ({ found, query }) => (
  <div id="hits" aria-live="polite">
    {query.q.trim() === '' ? null : <Lead query={query} />}
    <Beside found={found} query={query} />
    {query.q.trim() === '' ? null : found.length === 0 ? (
      <p>没有找到相近的条款。换个说法，或者去掉地方再找。</p>
    ) : (
      <ol class="hits">
        {found.map((hit) => (
          <Hit hit={hit} />
        ))}
      </ol>
    )}
    {query.q.trim() === '' ? null : <NotFound query={query} />}
  </div>
)

/** What decides, asked for once the hits are there: it takes longer. */
const Lead: FC<{ readonly query: FindQuery }> = ({ query: { q, place } }) => (
  <div hx-get={`/lead?${new URLSearchParams({ q, place })}`} hx-trigger="load delay:300ms" hx-swap="outerHTML">
    <noscript>
      <p>
        <a href={`/ask?${new URLSearchParams({ q })}`}>问一句：{q}</a>
      </p>
    </noscript>
  </div>
)

/** The way to the same in all places side by side, where more than one of them has it. */
const Beside: FC<{ readonly found: readonly FoundClause[]; readonly query: FindQuery }> = ({ found, query: { q } }) =>
  new Set(found.map(({ regulation }) => regulation.id)).size < 2 ? null : (
    <p class="small noprint">
      <a href={`/compare?${new URLSearchParams({ q })}`}>各地对照：{q}</a>
    </p>
  )

const Hit: FC<{ readonly hit: FoundClause }> = ({ hit }) => {
  const name = `${hit.regulation.short}${hit.label}`
  return (
    <li>
      <div class="head">
        <a href={pageOf(hit.ref)} data-hit>
          {name}
        </a>
        <StandingMark of={hit.regulation} />
        <Copy words={hit.quotation} label={name} />
      </div>
      <AmendedBy by={hit.amended} />
      <p>
        <Marked pieces={hit.excerpt} />
      </p>
    </li>
  )
}

const NotFound: FC<{ readonly query: FindQuery }> = ({ query: { q, place } }) => (
  <form class="noprint" method="post" action="/missed" hx-post="/missed" hx-swap="outerHTML">
    <input type="hidden" name="q" value={q} />
    <input type="hidden" name="place" value={place} />
    <button type="submit">有人问到，这里没找到：记下来</button>
  </form>
)
