export { answerQuestion, type Sources } from './ask.ts'
export { publish, UnsourcedFigure } from './publish.ts'
export type { Block, Check, CheckCondition, Citation, Figure, Notice, Reply } from './reply.ts'
export { verdictDraft } from './verdict.ts'
