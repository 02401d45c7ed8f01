import type { types } from '@slack/bolt'
import { z } from 'zod'
import { MOST } from './limits.ts'
import { plain } from './rich.ts'

/** What the submission of the form is called in the payload. */
export const FORM_VIEW = 'form'
const INPUT = 'answer'
export const UNKNOWN = '不知道'
const LONGEST = 100

const field = z.object({
  fact: z.string().min(1).max(255),
  label: z.string(),
  help: z.string(),
  kind: z.enum(['yes-no', 'quantity', 'choice', 'date']),
  unit: z.string().optional(),
  choices: z.array(z.string()).optional(),
})

/** What a form asks: the fields, which question they are of, and whom it was shown to. */
const formAsked = z.object({
  form: z.array(field).min(1),
  question: z.int().exactOptional(),
  person: z.string().exactOptional(),
})
export type FormAsked = z.infer<typeof formAsked>

/** Where the answers of a form go: what stands in the view's private data, and comes back with the submission. */
export const formPlace = z.object({
  channel: z.string(),
  thread: z.string().optional(),
  form: z.array(field),
  question: z.int().optional(),
})
export type FormPlace = z.infer<typeof formPlace>
export type FormField = FormPlace['form'][number]

/** The form in a button's value; undefined where it is none of ours. A button that an earlier program drew has the fields alone. */
export function formIn(value: string | undefined): FormAsked | undefined {
  try {
    const given: unknown = JSON.parse(value ?? '')
    return formAsked.parse(Array.isArray(given) ? { form: given } : given)
  } catch {
    return undefined
  }
}

const isTyped = (kind: FormField['kind']): boolean => kind === 'quantity' || kind === 'date'
/** How a date is written in a field. */
const DATE = '年月日，如 2020年3月'

/** A form for what is asked. Undefined where it does not go into a view. */
export function formView(place: FormPlace): types.ModalView | undefined {
  const data = JSON.stringify(place)
  const fields = place.form.length
  if (fields === 0 || fields > MOST.modalBlocks || data.length > MOST.privateMetadata) return undefined
  return {
    type: 'modal',
    callback_id: FORM_VIEW,
    private_metadata: data,
    title: plain('填表回答'),
    submit: plain('提交'),
    close: plain('取消'),
    blocks: place.form.map(inputBlock),
  }
}

function inputBlock(asked: FormField): types.InputBlock {
  const hint = asked.help.slice(0, MOST.hint)
  return {
    type: 'input',
    block_id: asked.fact,
    label: plain(asked.label.slice(0, MOST.hint)),
    ...(hint ? { hint: plain(hint) } : {}),
    element: elementFor(asked),
  }
}

function elementFor({ kind, unit, choices = [] }: FormField): types.InputBlock['element'] {
  if (isTyped(kind))
    return {
      type: 'plain_text_input',
      action_id: INPUT,
      max_length: LONGEST,
      placeholder: plain(
        `${kind === 'date' ? `${DATE}；` : unit ? `单位是${unit}；` : ''}说个大概也行，不知道就填“${UNKNOWN}”`,
      ),
    }
  const options = [...(kind === 'yes-no' ? ['是', '否'] : choices), UNKNOWN].map((label, i) => ({
    text: plain(label.slice(0, MOST.optionText)),
    value: String(i),
  }))
  if (options.length <= MOST.radioOptions) return { type: 'radio_buttons', action_id: INPUT, options }
  return { type: 'static_select', action_id: INPUT, options: options.slice(0, MOST.selectOptions) }
}

/** The values of a submitted view, as Slack sends them; fields of other kinds are not in our forms. */
export const submitted = z.record(
  z.string(),
  z.record(
    z.string(),
    z.looseObject({ value: z.string().nullish(), selected_option: z.looseObject({ value: z.string() }).nullish() }),
  ),
)

/** Whether words answer what is asked of a fact. */
export type Understands = (fact: string, words: string) => boolean

/** The answers in the person's words by fact, or what is wrong with which field. */
export function readForm(
  form: readonly FormField[],
  values: z.infer<typeof submitted>,
  understands: Understands,
): { readonly answers: Record<string, string> } | { readonly errors: Record<string, string> } {
  const answers: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const asked of form) {
    const words = answerTo(asked, values[asked.fact]?.[INPUT])
    const fault = words === '' ? '这一项还没有填。' : faultOf(asked, words, understands)
    if (fault === undefined) answers[asked.fact] = words
    else errors[asked.fact] = fault
  }
  return Object.keys(errors).length > 0 ? { errors } : { answers }
}

const NUMBER = /^[\d０-９.．,，\s]+$/u

function answerTo(asked: FormField, given: z.infer<typeof submitted>[string][string] | undefined): string {
  if (isTyped(asked.kind)) {
    const typed = (given?.value ?? '').trim()
    return NUMBER.test(typed) ? `${typed.replace(/\s/gu, '')}${asked.unit ?? ''}` : typed
  }
  const at = Number(given?.selected_option?.value)
  const choices = [...(asked.kind === 'yes-no' ? ['是', '否'] : (asked.choices ?? [])), UNKNOWN]
  return Number.isInteger(at) ? (choices[at] ?? '') : ''
}

function faultOf({ fact, kind, unit }: FormField, words: string, understands: Understands): string | undefined {
  if (words === UNKNOWN || !isTyped(kind) || understands(fact, words)) return undefined
  const like = kind === 'date' ? DATE : unit ? `带单位的数（${unit}）` : '数'
  return `“${words.slice(0, LONGEST)}”读不出这一项的数。请填${like}，“大概”“不到”“以上”都可以；不知道就填“${UNKNOWN}”。`
}
