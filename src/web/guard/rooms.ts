/** What a request came with that stands in no header, and what the guards at the door leave for the rooms. */
export interface Rooms {
  readonly Bindings: {
    /** The address it came from. */
    readonly from?: string
  }
  readonly Variables: {
    /** The address of whoever asks: limits count by it; never logged. */
    from: string
    /** What people open, as far as the host. */
    origin: string
    /** Whether people open the desk by https. */
    secure: boolean
    /** Whoever keeps the desk, signed in. */
    keeper: string | undefined
  }
}
