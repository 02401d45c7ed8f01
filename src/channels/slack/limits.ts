import type { Room } from '../delivery/index.ts'

/** What Slack refuses above, in characters and counts, and what the drawing keeps to. */
export const MOST = {
  /** Text of one block. */
  blockText: 3000,
  headerText: 150,
  buttonText: 75,
  buttonValue: 2000,
  buttonsTogether: 25,
  containerTitle: 150,
  containerChildren: 10,
  modalTitle: 24,
  modalBlocks: 100,
  privateMetadata: 3000,
  optionText: 75,
  radioOptions: 10,
  selectOptions: 100,
  placeholder: 150,
  hint: 2000,
  tableRows: 100,
  tableColumns: 20,
  /** A cell has no stated limit; all cells together have 10,000. */
  tableText: 9000,
  blocksAtAll: 50,
  /** Of 50: room is left for quick answers and feedback. */
  messageBlocks: 40,
  /** Not stated by Slack: messages above some 13,000 characters came back as msg_blocks_too_long. */
  messageText: 9000,
  /** What a notification shows. */
  notification: 3500,
} as const

/** What the text of one block may hold. */
export const ROOM: Room = { most: MOST.blockText }
