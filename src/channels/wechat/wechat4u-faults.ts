import { fileURLToPath } from 'node:url'

/** What of a process is needed here, so that a test need not change its own. */
export type Process = Pick<NodeJS.Process, 'listeners' | 'off'>

const EVENT = 'uncaughtException'
/** As it stands in wechat4u 0.7. */
const SWALLOWS = /^(?:function\s*\(err\)|err\s*=>)\s*\{\s*console\.log\('uncaughtException', err\);?\s*\}$/u
/** A line of a stack with a file in it; what is Node's own says nothing of whose fault it is. */
const FRAME =
  /^ {1,8}at (?:[^(]{0,200}\(|async )?((?:file:\/\/|\/|[A-Za-z]:\\)[^:\n\r\u2028\u2029]{1,400}):\d+:\d+\)?$/gmu
/** The program's own folder: it may be installed as a library itself. */
const OWN = new URL('../../', import.meta.url)
const LIBRARY = /[\\/]node_modules[\\/]/u
const WECHAT = /[\\/]node_modules[\\/](?:wechat|file-box|memory-card)/u

/**
 * wechat4u, once loaded, swallows what goes wrong anywhere in the process, and prints it with stack and tokens. After
 * this it does neither: whoever else listens is told alone, and where nobody does the process ends.
 */
export function letFaultsOut(process: Process): void {
  for (const each of process.listeners(EVENT)) if (SWALLOWS.test(String(each))) process.off(EVENT, each)
}

/** Whether all that is in the stack is of libraries, and some of it wechat's. */
export function isOfWechat(fault: unknown): boolean {
  const stack = fault instanceof Error ? (fault.stack ?? '') : ''
  const files = Array.from(stack.matchAll(FRAME), ([, file = '']) => file)
  const ours = (file: string) => file.startsWith(OWN.href) || file.startsWith(fileURLToPath(OWN))
  return files.every((file) => LIBRARY.test(file) && !ours(file)) && files.some((file) => WECHAT.test(file))
}
