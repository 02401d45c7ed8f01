export type { Span } from './span.ts'
