import type { Command } from 'commander'
import { hear } from '../hear/index.ts'
import { ACTS, contentOf, sureText } from './act-words.ts'
import type { CommandParts } from './examples.ts'
import type { Io } from './io.ts'
import { messageCommand } from './message.ts'

const HEAD = ['原话', '是什么', '内容', '把握', '']

/** `wence hear`: what a message does, one thing at a time. */
export function hearCommand(io: Io, parts: CommandParts): Command {
  const { knowledge } = parts
  return messageCommand(io, parts, {
    name: 'hear',
    description: '听一句话：说了什么、问了什么、要做什么，每处有多大把握',
    of: hear,
    drawn: ({ acts, unheard }) => {
      const rows = acts.map((act) => [
        act.words,
        ACTS[act.act],
        contentOf(act, knowledge),
        sureText(act.sure),
        act.asks ? '先问清' : '',
      ])
      return [
        rows.length === 0 ? '没有听出什么。' : io.drawTable(HEAD, rows),
        ...(unheard.length === 0 ? [] : [`没听懂的：${unheard.map((words) => `“${words}”`).join('、')}`]),
      ].join('\n')
    },
  })
}
