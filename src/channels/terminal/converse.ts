import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { isSilent, MORE, type Reply } from '../../desk/index.ts'
import { drawReply, type Screen } from './draw.ts'

/** A terminal, or a pipe in its place. */
export interface Terminal {
  readonly input: Readable
  readonly output: Writable
  readonly screen: Screen
  /** A person sits at it: there is a prompt, history and completion. Without one it is a filter. */
  readonly interactive: boolean
}

export interface Talk {
  readonly welcome: Reply
  /** `unseen` of the last replies had not been shown when the line was typed. */
  readonly turn: (words: string, unseen: number) => Promise<Reply>
  /** Writes a file that comes with a reply, and says where it is. Rejects with a reason for the person. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<string>
  /** Words of people that came since, each once; looked for every second while the person may type. */
  readonly told?: () => readonly string[]
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Words to complete with the tabulator. */
  readonly words: readonly string[]
}

const PROMPT = '› '
const LEAVES = /^(?:exit|quit|bye|:q|再见|拜拜|退出程序|关闭)[。.!！]*$/iu
const STEPS_OUT = /^(?:退出|结束|停)[。.!！]*$/u

/** Leads a conversation until the person leaves or the input ends. A turn that fails is told, and the conversation goes on. */
export async function converse({ input, output, screen, interactive }: Terminal, talk: Talk): Promise<void> {
  const lines = createInterface({
    input,
    ...(interactive
      ? { output, completer: completerOf(talk.words), historySize: 200, removeHistoryDuplicates: true }
      : {}),
    terminal: interactive,
    prompt: PROMPT,
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  const say = (text: string) => output.write(`${text}\n${interactive ? '\n' : ''}`)
  if (interactive) {
    say(drawReply(talk.welcome, screen))
    guardInterrupt(lines, say)
    lines.prompt()
  }
  const over = new AbortController()
  const pass = () => {
    const came = talk.told?.() ?? []
    if (came.length === 0) return
    if (interactive) cleared(output)
    for (const words of came) say(words)
    if (interactive) lines.prompt(true)
  }
  const looking = looked(pass, talk, over.signal)
  let asked = false
  let replies = 0
  const typed: number[] = []
  // A person may type on while a reply is worked out; a pipe is written without looking.
  if (interactive) lines.on('line', () => typed.push(replies))
  for await (const line of lines) {
    const words = line.trim()
    const unseen = replies - (typed.shift() ?? replies)
    if (interactive && (LEAVES.test(words) || (STEPS_OUT.test(words) && !asked))) break
    if (words !== '') {
      pass()
      const reply = await answer(() => talk.turn(words, unseen), say)
      if (reply) replies += 1
      asked = reply?.check?.asks !== undefined
      if (reply && isSilent(reply)) say(PASSED_ON)
      else if (reply) say(`${drawReply(reply, screen, MORE)}${interactive ? '' : '\n'}`)
      for (const file of reply?.files ?? []) say(await saved(talk, file))
    }
    if (interactive) lines.prompt()
  }
  over.abort()
  await looking
  lines.close()
  if (interactive) output.write('再见。\n')
}

const PASSED_ON = '（已转给工作人员）'
const EVERY = 1000

/** Looks for words of people until the conversation ends. */
async function looked(pass: () => void, { told, wait }: Talk, over: AbortSignal): Promise<void> {
  while (told && wait && !over.aborted) {
    await wait(EVERY, over)
    if (!over.aborted) pass()
  }
}

/** Takes away the line that is being typed: it is drawn again below what is said. */
function cleared(output: Writable): void {
  cursorTo(output, 0)
  clearLine(output, 0)
}

const saved = ({ save }: Talk, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) =>
  save(name, bytes).then(
    (path) => `文件在 ${path}`,
    (error: Error) => `文件没能写成 ${name}：${error.message}`,
  )

async function answer(turn: () => Promise<Reply>, say: (text: string) => void): Promise<Reply | undefined> {
  try {
    return await turn()
  } catch (error) {
    say(`这句话没能回答（${error instanceof Error ? error.name : '未知错误'}），前面说的都还在，请换个说法。`)
    return undefined
  }
}

/** The first Ctrl-C clears the line, or says how to leave; the next on an empty line leaves. */
function guardInterrupt(lines: Interface, say: (text: string) => void): void {
  let warned = false
  lines.on('line', () => {
    warned = false
  })
  lines.on('SIGINT', () => {
    if (lines.line !== '') {
      // Ctrl-U, as the person would type it: what stands before the cursor, then what stands after it.
      lines.write(null, { ctrl: true, name: 'e' })
      lines.write(null, { ctrl: true, name: 'u' })
      return
    }
    if (warned) {
      lines.close()
      return
    }
    warned = true
    say('\n再按一次 Ctrl-C 离开；说过的话不会丢。')
    lines.prompt()
  })
}

/** Completes the last word of a line. */
const completerOf =
  (words: readonly string[]) =>
  (line: string): [string[], string] => {
    const last = line.split(/\s/u).at(-1) ?? ''
    return [last === '' ? [] : words.filter((word) => word.startsWith(last)), last]
  }
