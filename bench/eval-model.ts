import { evalModel } from './model.ts'

const USUAL = 60

const [asked] = process.argv.slice(2)
const count = asked === undefined ? USUAL : Number(asked)
if (!Number.isInteger(count) || count < 1) {
  console.error(`eval:model: found ${asked}; how many questions to ask, a whole number, would be right`)
  process.exitCode = 2
} else {
  process.exitCode = await evalModel({ env: process.env, count, say: (line) => console.log(line) })
}
