export { train } from './train.ts'
export { type Utterance, utterancesIn } from './utterances.ts'
