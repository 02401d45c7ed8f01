/** A file as it reached the office. */
export interface OfficeFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a file says: its words line by line, the lines parted by \n alone. */
export interface OfficeText {
  readonly format: 'docx' | 'pdf' | 'txt' | 'md'
  /** How a .txt or .md is written. */
  readonly encoding?: string
  readonly text: string
  readonly notes: readonly OfficeNote[]
  /** Of the file's bytes. */
  readonly sha256: string
}

/** What a clerk should know of the reading, in Chinese; `line` counts in the text from 1. */
export interface OfficeNote {
  readonly line?: number
  readonly found: string
  readonly remedy?: string
}

/** Why a file is not read and what would help, in Chinese, one line each. */
export interface OfficeRefusal {
  readonly refused: string
  readonly remedy: string
}

/** The words of a file with what is to be said of them. */
export interface Words {
  readonly text: string
  readonly notes: readonly OfficeNote[]
}

/** Thrown inside this room where a file cannot be read; its face gives it back as an OfficeRefusal. */
export class Refused extends Error {
  override readonly name = 'Refused'

  constructor(
    readonly refused: string,
    readonly remedy: string,
  ) {
    super(refused)
  }
}
