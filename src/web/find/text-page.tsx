import type { FC } from 'hono/jsx'
import { type Listed, type Printed, pageOf, type ReadClause } from '../../desk/index.ts'
import { Page } from '../look/page.tsx'
import { AmendedBy, Copy, Lines, StandingMark, Wide } from '../look/texts.tsx'

interface TextProps {
  readonly regulation: Listed
  readonly clauses: readonly Printed[]
  /** The clause that it is opened at. */
  readonly opened?: ReadClause
}

/** A whole text, opened at a clause where one is named: the clause before and after it are a link away. */
export const TextPage: FC<TextProps> = ({ regulation, clauses, opened }) => (
  <Page title={opened ? `${regulation.short}${opened.label}` : regulation.short} room="/r">
    <h1>{regulation.title}</h1>
    <p>
      <StandingMark of={regulation} /> {regulation.standingLine}
      {regulation.documentNumber === undefined ? null : `｜${regulation.documentNumber}`}
    </p>
    {opened ? <Opened clause={opened} /> : null}
    <div class="text">
      {clauses.map((clause) => (
        <ClauseText clause={clause} {...(clause.ref === opened?.ref ? { opened } : {})} />
      ))}
    </div>
  </Page>
)

const Opened: FC<{ readonly clause: ReadClause }> = ({ clause }) => (
  <section class="card" aria-label={`${clause.regulation.short}${clause.label}`}>
    <h2>{clause.label}</h2>
    <AmendedBy by={clause.amended} />
    <blockquote>
      <p>
        <Lines text={clause.whole} />
      </p>
    </blockquote>
    <Around clause={clause} />
  </section>
)

/** What is done with an opened clause: it stands by the clause at the top, and by its place in the text, where one is scrolled to. */
const Around: FC<{ readonly clause: ReadClause }> = ({ clause }) => (
  <div class="buttons noprint">
    <Copy words={clause.quotation} label={clause.label} />
    <Beside clause={clause.above} name="上一级" />
    <Beside clause={clause.before} name="前一处" />
    <Beside clause={clause.after} name="后一处" />
  </div>
)

const Beside: FC<{ readonly clause: Printed | undefined; readonly name: string }> = ({ clause, name }) =>
  clause === undefined ? null : (
    <a class="button" href={pageOf(clause.ref)}>
      {name}：{clause.label}
    </a>
  )

const HEADED = new Set<Printed['kind']>(['chapter', 'section', 'annex', 'annex-section'])

const ClauseText: FC<{ readonly clause: Printed; readonly opened?: ReadClause }> = ({ clause, opened }) => {
  const { kind, label, heading, text, depth, amended } = clause
  return (
    <div
      class={`clause depth-${Math.min(depth, 4)}${opened ? ' opened' : ''}`}
      id={`c-${clause.address}`}
      {...(opened ? { 'data-opened': '' } : {})}
    >
      {HEADED.has(kind) ? <h2>{`${label}${heading === undefined ? '' : `　${heading}`}`}</h2> : null}
      <AmendedBy by={amended} />
      {text.trim() === '' || (HEADED.has(kind) && text.trim() === heading) ? null : (
        <p>
          {HEADED.has(kind) || kind === 'front' ? null : (
            <a class="label" href={pageOf(clause.ref)}>
              {label}
            </a>
          )}
          <Lines text={text} />
        </p>
      )}
      {opened ? (
        <>
          <p class="small">
            <StandingMark of={opened.regulation} /> {opened.regulation.short}
          </p>
          <Around clause={opened} />
        </>
      ) : null}
    </div>
  )
}

/** All the texts there are, and how each stands. */
export const TextsPage: FC<{ readonly texts: readonly Listed[] }> = ({ texts }) => (
  <Page title="收录的文本" room="/r">
    <h1>收录的文本</h1>
    <Wide label="收录的文本">
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">地方</th>
            <th scope="col">文本</th>
            <th scope="col">效力</th>
            <th scope="col">由谁负责</th>
          </tr>
        </thead>
        <tbody>
          {texts.map((text) => (
            <tr>
              <td>{text.place}</td>
              <td>
                <a href={`/r/${encodeURIComponent(text.id)}`}>{text.title}</a>
                {text.documentNumber === undefined ? null : <div class="soft small">{text.documentNumber}</div>}
              </td>
              <td>
                <StandingMark of={text} />
                <div class="soft small">{text.standingLine}</div>
              </td>
              <td data-label="由谁负责">{text.body}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  </Page>
)
