import type { FC } from 'hono/jsx'
import type { Report } from '../../desk/index.ts'
import { Page } from '../look/page.tsx'
import { Wide } from '../look/texts.tsx'

type Passages = Report['verdict']['passages']
type ToDo = Report['changes']

const Passage: FC<{ readonly of: Passages }> = ({ of }) => (
  <>
    {of.map((passage) =>
      passage.kind === 'words' ? (
        <p>{passage.text}</p>
      ) : (
        <ul>
          {passage.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      ),
    )}
  </>
)

const Points: FC<{ readonly of: Report['colophon'] }> = ({ of }) => (
  <dl class="points">
    {of.map(({ term, text }) => (
      <div>
        <dt>{term}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

const Remedies: FC<{ readonly of: ToDo }> = ({ of: { remedies, passages } }) => (
  <>
    {remedies.length > 0 ? (
      <ul>
        {remedies.map(({ status, label, clause, points }) => (
          <li>
            <strong class={status}>{label}</strong>（{clause}）
            <Points of={points} />
          </li>
        ))}
      </ul>
    ) : null}
    <Passage of={passages} />
  </>
)

/** The report as it is printed on A4, signed and stamped: the same value as the file for Word. */
export const ReportPage: FC<{ readonly report: Report }> = ({ report }) => (
  <Page title={report.heading} room="/check">
    <article class="report">
      <div class="buttons noprint">
        <button type="button" data-print hidden>
          打印
        </button>
        <a class="button" href="/check">
          回到核对
        </a>
        <p class="small soft">在微信里打不开打印时，点右上角用浏览器打开。</p>
      </div>
      <h1>{report.heading}</h1>
      <p>{report.title}</p>
      <Points of={report.filed} />
      <p>
        <strong>{report.standing.label}</strong>（{report.standing.asOf}）
      </p>
      <Passage of={report.standing.passages} />
      {report.notices.map((text) => (
        <p class="notice">{text}</p>
      ))}
      <h2 class={report.verdict.status}>{report.verdict.label}</h2>
      <Passage of={report.verdict.passages} />
      <h2>逐项对照</h2>
      <Wide label="逐项对照">
        <table class="stacked">
          <thead>
            <tr>
              {['结果', '条件', '要求', '给出', '差距', '条款'].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row) => (
              <tr>
                <td class={row.status}>{row.mark}</td>
                <th scope="row">{row.label}</th>
                <td data-label="要求">{row.required}</td>
                <td data-label="给出">{row.given}</td>
                <td data-label="差距">{row.gap}</td>
                <td data-label="条款">{row.clause}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <h2>要符合，须改变什么</h2>
      <Remedies of={report.changes} />
      <h2>还须补充什么</h2>
      <Remedies of={report.missing} />
      {report.sections.map(({ heading, passages }) => (
        <>
          <h2>{heading}</h2>
          <Passage of={passages} />
        </>
      ))}
      <h2>条文原文</h2>
      {report.quotations.map(({ title, quote }) => (
        <section>
          <h3>{title}</h3>
          <blockquote>
            <p>{quote}</p>
          </blockquote>
        </section>
      ))}
      <h2>本报告</h2>
      <Points of={report.colophon} />
      <div class="signed">
        {report.signed.map((name) => (
          <p>{name}：</p>
        ))}
      </div>
    </article>
  </Page>
)
