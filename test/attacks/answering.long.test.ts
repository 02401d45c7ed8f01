import { testGrowth } from './growth.ts'
import { ANSWERING } from './readers.ts'

testGrowth(ANSWERING)
