import { testGrowth } from './growth.ts'
import { READING } from './readers.ts'

testGrowth(READING)
