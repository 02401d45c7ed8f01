/** What a request came with that stands in no header, and what the guards at the door leave for the rooms. */
export interface Rooms {
  readonly Bindings: {
    /** The address that the connection came from: a visitor's, or that of a proxy in front. */
    readonly from?: string
  }
  readonly Variables: {
    /** The address of whoever asks: limits count by it; never logged. */
    from: string
    /** Whether it came by a proxy that is believed, or from this machine: what a proxy says of who asks is taken from nobody else. */
    believed: boolean
    /** What people open, as far as the host. */
    origin: string
    /** Whether people open the desk by https. */
    secure: boolean
    /** Whoever keeps the desk, signed in. */
    keeper: string | undefined
  }
}
