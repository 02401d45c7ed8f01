import type { FC } from 'hono/jsx'
import type { Examples, FoundClause, Listed } from '../../desk/index.ts'
import { Page } from '../look/page.tsx'
import { Hits } from './hits.tsx'
import type { FindQuery } from './query.ts'

interface FindProps {
  readonly query: FindQuery
  readonly found: readonly FoundClause[]
  readonly texts: readonly Listed[]
  readonly examples: Pick<Examples, 'list' | 'clause'>
}

/** One box to look clauses up in, for whoever has a caller on the line. Without script it is a form. */
export const FindPage: FC<FindProps> = ({ query, found, texts, examples }) => {
  const programmes = [...new Set(texts.map(({ programme }) => programme))]
  return (
    <Page title={query.q === '' ? '查条文' : `查：${query.q}`} room="/">
      <h1 class="unseen">查条文</h1>
      <search>
        <form
          method="get"
          action="/"
          data-typed
          data-stays
          hx-get="/"
          hx-trigger="typed, submit"
          hx-target="#hits"
          hx-swap="outerHTML"
          hx-replace-url="true"
          hx-sync="this:replace"
        >
          <div class="row">
            <label class="unseen" for="q">
              找什么
            </label>
            <input
              id="q"
              type="search"
              name="q"
              value={query.q}
              data-search
              autofocus
              autocomplete="off"
              enterkeyhint="search"
              placeholder={`找什么：${examples.list}、${examples.clause}`}
            />
            <button class="main" type="submit">
              找
            </button>
          </div>
          <Chips
            name="place"
            label="地方"
            chosen={query.place}
            choices={texts.map(({ id, place }) => ({ value: id, label: place }))}
          />
          {programmes.length > 1 ? (
            <Chips
              name="programme"
              label="哪一类"
              chosen={query.programme}
              choices={programmes.map((name) => ({ value: name, label: name }))}
            />
          ) : null}
        </form>
      </search>
      <p class="soft small noprint keys">
        <kbd>/</kbd> 回到框里，<kbd>↑</kbd> <kbd>↓</kbd> 选，回车打开，<kbd>c</kbd> 复制带出处的原文。
      </p>
      <Hits found={found} query={query} />
    </Page>
  )
}

interface ChipsProps {
  readonly name: string
  readonly label: string
  readonly chosen: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

const Chips: FC<ChipsProps> = ({ name, label, chosen, choices }) => (
  <fieldset>
    <legend>{label}</legend>
    <div class="chips">
      {[{ value: '', label: '都找' }, ...choices].map(({ value, label: shown }) => (
        <label>
          <input type="radio" name={name} value={value} checked={chosen === value} />
          {shown}
        </label>
      ))}
    </div>
  </fieldset>
)
