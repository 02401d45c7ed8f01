import type { FC } from 'hono/jsx'
import { Page } from '../../look/page.tsx'
import type { Step } from './bench.ts'
import { UploadForm } from './list-page.tsx'

interface StepProps {
  readonly keeper: string
  readonly step: Step
  /** Whole seconds since it was begun. */
  readonly seconds: number
  readonly programmes: readonly string[]
}

const STATES: Readonly<Record<Step['state'], string>> = {
  'under-way': '正在办',
  done: '办好了',
  refused: '没有办成',
}

/** Something that takes a while: how far it is, and how it came out. */
export const StepPage: FC<StepProps> = ({ keeper, step, seconds, programmes }) => {
  const { name, state, lines, draft, typed } = step
  return (
    <Page title={`${name}：${STATES[state]}`} room="/keep" keeper={keeper}>
      <h1>
        {name}：{STATES[state]}
      </h1>
      {state === 'under-way' ? (
        <>
          <p>
            <progress aria-label={name} />
          </p>
          <p>已经 {seconds} 秒。这一页自己会刷新，关掉也不影响；文件大的要几分钟。</p>
        </>
      ) : (
        <div class={state === 'refused' ? 'notice' : undefined} role={state === 'refused' ? 'alert' : undefined}>
          <ul class="plain">
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </div>
      )}
      {state === 'refused' && Object.keys(typed).length > 0 ? (
        <>
          <p>填过的都在下面，文件请重新选一次。</p>
          <UploadForm programmes={programmes} typed={typed} />
        </>
      ) : null}
      <p class="buttons">
        {draft === undefined || state === 'under-way' ? null : (
          <a class="button" href={`/keep/drafts/${draft}`}>
            看草稿 {draft}
          </a>
        )}
        <a class="button" href="/keep/drafts">
          回到文本的增改
        </a>
      </p>
    </Page>
  )
}
