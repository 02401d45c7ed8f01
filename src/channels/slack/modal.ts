import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Field } from '../../desk/index.ts'
import { MOST } from './limits.ts'
import { plain } from './rich.ts'

/** What the submission of the form is called in the payload. */
export const FORM_VIEW = 'form'
const INPUT = 'answer'
/** The same of what a clerk answers a person. */
export const ANSWER_VIEW = 'ticket'
const ANSWER = 'words'
const LONGEST_ANSWER = 3000
export const UNKNOWN = '不知道'
const LONGEST = 100

const field = z.object({
  fact: z.string().min(1).max(255),
  label: z.string(),
  help: z.string(),
  kind: z.enum(['yes-no', 'quantity', 'choice', 'date']),
  unit: z.string().optional(),
  choices: z.array(z.string()).readonly().optional(),
})

/** Of which question a form is opened, and whom its button was shown to. */
const formAsked = z.object({ question: z.int().exactOptional(), person: z.string().exactOptional() })
export type FormAsked = z.infer<typeof formAsked>

/** Where the answers of a form go, and what it held: what stands in the view's private data, and comes back with the submission. */
export const formPlace = z.object({
  channel: z.string(),
  thread: z.string().optional(),
  regulation: z.string(),
  question: z.int().optional(),
  held: z.record(z.string(), z.string()).default({}),
})
export type FormPlace = z.infer<typeof formPlace>
export const formFields = z.array(field)
export type FormField = z.infer<typeof field>

/** Which ticket a clerk's answer is to, and where its card stands. */
export const answerPlace = z.object({ ticket: z.string(), channel: z.string() })

/** A clerk's answer, to be written. */
export const answerView = (place: z.infer<typeof answerPlace>, question: string): types.ModalView => ({
  type: 'modal',
  callback_id: ANSWER_VIEW,
  private_metadata: JSON.stringify(place),
  title: plain('答复提问人'),
  submit: plain('发给提问人'),
  close: plain('取消'),
  blocks: [
    {
      type: 'input',
      block_id: ANSWER,
      label: plain(`单号 ${place.ticket}`),
      hint: plain(question.slice(0, MOST.hint)),
      element: { type: 'plain_text_input', action_id: INPUT, multiline: true, max_length: LONGEST_ANSWER },
    },
  ],
})

/** What a clerk wrote in it. */
export const answerIn = (values: z.infer<typeof submitted>): string => values[ANSWER]?.[INPUT]?.value?.trim() ?? ''

/** Where nothing was written. */
export const NO_ANSWER: Readonly<Record<string, string>> = { [ANSWER]: '写上要答复的话。' }

/** What the value of a form's button says; of one that another program drew, nothing. */
export function formIn(value: string | undefined): FormAsked {
  try {
    return formAsked.parse(JSON.parse(value ?? ''))
  } catch {
    return {}
  }
}

const isTyped = (kind: FormField['kind']): boolean => kind === 'quantity' || kind === 'date'
/** How a date is written in a field. */
const DATE = '年月日，如 2020年3月'

/** One form: what is not told yet, then what is, filled in. Undefined where nothing is asked, or it does not go into a view. */
export function formView(place: Omit<FormPlace, 'held'>, fields: readonly Field[]): types.ModalView | undefined {
  const held = fitting(place, fields)
  const [told, open] = [true, false].map((is) => fields.filter(({ fact }) => Object.hasOwn(held, fact) === is))
  const data = JSON.stringify({ ...place, held })
  if (fields.length === 0 || data.length > MOST.privateMetadata) return undefined
  const blocks = [...part('还没说的（不填就先空着）', open, held), ...part('说过的（要改就改）', told, held)]
  return {
    type: 'modal',
    callback_id: FORM_VIEW,
    private_metadata: data,
    title: plain('填表回答'),
    submit: plain('提交'),
    close: plain('取消'),
    blocks: blocks.slice(0, MOST.modalBlocks),
  }
}

/** What is held, as far as the view has room to say so; the rest stands empty, and an answer there changes nothing that is held. */
function fitting(place: Omit<FormPlace, 'held'>, fields: readonly Field[]): Record<string, string> {
  let held: Record<string, string> = {}
  for (const asked of fields) {
    const { fact, kind, held: words } = asked
    if (words === undefined || (isTyped(kind) ? words.length > LONGEST : !labelsOf(asked).includes(words))) continue
    const more = { ...held, [fact]: words }
    if (JSON.stringify({ ...place, held: more }).length <= MOST.privateMetadata) held = more
  }
  return held
}

const part = (
  title: string,
  fields: readonly Field[] = [],
  held: Readonly<Record<string, string>>,
): types.ModalView['blocks'] =>
  fields.length === 0
    ? []
    : [{ type: 'header', text: plain(title) }, ...fields.map((asked) => inputBlock(asked, held[asked.fact]))]

function inputBlock(asked: FormField, held: string | undefined): types.InputBlock {
  const hint = asked.help.slice(0, MOST.hint)
  return {
    type: 'input',
    block_id: asked.fact,
    optional: true,
    label: plain(asked.label.slice(0, MOST.hint)),
    ...(hint ? { hint: plain(hint) } : {}),
    element: elementFor(asked, held),
  }
}

/** The labels to choose from. */
const labelsOf = ({ kind, choices = [] }: Pick<FormField, 'kind' | 'choices'>): string[] => [
  ...(kind === 'yes-no' ? ['是', '否'] : choices),
  UNKNOWN,
]

function elementFor({ kind, unit, choices = [] }: FormField, held: string | undefined): types.InputBlock['element'] {
  if (isTyped(kind))
    return {
      type: 'plain_text_input',
      action_id: INPUT,
      max_length: LONGEST,
      ...(held === undefined ? {} : { initial_value: held }),
      placeholder: plain(
        `${kind === 'date' ? `${DATE}；` : unit ? `单位是${unit}；` : ''}说个大概也行，不知道就填“${UNKNOWN}”`,
      ),
    }
  const options = labelsOf({ kind, choices }).map((label, i) => ({
    text: plain(label.slice(0, MOST.optionText)),
    value: String(i),
  }))
  const chosen = held === undefined ? undefined : options[labelsOf({ kind, choices }).indexOf(held)]
  const initial = chosen ? { initial_option: chosen } : {}
  if (options.length <= MOST.radioOptions) return { type: 'radio_buttons', action_id: INPUT, options, ...initial }
  return { type: 'static_select', action_id: INPUT, options: options.slice(0, MOST.selectOptions), ...initial }
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

/** The answers in the person's words by fact, or what is wrong with which field. What is left empty, or as it was, says nothing. */
export function readForm(
  form: readonly FormField[],
  values: z.infer<typeof submitted>,
  understands: Understands,
  held: Readonly<Record<string, string>> = {},
): { readonly answers: Record<string, string> } | { readonly errors: Record<string, string> } {
  const answers: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const asked of form) {
    const words = answerTo(asked, values[asked.fact]?.[INPUT])
    // What stands as it was filled in says nothing new.
    const typed = values[asked.fact]?.[INPUT]?.value?.trim()
    if (words === '' || [words, typed].includes(held[asked.fact] ?? '')) continue
    const fault = faultOf(asked, words, understands)
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
  return Number.isInteger(at) ? (labelsOf(asked)[at] ?? '') : ''
}

function faultOf({ fact, kind, unit }: FormField, words: string, understands: Understands): string | undefined {
  if (words === UNKNOWN || !isTyped(kind) || understands(fact, words)) return undefined
  const like = kind === 'date' ? DATE : unit ? `带单位的数（${unit}）` : '数'
  return `“${words.slice(0, LONGEST)}”读不出这一项的数。请填${like}，“大概”“不到”“以上”都可以；不知道就填“${UNKNOWN}”。`
}
