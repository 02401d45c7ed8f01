export {
  type Programme,
  type ProgrammeId,
  type ProgrammeMention,
  Programmes,
  type ProgrammeWords,
} from './programmes.ts'
