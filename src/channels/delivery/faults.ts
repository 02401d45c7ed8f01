/**
 * What was to be sent was not sent, and may be sent later: a limit of the channel, a connection that is down. Tried again
 * until it is sent or the program stops. Any other error may have come after the part had arrived.
 */
export class TransientError extends Error {
  /** The least time to wait, in milliseconds, where the channel says one (Retry-After). */
  readonly after: number | undefined

  constructor(message: string, { after, ...options }: ErrorOptions & { readonly after?: number } = {}) {
    super(message, options)
    this.name = 'TransientError'
    this.after = after
  }
}

/** It can never be sent there: the conversation is gone, the person has blocked the account. */
export class UndeliverableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UndeliverableError'
  }
}
