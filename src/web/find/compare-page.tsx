import type { FC } from 'hono/jsx'
import type { Reply } from '../../desk/index.ts'
import { Page } from '../look/page.tsx'
import { ReplyView } from '../look/reply.tsx'

/** One subject in all places side by side. */
export const ComparePage: FC<{ readonly subject: string; readonly reply?: Reply }> = ({ subject, reply }) => (
  <Page title={subject === '' ? '各地对照' : `各地对照：${subject}`} room="/">
    <h1>各地对照</h1>
    <form method="get" action="/compare">
      <div class="row">
        <label class="unseen" for="q">
          对照什么
        </label>
        <input id="q" type="search" name="q" value={subject} placeholder="对照什么：公示、撤销情形、研发人员" />
        <button class="main" type="submit">
          对照
        </button>
      </div>
    </form>
    {reply === undefined ? null : <ReplyView reply={reply} />}
  </Page>
)
