import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { isOfWechat } from '../../../src/channels/wechat/wechat4u-faults.ts'
import { builtProgram } from '../../support/program.ts'

const wechat4u = createRequire(import.meta.url).resolve('wechat4u')
const dist = new URL('../../../dist/', import.meta.url)

/** A program that has loaded wechat4u: what it says and how it ends, when this goes wrong in it. */
async function afterFault(wrong: string) {
  builtProgram()
  const program = `
    await import(${JSON.stringify(wechat4u)})
    const { isOfWechat, letFaultsOut } = await import('${dist}channels/wechat/wechat4u-faults.js')
    const { LastResort, uncaughtIn } = await import('${dist}service/uncaught.js')
    letFaultsOut(process)
    const resort = new LastResort(uncaughtIn(process), () => process.exit(1))
    resort.contain(isOfWechat, () => console.log('told the old one'))()
    resort.contain(isOfWechat, ({ message }) => console.log('told ' + message))
    setTimeout(() => console.log('goes on'), 50)
    ${wrong}`
  const args = ['--input-type=module', '--eval', program]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'close')])
  return { said, status }
}

const ofLibrary = `const fault = new Error('of the library')
  fault.stack = 'Error: of the library\\n    at sync (/app/node_modules/wechat4u/lib/wechat.js:10:3)'`

describe('wechat4u 装上的全局监听拿掉以后', () => {
  it('程序自己的错照样结束程序，抛出的、没人接的都是', async () => {
    expect(await afterFault(`setTimeout(() => { throw new Error('ours') })`)).toEqual({ said: '', status: 1 })
    expect(await afterFault(`Promise.reject(new Error('ours'))`)).toEqual({ said: '', status: 1 })
  })

  it('它自己的错告诉当前的账号，程序接着跑，一个字也不往外印', async () => {
    const expected = { said: 'told of the library\ngoes on\n', status: 0 }
    expect(await afterFault(`${ofLibrary}\n setTimeout(() => { throw fault })`)).toEqual(expected)
    expect(await afterFault(`${ofLibrary}\n Promise.reject(fault)`)).toEqual(expected)
  })
})

describe('是谁的错', () => {
  const at = (...files: readonly string[]) =>
    Object.assign(new Error('x'), { stack: ['Error: x', ...files.map((file) => `    at f (${file}:1:2)`)].join('\n') })

  it('都在库里、其中有微信的，才算它的', () => {
    const axios = '/app/node_modules/axios/dist/node/axios.cjs'
    const lib = '/app/node_modules/wechat4u/lib/core.js'
    expect(isOfWechat(at(lib, 'node:internal/timers'))).toBe(true)
    expect(isOfWechat(at(axios, 'file:///app/node_modules/wechaty/dist/esm/src/a.js'))).toBe(true)
    expect(isOfWechat(at('C:\\app\\node_modules\\wechat4u\\lib\\core.js'))).toBe(true)
    expect(isOfWechat(at('/app/dist/src/channels/wechat/channel.js', lib))).toBe(false)
    expect(isOfWechat(at(axios))).toBe(false)
    expect(isOfWechat(at('node:internal/timers'))).toBe(false)
    expect(isOfWechat('a word')).toBe(false)
  })
})
