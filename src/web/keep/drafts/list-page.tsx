import type { FC } from 'hono/jsx'
import type { Listed } from '../../../desk/index.ts'
import { Page } from '../../look/page.tsx'
import { StandingMark } from '../../look/texts.tsx'

type Typed = Readonly<Record<string, string>>

/** A draft in the list: what it is called, and how much of it waits. */
export interface ListedDraft {
  readonly id: string
  readonly title: string
  readonly waiting: number
  /** Why it cannot be read, where it cannot. */
  readonly wrong?: string
  readonly last?: string
}

/** A text in service, and whether it was put into service since the program was started. */
export interface Served {
  readonly id: string
  readonly text: Listed | undefined
}

interface DraftsProps {
  readonly keeper: string
  readonly drafts: readonly ListedDraft[]
  readonly served: readonly Served[]
  readonly programmes: readonly string[]
  readonly told?: string
}

/** Regulations that are being added, those in service, and where a file is handed in. */
export const DraftsPage: FC<DraftsProps> = ({ keeper, drafts, served, programmes, told }) => (
  <Page title="文本的增改" room="/keep" keeper={keeper}>
    <h1>文本的增改</h1>
    <Told words={told} />
    <h2>草稿</h2>
    {drafts.length === 0 ? (
      <p>没有没投入使用的草稿。</p>
    ) : (
      <ul>
        {drafts.map(({ id, title, waiting, wrong, last }) => (
          <li>
            <a href={`/keep/drafts/${id}`}>{title}</a>（{id}）
            {wrong === undefined ? `：${waiting > 0 ? `还有 ${waiting} 项没有确认` : '都确认完了'}` : `：${wrong}`}
            {last === undefined ? null : <div class="soft small">{last}</div>}
          </li>
        ))}
      </ul>
    )}
    <h2>加一部文本</h2>
    <UploadForm programmes={programmes} typed={{}} />
    <h2>使用中的文本</h2>
    <ul class="plain">
      {served.map(({ id, text }) => (
        <li>
          {text ? (
            <>
              <a href={`/r/${encodeURIComponent(id)}`}>{text.short}</a> <StandingMark of={text} />
            </>
          ) : (
            `${id}（重新启动问策以后生效）`
          )}
          <details>
            <summary>撤下{text ? text.short : id}</summary>
            <p>撤下以后它又是草稿，已确认的都在；重新启动问策以前，答复里还有它。</p>
            <form method="post" action={`/keep/drafts/${id}/retire`}>
              <button type="submit">确认撤下</button>
            </form>
          </details>
        </li>
      ))}
    </ul>
    <p>
      <a href="/keep">回到经办</a>
    </p>
  </Page>
)

export const Told: FC<{ readonly words: string | undefined }> = ({ words }) =>
  words === undefined ? null : (
    <p class="notice" role="alert">
      {words}
    </p>
  )

/** A file with what the clerk says of it; what was typed before stands in its fields. */
export const UploadForm: FC<{ readonly programmes: readonly string[]; readonly typed: Typed }> = ({
  programmes,
  typed,
}) => (
  <form class="fields" method="post" action="/keep/drafts" enctype="multipart/form-data">
    <div class="field">
      <label for="file">文件（.docx、有文字的 .pdf、.txt 或 .md，不超过 20 MB）</label>
      <input id="file" type="file" name="file" accept=".docx,.pdf,.txt,.md" required />
    </div>
    <Field name="place" label="哪里的文件（地名）" typed={typed} required />
    <Field name="programme" label="管哪一类" typed={typed} required list="programmes" />
    <datalist id="programmes">
      {programmes.map((name) => (
        <option value={name} />
      ))}
    </datalist>
    <Tick name="newProgramme" label="是新的一类（现有的类别里没有）" typed={typed} />
    <details open={['id', 'replaces', 'again'].some((name) => typed[name])}>
      <summary>不常用的</summary>
      <Field name="replaces" label="代替哪一部（编号；文中写明的不用填）" typed={typed} />
      <Field name="id" label="编号（小写字母、数字；不填按地名的拼音取）" typed={typed} />
      <Tick name="again" label="文件换过了，重做草稿（旧的另存）" typed={typed} />
    </details>
    <div>
      <button class="main" type="submit">
        读入文件
      </button>
    </div>
  </form>
)

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly typed: Typed
  readonly required?: boolean
  readonly list?: string
}

const Field: FC<FieldProps> = ({ name, label, typed, ...more }) => (
  <div class="field">
    <label for={name}>{label}</label>
    <input id={name} type="text" name={name} value={typed[name] ?? ''} maxlength={120} {...more} />
  </div>
)

const Tick: FC<{ readonly name: string; readonly label: string; readonly typed: Typed }> = ({ name, label, typed }) => (
  <p>
    <label>
      <input type="checkbox" name={name} value="1" checked={typed[name] !== undefined && typed[name] !== ''} /> {label}
    </label>
  </p>
)
