import type { types } from '@slack/bolt'

export type RichText = types.RichTextBlock
type RichPart = types.RichTextBlockElement
type Text = types.RichTextText
type Element = Text | types.RichTextLink

/** Controls, halves of characters, and marks that turn the direction of what follows: none of them is text. */
const NO_TEXT = /[^\P{Cc}\n\t]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu

/** Text as it can be shown; never empty, for Slack takes no empty text. */
export const shown = (text: string): string => text.replace(NO_TEXT, '\ufffd') || ' '

/** For the one field that Slack reads as markup: what a notification shows. */
export const escaped = (text: string): string =>
  shown(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Text that Slack shows as it stands: neither markup nor mentions nor emoji codes are read in it. */
export const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: shown(text),
  emoji: false,
})

export const words = (text: string): Text => ({ type: 'text', text: shown(text) })
export const bold = (text: string): Text => ({ type: 'text', text: shown(text), style: { bold: true } })

/** Words that open a page. */
export const link = (text: string, url: string): Element => ({ type: 'link', text: shown(text), url })

const SECOND = 1000
/** Slack shows it in the reader's own time zone. */
const WHEN = '{date_short_pretty} {time}'
const utc = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')

/** A time, in milliseconds since 1970. */
export const time = (milliseconds: number): types.RichTextDate => ({
  type: 'date',
  timestamp: Math.floor(milliseconds / SECOND),
  format: WHEN,
  fallback: utc(milliseconds),
})

export const section = (...elements: Element[]): RichPart => ({ type: 'rich_text_section', elements })
export const quoted = (text: string): RichPart => ({ type: 'rich_text_quote', elements: [words(text)] })

export const rich = (...elements: RichPart[]): RichText => ({ type: 'rich_text', elements })
