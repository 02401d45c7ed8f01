/** Orders texts by how well each answers a question. It may fail at any time: what was found then stays in its order. */
export interface Reranker {
  /** Names model and server: what was found out about another name says nothing of this one. */
  readonly name: string
  /** A score for each text, in the order of the texts, the higher the better. Rejects where it fails. */
  rank(question: string, texts: readonly string[]): Promise<readonly number[]>
}
