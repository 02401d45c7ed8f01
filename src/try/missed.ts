/** Something of knowledge that was not read back as it was said. */
export interface Missed {
  readonly kind: 'fact' | 'condition' | 'subject'
  /** A fact's or subject's id; of a condition `wanzhou 8.6/rd_staff`. */
  readonly id: string
  /** In which way it was said: yes, option number, stated …; by it a list names what is known not to be read yet. */
  readonly way: string
  readonly says: string
  readonly wants: string
  readonly got: string
}
