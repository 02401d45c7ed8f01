/** A half-open range [start, end) of UTF-16 offsets into one text: the seed file, unless said otherwise. */
export interface Span {
  readonly start: number
  readonly end: number
}
