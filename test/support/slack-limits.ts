/** What Slack refuses, from its reference of blocks, elements and views; faults name the place and what was found there. */

interface Node {
  readonly [key: string]: unknown
}
type Report = (place: string, found: string) => void

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const IN_MESSAGE = new Set([
  'actions',
  'alert',
  'container',
  'context',
  'context_actions',
  'divider',
  'header',
  'rich_text',
  'section',
  'table',
])
const IN_VIEW = new Set(['actions', 'context', 'divider', 'header', 'input', 'rich_text', 'section'])
const IN_CONTAINER = new Set(['actions', 'context', 'divider', 'header', 'input', 'rich_text', 'section', 'table'])
/** Where a message came back as msg_blocks_too_long. */
const MESSAGE_TEXT = 13_000

/**
 * Faults of a message as chat.postMessage would be sent it; none where Slack takes it. `named`: the program itself puts a
 * person's name and a link in it.
 */
export function messageFaults(
  message: { readonly text?: unknown; readonly blocks?: unknown },
  { named = false }: { readonly named?: boolean } = {},
): string[] {
  const faults: string[] = []
  const report: Report = (place, found) => {
    faults.push(`${place}: ${found}`)
  }
  const text = textOf(message.text)
  if (text === '') report('text', 'empty: a notification has nothing to show')
  if (text.length > 40_000) report('text', `${text.length} characters, at most 40,000`)
  if (/<[!@#]|<https?:/u.test(text)) report('text', 'markup Slack would act on')
  const blocks = nodes(message.blocks)
  if (blocks.length === 0) report('blocks', 'none')
  if (blocks.length > 50) report('blocks', `${blocks.length}, at most 50`)
  if (blocks.filter(({ type }) => type === 'table').length > 1) report('blocks', 'more than one table')
  const length = allText(blocks).length
  if (length > MESSAGE_TEXT) report('blocks', `${length} characters together`)
  checkBlocks(named ? withoutNames(blocks) : blocks, IN_MESSAGE, 'blocks', report)
  return faults
}

/** The blocks without the elements that name a person or lead somewhere. */
const withoutNames = (blocks: readonly Node[]): Node[] =>
  blocks.map((block) => ({
    ...block,
    elements: nodes(block.elements).map((part) => ({
      ...part,
      elements: nodes(part.elements).filter(({ type }) => type !== 'user' && type !== 'link' && type !== 'date'),
    })),
  }))

/** Faults of a modal or a Home tab. */
export function viewFaults(view: Node): string[] {
  const faults: string[] = []
  const report: Report = (place, found) => {
    faults.push(`${place}: ${found}`)
  }
  if (view.type === 'modal') {
    for (const field of ['title', 'submit', 'close']) {
      if (view[field] !== undefined || field === 'title') plainText(view[field], field, 24, report)
    }
    atMost(view.callback_id, 255, 'callback_id', report)
  }
  atMost(view.private_metadata, 3000, 'private_metadata', report)
  const blocks = nodes(view.blocks)
  if (blocks.length === 0 || blocks.length > 100) report('blocks', `${blocks.length}, 1 to 100`)
  checkBlocks(blocks, IN_VIEW, 'blocks', report)
  if (JSON.stringify(view).length > 250_000) report('view', 'larger than 250 kB')
  return faults
}

function checkBlocks(blocks: readonly Node[], allowed: ReadonlySet<string>, place: string, report: Report): void {
  const ids = blocks.map(({ block_id: id }) => id).filter((id) => id !== undefined)
  if (new Set(ids).size !== ids.length) report(place, 'a block_id twice')
  const actions = blocks.flatMap(({ elements }) => nodes(elements).flatMap(({ action_id: id }) => id ?? []))
  if (new Set(actions).size !== actions.length) report(place, 'an action_id twice')
  for (const [i, block] of blocks.entries()) {
    const here = `${place}[${i}] ${textOf(block.type)}`
    if (!allowed.has(textOf(block.type))) report(here, 'a block that does not stand here')
    atMost(block.block_id, 255, `${here}.block_id`, report)
    checkBlock(block, here, report)
  }
}

function checkBlock(block: Node, here: string, report: Report): void {
  const elements = nodes(block.elements)
  switch (block.type) {
    case 'header':
      plainText(block.text, `${here}.text`, 150, report)
      return
    case 'section':
    case 'alert':
      plainText(block.text, `${here}.text`, 3000, report)
      return
    case 'context':
      if (elements.length === 0 || elements.length > 10) report(here, `${elements.length} elements, 1 to 10`)
      for (const element of elements) plainText(element, here, 3000, report)
      return
    case 'context_actions':
      if (elements.length === 0 || elements.length > 5) report(here, `${elements.length} elements, 1 to 5`)
      for (const element of elements) checkFeedback(element, here, report)
      return
    case 'actions':
      if (elements.length === 0 || elements.length > 25) report(here, `${elements.length} elements, 1 to 25`)
      for (const element of elements) checkElement(element, here, report)
      return
    case 'input':
      plainText(block.label, `${here}.label`, 2000, report)
      if (block.hint !== undefined) plainText(block.hint, `${here}.hint`, 2000, report)
      if (isNode(block.element)) checkElement(block.element, here, report)
      else report(here, 'no element')
      return
    case 'rich_text':
      checkRich(block, here, report)
      return
    case 'table':
      checkTable(block, here, report)
      return
    case 'container': {
      plainText(block.title, `${here}.title`, 150, report)
      const children = nodes(block.child_blocks)
      if (children.length === 0 || children.length > 10) report(here, `${children.length} children, 1 to 10`)
      if (block.default_collapsed === true && block.is_collapsible !== true) report(here, 'collapsed, not collapsible')
      checkBlocks(children, IN_CONTAINER, `${here}.child_blocks`, report)
      return
    }
    default:
  }
}

const RICH = new Set(['rich_text_section', 'rich_text_quote', 'rich_text_list', 'rich_text_preformatted'])

/** Text alone: no mentions, links or broadcasts, whatever stands in a reply. */
function checkRich(block: Node, here: string, report: Report): void {
  const parts = nodes(block.elements)
  if (parts.length === 0) report(here, 'no elements')
  if (allText(parts).length > 3000) report(here, `${allText(parts).length} characters, at most 3,000`)
  for (const part of parts) {
    if (!RICH.has(textOf(part.type))) report(here, `${textOf(part.type)} in rich text`)
    const elements = nodes(part.elements)
    if (elements.length === 0) report(here, 'an empty part')
    for (const element of elements) {
      if (element.type !== 'text') report(here, `a ${textOf(element.type)} in the text`)
      if (textOf(element.text) === '') report(here, 'an empty text')
    }
  }
}

function checkTable(block: Node, here: string, report: Report): void {
  const rows = Array.isArray(block.rows) ? block.rows.map(nodes) : []
  if (rows.length < 1 || rows.length > 100) report(here, `${rows.length} rows, 1 to 100`)
  const widths = new Set(rows.map(({ length }) => length))
  if (widths.size > 1) report(here, 'rows of different length')
  if (Math.max(...widths) > 20) report(here, `${Math.max(...widths)} columns, at most 20`)
  if (allText(rows.flat()).length > 10_000) report(here, `${allText(rows.flat()).length} characters, at most 10,000`)
  for (const cell of rows.flat()) {
    if (cell.type !== 'raw_text') report(here, `a cell of ${textOf(cell.type)}`)
    if (textOf(cell.text) === '') report(here, 'an empty cell')
  }
}

function checkElement(element: Node, here: string, report: Report): void {
  const place = `${here}.${textOf(element.type)}`
  if (textOf(element.action_id) === '') report(place, 'no action_id')
  atMost(element.action_id, 255, `${place}.action_id`, report)
  const options = nodes(element.options)
  switch (element.type) {
    case 'button':
      plainText(element.text, `${place}.text`, 75, report)
      atMost(element.value, 2000, `${place}.value`, report)
      return
    case 'radio_buttons':
      checkOptions(options, 10, place, report)
      return
    case 'static_select':
      if (element.placeholder !== undefined) plainText(element.placeholder, `${place}.placeholder`, 150, report)
      checkOptions(options, 100, place, report)
      return
    case 'plain_text_input':
      if (element.placeholder !== undefined) plainText(element.placeholder, `${place}.placeholder`, 150, report)
      if (Number(element.max_length ?? 1) > 3000) report(place, 'max_length above 3,000')
      return
    default:
      report(place, 'an element no test knows the limits of')
  }
}

function checkOptions(options: readonly Node[], most: number, place: string, report: Report): void {
  if (options.length === 0 || options.length > most) report(place, `${options.length} options, 1 to ${most}`)
  for (const option of options) {
    plainText(option.text, `${place}.option`, 75, report)
    atMost(option.value, 150, `${place}.option.value`, report)
  }
  const values = options.map(({ value }) => value)
  if (new Set(values).size !== values.length) report(place, 'a value twice')
}

function checkFeedback(element: Node, here: string, report: Report): void {
  if (element.type !== 'feedback_buttons') {
    report(here, `a ${textOf(element.type)}`)
    return
  }
  for (const side of [element.positive_button, element.negative_button]) {
    if (!isNode(side)) {
      report(here, 'a side is missing')
      return
    }
    plainText(side.text, here, 75, report)
    atMost(side.value, 2000, here, report)
  }
}

function plainText(value: unknown, place: string, most: number, report: Report): void {
  if (!isNode(value) || value.type !== 'plain_text') {
    report(place, 'no plain text')
    return
  }
  if (value.emoji !== false) report(place, 'emoji codes would be read')
  const text = textOf(value.text)
  if (text.length === 0 || text.length > most) report(place, `${text.length} characters, 1 to ${most}`)
}

function atMost(value: unknown, most: number, place: string, report: Report): void {
  const { length } = textOf(value)
  if (length > most) report(place, `${length} characters, at most ${most}`)
}

/** Every text that a person reads in these blocks, in order. */
export function allText(value: unknown): string {
  if (Array.isArray(value)) return value.map(allText).join('')
  if (!isNode(value)) return ''
  const own = typeof value.text === 'string' ? value.text : allText(value.text)
  return [
    own,
    ...['title', 'label', 'hint', 'elements', 'element', 'rows', 'child_blocks', 'options', 'fields'].map((key) =>
      allText(value[key]),
    ),
  ].join('')
}
