export { asHtml } from './html.ts'
export { asMarkdown } from './markdown.ts'
export { type Edition, type Filing, type Report, reportOf } from './report.ts'
export { asWord, WORD_TYPE } from './word.ts'
