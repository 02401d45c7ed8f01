import { evalModel } from './model.ts'

const USUAL = 60
const ALL = '--all'

const [asked] = process.argv.slice(2)
const count = asked === undefined ? USUAL : asked === ALL ? Number.POSITIVE_INFINITY : Number(asked)
if (asked !== ALL && (!Number.isInteger(count) || count < 1)) {
  console.error(`eval:model: found ${asked}; how many rows of each kind, a whole number, or ${ALL} would be right`)
  process.exitCode = 2
} else {
  process.exitCode = await evalModel({ env: process.env, count, say: (line) => console.log(line) })
}
