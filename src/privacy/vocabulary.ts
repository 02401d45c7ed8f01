/** What is no name, because the library has a use for it. */
export interface Vocabulary {
  /** Whether its texts hold some words, or people's words for what is in them. */
  knows(words: string): boolean
  /** Names of places: a company's place says where it is, not who. */
  readonly places: readonly string[]
}
