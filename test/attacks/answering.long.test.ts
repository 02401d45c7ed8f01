import { OF_A_MESSAGE, testGrowth } from './growth.ts'
import { ANSWERING, TALKING } from './readers.ts'

testGrowth(ANSWERING)
testGrowth(TALKING, OF_A_MESSAGE)
