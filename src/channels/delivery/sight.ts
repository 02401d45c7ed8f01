interface Conversation {
  /** Messages that came and are not done with. */
  waiting: number
  /** Replies since the first of them came. */
  replies: number
}

/** What people had before them when they wrote: a message that waits while others are answered was written without those answers. */
export class Sight {
  readonly #conversations = new Map<string, Conversation>()

  /** A message came; what is to be said of it when its turn is taken. */
  came(session: string): number {
    const conversation = this.#conversations.get(session) ?? { waiting: 0, replies: 0 }
    this.#conversations.set(session, conversation)
    conversation.waiting += 1
    return conversation.replies
  }

  /** How many replies have been sent since a message came. */
  unseen(session: string, came: number): number {
    return (this.#conversations.get(session)?.replies ?? came) - came
  }

  replied(session: string): void {
    const conversation = this.#conversations.get(session)
    if (conversation) conversation.replies += 1
  }

  /** A message is done with. */
  over(session: string): void {
    const conversation = this.#conversations.get(session)
    if (!conversation) return
    conversation.waiting -= 1
    if (conversation.waiting === 0) this.#conversations.delete(session)
  }
}
