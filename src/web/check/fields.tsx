import type { FC } from 'hono/jsx'
import type { Field } from '../../desk/index.ts'

interface FieldsProps {
  readonly fields: readonly Field[]
  /** What is asked next, the first first. */
  readonly asks: readonly string[]
  readonly oob?: true
}

/** The questions of a check: what is asked next alone at the top, as on a telephone, then all that there is, each with what it holds. */
export const Fields: FC<FieldsProps> = ({ fields, asks, oob }) => {
  const next = asks.flatMap((fact) => fields.find((field) => field.fact === fact) ?? [])
  const others = fields.filter((field) => !next.includes(field))
  const [open, told] = [
    others.filter(({ held }) => held === undefined),
    others.filter(({ held }) => held !== undefined),
  ]
  return (
    <div id="fields" class="fields" {...(oob ? { 'hx-swap-oob': 'true' } : {})}>
      {next.length > 0 ? (
        <section aria-label="下一个问题">
          <h2>下一个问题</h2>
          {next.map((field) => (
            <FieldForm field={field} />
          ))}
        </section>
      ) : (
        <p>该问的都问过了。</p>
      )}
      {open.length > 0 ? (
        <details data-wide>
          <summary>其余还没说的（{open.length} 项）</summary>
          {open.map((field) => (
            <FieldForm field={field} />
          ))}
        </details>
      ) : null}
      {told.length > 0 ? (
        <details data-wide>
          <summary>说过的，要改就改（{told.length} 项）</summary>
          {told.map((field) => (
            <FieldForm field={field} />
          ))}
        </details>
      ) : null}
    </div>
  )
}

const UNKNOWN = '不知道'

const FieldForm: FC<{ readonly field: Field }> = ({ field }) => {
  const { fact, label, help, held } = field
  const id = `f-${fact}`
  const changes = held === undefined ? '填写' : '修改'
  return (
    <form class="field" method="post" action="/check/answers" hx-post="/check/answers" hx-target="#receipt">
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
                aria-label={`${label}：${choice}`}
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
              value={held ?? ''}
              autocomplete="off"
              inputmode={field.kind === 'quantity' ? 'text' : undefined}
              placeholder={placeholderOf(field)}
              {...(help === '' ? {} : { 'aria-describedby': `${id}-help` })}
            />
            <button type="submit" aria-label={`${changes}${label}`}>
              {changes}
            </button>
            <button type="submit" name="unknown" value="1" aria-label={`${label}：${UNKNOWN}`}>
              {UNKNOWN}
            </button>
          </div>
        </>
      )}
    </form>
  )
}

/** What may be pressed instead of typed. */
function choicesOf({ kind, choices }: Field): readonly string[] {
  if (kind === 'yes-no') return ['是', '否']
  return kind === 'choice' ? (choices ?? []) : []
}

function placeholderOf({ kind, unit }: Field): string {
  if (kind === 'date') return '年月日，如 2020年3月'
  return unit === undefined ? '照您的说法写' : `照您的说法写，只写数就当 ${unit}`
}
