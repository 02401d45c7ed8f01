/** Ends of lines in any writing; what else steers a terminal, a page or the direction of reading is made visible. */
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/gu
const STEERING = /[^\P{Cc}\n\t]|\p{Cs}|\p{Bidi_Control}|\p{Noncharacter_Code_Point}/gu

/**
 * A text without signs that a reader cannot see but a program obeys: each stands as U+FFFD. Taken out instead, it would
 * join what it parted, and 1 and 2 on either side of it would read 12.
 */
export const legible = (text: string): string => text.replace(LINE_END, '\n').replace(STEERING, '\ufffd')
