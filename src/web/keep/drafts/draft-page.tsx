import type { FC } from 'hono/jsx'
import type { Done } from '../../../drafting/index.ts'
import { Page } from '../../look/page.tsx'
import { Marked } from '../../look/texts.tsx'
import { EntryForm } from './entry-form.tsx'
import { Told } from './list-page.tsx'
import type { ListedEntry, ShownClause, ShownEntry, Typed } from './shown.ts'

interface DraftProps {
  readonly keeper: string
  readonly id: string
  readonly title: string
  /** What the draft holds and lacks, a line each. */
  readonly overview: readonly string[]
  /** The entry that is looked at; undefined where none waits. */
  readonly entry: ShownEntry | undefined
  readonly waiting: readonly ListedEntry[]
  /** The entry after the one that is looked at. */
  readonly next: string | undefined
  readonly settled: readonly ListedEntry[]
  readonly clauses: readonly ShownClause[]
  readonly facts: readonly string[]
  readonly done: readonly (Done & { readonly when: string })[]
  /** The step that is under way with it. */
  readonly busy: string | undefined
  readonly typed: Typed
  readonly told?: string
}

/** A draft: what is looked at now, what waits, and the text beside it. */
export const DraftPage: FC<DraftProps> = (props) => {
  const { keeper, id, title, overview, entry, waiting, settled, clauses, done, busy, typed, told } = props
  const at = `/keep/drafts/${id}`
  return (
    <Page title={`草稿 ${title}`} room="/keep" keeper={keeper}>
      <h1>{title}</h1>
      <Told words={told} />
      {busy === undefined ? null : (
        <p class="notice">
          这份草稿正在办一件事，办完以前不能改。<a href={`/keep/steps/${busy}`}>看办到哪了</a>
        </p>
      )}
      <p class="lead">{stateOf(waiting)}</p>
      <details>
        <summary>读出了什么，缺什么</summary>
        <ul>
          {overview.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </details>
      <div class="beside">
        <div>
          <Looked {...props} at={at} />
          <Others at={at} entry={entry} waiting={waiting} settled={settled} />
          <Own at={at} typed={typed} />
          <Steps at={at} />
          <DoneList done={done} />
          <p>
            <a href="/keep/drafts">回到文本的增改</a>
          </p>
        </div>
        <DraftText clauses={clauses} />
      </div>
    </Page>
  )
}

/** Requirements come first: of matters nothing is said before somebody has judged them. */
function stateOf(waiting: readonly ListedEntry[]): string {
  const matters = waiting.filter(({ isMatter }) => isMatter).length
  const others = waiting.length - matters
  if (waiting.length === 0) return '都确认完了，可以试一遍，再投入使用。'
  if (others === 0) return `要求都确认完了；还有 ${matters} 个事项没有判断，可以以后再看。`
  return `还有 ${others} 项没有确认，确认以前不算数；另有 ${matters} 个事项，可以以后再看。`
}

const addressOf = (at: string, key: string) => `${at}?entry=${encodeURIComponent(key)}`

const Looked: FC<DraftProps & { readonly at: string }> = ({ at, entry, next, typed, facts, clauses }) =>
  entry === undefined ? null : (
    <section class="card entry" id="entry" aria-labelledby="entry-name">
      <h2 id="entry-name">{entry.heading}</h2>
      <p class="read">{entry.lines.join('\n')}</p>
      <p class="soft small">
        原文：
        {[...new Set(entry.passages.map(({ clause }) => clause))].map((clause) => (
          <>
            <a href={`#c-${clause}`}>{clauses.find(({ address }) => address === clause)?.label ?? clause}</a>{' '}
          </>
        ))}
      </p>
      <datalist id="facts">
        {facts.map((name) => (
          <option value={name} />
        ))}
      </datalist>
      <EntryForm action={`${at}/answers`} answers={entry.answers} typed={typed.entry === entry.key ? typed : {}} />
      {next === undefined ? null : (
        <p>
          <a href={addressOf(at, next)}>先跳过，看下一项</a>
        </p>
      )}
    </section>
  )

interface OthersProps {
  readonly at: string
  readonly entry: ListedEntry | undefined
  readonly waiting: readonly ListedEntry[]
  readonly settled: readonly ListedEntry[]
}

const Others: FC<OthersProps> = ({ at, entry, waiting, settled }) => (
  <>
    <Left at={at} name="没有确认的" entry={entry} list={waiting.filter(({ isMatter }) => !isMatter)} />
    <Left at={at} name="没有判断的事项" entry={entry} list={waiting.filter(({ isMatter }) => isMatter)} />
    {settled.length === 0 ? null : (
      <details>
        <summary>已确认的要求 {settled.length} 项</summary>
        <ul class="plain">
          {settled.map(({ key, name }) => (
            <li>
              <form class="row" method="post" action={`${at}/answers`}>
                <input type="hidden" name="entry" value={key} />
                <span>{name}</span>
                <button name="as" value="r" type="submit" aria-label={`重新确认${name}`}>
                  重新确认
                </button>
              </form>
            </li>
          ))}
        </ul>
      </details>
    )}
  </>
)

interface LeftProps {
  readonly at: string
  readonly name: string
  readonly entry: ListedEntry | undefined
  readonly list: readonly ListedEntry[]
}

const Left: FC<LeftProps> = ({ at, name, entry, list }) =>
  list.length === 0 ? null : (
    <details>
      <summary>
        {name} {list.length} 项
      </summary>
      <ul>
        {list.map((each) => (
          <li>
            {each.key === entry?.key ? <strong>{each.name}</strong> : <a href={addressOf(at, each.key)}>{each.name}</a>}
          </li>
        ))}
      </ul>
    </details>
  )

const Own: FC<{ readonly at: string; readonly typed: Typed }> = ({ at, typed }) => (
  <details open={typed.own !== undefined}>
    <summary>加一项要求</summary>
    <form class="fields" method="post" action={`${at}/own`}>
      {(
        [
          ['clause', '哪一条（编号，或“第几条第几项”）'],
          ['phrase', '哪几个字（照抄原文，从名称到数和单位）'],
        ] as const
      ).map(([name, label]) => (
        <div class="field">
          <label for={`own-${name}`}>{label}</label>
          <input
            id={`own-${name}`}
            type="text"
            name={name}
            required
            maxlength={2000}
            value={typed.own === undefined ? '' : typed[name]}
          />
        </div>
      ))}
      <div>
        <button type="submit">加上</button>
      </div>
    </form>
  </details>
)

const Steps: FC<{ readonly at: string }> = ({ at }) => (
  <>
    <h2>下一步</h2>
    <div class="buttons">
      <form method="post" action={`${at}/try`}>
        <button type="submit">试一遍</button>
      </form>
      <form method="post" action={`${at}/publish`}>
        <button class="main" type="submit">
          投入使用
        </button>
      </form>
    </div>
    <p class="soft small">投入使用前会再试一遍，读不回来就不投入。没有确认的要求按“未写”算，写完以前不说符合。</p>
  </>
)

const DoneList: FC<Pick<DraftProps, 'done'>> = ({ done }) => (
  <details>
    <summary>谁改过什么（{done.length} 次）</summary>
    <ul>
      {done.map(({ when, what, by }) => (
        <li>
          {when} {by ?? '在终端里'}：{what}
        </li>
      ))}
    </ul>
  </details>
)

const DraftText: FC<{ readonly clauses: readonly ShownClause[] }> = ({ clauses }) => (
  <section class="text pane" tabindex={0} aria-label="原文">
    {clauses.map(({ address, label, depth, isHeading, pieces }) => (
      <div class={`clause depth-${Math.min(depth, 4)}`} id={`c-${address}`}>
        <p>
          <span class="label">
            {isHeading ? '' : `〔${address}〕`}
            {label}
          </span>
          <Marked pieces={pieces} />
        </p>
      </div>
    ))}
  </section>
)
