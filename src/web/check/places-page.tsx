import type { FC } from 'hono/jsx'
import { type Check, pageOf } from '../../desk/index.ts'
import { Page } from '../look/page.tsx'
import { Wide } from '../look/texts.tsx'
import { VERDICTS } from './card.tsx'

const STATUS_WORDS: Readonly<Record<Check['verdict'], string>> = {
  met: '符合',
  unmet: '不符合',
  unknown: '待补充',
  discretionary: '需裁量',
}

/** Several checks side by side: the verdict of each, and what decides it. */
export const PlacesPage: FC<{ readonly title: string; readonly checks: readonly Check[] }> = ({ title, checks }) => (
  <Page title={title} room="/check">
    <h1>{title}</h1>
    <Wide label="各地并排">
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">文本</th>
            <th scope="col">结论</th>
            <th scope="col">不符合、要裁量、还差的</th>
            <th scope="col">还要知道的</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr>
              <th scope="row">
                {check.center}
                <div class="small soft">{check.heading}</div>
              </th>
              <td>
                <span class={check.verdict}>{VERDICTS[check.verdict]}</span>
              </td>
              <td>
                {check.conditions
                  .filter(({ status, gap }) => status === 'unmet' || status === 'discretionary' || gap !== undefined)
                  .map(({ ref, label, clause, gap, status }) => (
                    <div>
                      <span class={status}>{STATUS_WORDS[status]}</span>　{label}
                      {gap === undefined ? '' : `，${gap}`}（<a href={pageOf(ref)}>{clause}</a>）
                    </div>
                  ))}
              </td>
              <td data-label="还要知道的">
                {check.conditions.filter(({ status }) => status === 'unknown').length} 项
                {check.judged.length > 0 ? `；另有 ${check.judged.length} 项由专家或主管部门评判` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
    <p>
      <a class="button" href="/check">
        回到核对
      </a>
    </p>
  </Page>
)
