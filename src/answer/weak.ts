/** Below these scores the best clause shares no more with a question than chance gives; a place named leaves less to chance. */
export const WEAK = { placed: 2.5, loose: 10, free: 20, known: 12 }
/** Where the best clause knows so much of a question, its words are few, not strange. */
export const KNOWN = 0.8
