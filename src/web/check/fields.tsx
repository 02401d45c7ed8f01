import type { FC } from 'hono/jsx'
import type { Field } from '../../desk/index.ts'

/** A field whose words were not understood: they stay in it, with what is to be said of them. */
export interface Unread {
  readonly fact: string
  readonly words: string
  readonly told: string
}

interface FieldsProps {
  readonly fields: readonly Field[]
  /** What each is called without its question. */
  readonly names: Readonly<Record<string, string>>
  /** What is asked next, the first first. */
  readonly asks: readonly string[]
  readonly unread?: Unread
  readonly oob?: true
}

/** The questions of a check: what is asked next alone at the top, as on a telephone, then all that there is, each with what it holds. */
export const Fields: FC<FieldsProps> = ({ fields, names, asks, unread, oob }) => {
  const one = (field: Field) => (
    <FieldForm
      field={field}
      name={names[field.fact] ?? field.label}
      {...(unread?.fact === field.fact ? { unread } : {})}
    />
  )
  const holds = (all: readonly Field[]) => all.some(({ fact }) => fact === unread?.fact)
  const next = asks.flatMap((fact) => fields.find((field) => field.fact === fact) ?? [])
  const others = fields.filter((field) => !next.includes(field))
  const [open, told] = [
    others.filter(({ held }) => held === undefined),
    others.filter(({ held }) => held !== undefined),
  ]
  return (
    <div id="fields" class="fields" {...(oob ? { 'hx-swap-oob': 'true' } : {})}>
      {next.length > 0 ? (
        <section aria-labelledby="next-head" data-next>
          <h2 id="next-head">下一个问题</h2>
          {next.map(one)}
          <Steps />
        </section>
      ) : (
        <section aria-label="都问过了" data-next>
          <p>该问的都问过了；下面的随时可以补、可以改。</p>
        </section>
      )}
      {open.length > 0 ? (
        <details data-wide="open" open={holds(open)}>
          <summary>其余还没说的（{open.length} 项）</summary>
          {open.map(one)}
        </details>
      ) : null}
      {told.length > 0 ? (
        <details data-wide="told" open={holds(told)}>
          <summary>说过的，要改就改（{told.length} 项）</summary>
          {told.map(one)}
        </details>
      ) : null}
    </div>
  )
}

/** What is asked may be left for later, and the last step taken back: the conversation's own orders. */
const Steps: FC = () => (
  <form class="buttons" method="post" action="/check/say" hx-post="/check/say" hx-target="#receipt">
    <button type="submit" name="words" value="跳过" aria-label="跳过这个问题">
      跳过
    </button>
    <button type="submit" name="words" value="返回" aria-label="返回上一步">
      返回
    </button>
  </form>
)

const UNKNOWN = '不知道'

interface FieldFormProps {
  readonly field: Field
  readonly name: string
  readonly unread?: Unread
}

const FieldForm: FC<FieldFormProps> = ({ field, name, unread }) => {
  const { fact, label, help, held } = field
  const id = `f-${fact}`
  const changes = held === undefined ? '填写' : '修改'
  const described = [...(help === '' ? [] : [`${id}-help`]), ...(unread ? [`${id}-unread`] : [])].join(' ')
  return (
    <form
      id={`q-${fact}`}
      class="field"
      method="post"
      action="/check/answers"
      hx-post="/check/answers"
      hx-target="#receipt"
    >
      <input type="hidden" name="fact" value={fact} />
      {held === undefined ? null : <input type="hidden" name="held" value={held} />}
      {choicesOf(field).length > 0 ? (
        <fieldset>
          <legend>{label}</legend>
          {help === '' ? null : <p class="help">{help}</p>}
          <div class="buttons">
            {[...choicesOf(field), UNKNOWN].map((choice) => (
              <button
                type="submit"
                name="words"
                value={choice}
                aria-label={`${name}：${choice}`}
                aria-pressed={held === choice ? 'true' : 'false'}
              >
                {choice}
              </button>
            ))}
          </div>
        </fieldset>
      ) : (
        <>
          <label for={id}>{label}</label>
          {help === '' ? null : (
            <p class="help" id={`${id}-help`}>
              {help}
            </p>
          )}
          <div class="row">
            <input
              id={id}
              type="text"
              name="words"
              value={unread?.words ?? held ?? ''}
              autocomplete="off"
              placeholder={placeholderOf(field)}
              {...(described === '' ? {} : { 'aria-describedby': described })}
              {...(unread ? { 'aria-invalid': 'true' } : {})}
            />
            <button type="submit" aria-label={`${changes}${name}`}>
              {changes}
            </button>
            <button type="submit" name="unknown" value="1" aria-label={`${name}：${UNKNOWN}`}>
              {UNKNOWN}
            </button>
          </div>
        </>
      )}
      {unread ? (
        <p class="notice" id={`${id}-unread`}>
          {unread.told}
        </p>
      ) : null}
    </form>
  )
}

/** What may be pressed instead of typed. */
function choicesOf({ kind, choices }: Field): readonly string[] {
  if (kind === 'yes-no') return ['是', '否']
  return kind === 'choice' ? (choices ?? []) : []
}

/** A number so short that nobody means another unit by it: 300 under 万元; of 3000000 the desk asks back. */
const BARE = /^(?:\d{1,4}(?:\.\d+)?|[〇零一二两三四五六七八九十百千几]{1,8})多?$/u

/** The words of a field, with the unit that it names for a number without one. */
export const withUnit = (words: string, { unit, kind }: Pick<Field, 'unit' | 'kind'>): string =>
  kind === 'quantity' && unit !== undefined && BARE.test(words) ? `${words}${unit}` : words

function placeholderOf({ kind, unit }: Field): string {
  if (kind === 'date') return '年月日，如 2020年3月'
  return unit === undefined ? '照您的说法写' : `照您的说法写，只写数就当 ${unit}`
}
