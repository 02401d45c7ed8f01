import { Command, CommanderError } from 'commander'
import { StoreFault } from '../desk/index.ts'
import { NotInstalled } from '../installed/index.ts'
import { addCommand } from './add.ts'
import { askCommand } from './ask.ts'
import { chatCommand } from './chat.ts'
import { checkCommand } from './check.ts'
import { compareCommand } from './compare.ts'
import { confirmCommand } from './confirm.ts'
import { diffCommand } from './diff.ts'
import { doctorCommand, type Examine } from './doctor.ts'
import { eraseCommand } from './erase.ts'
import { type CommandExamples, commandExamples, helpExamples } from './examples.ts'
import { findCommand } from './find.ts'
import { guardCommand } from './guard.ts'
import { hearCommand } from './hear.ts'
import { intakeCommand } from './intake.ts'
import { type Io, UsageError } from './io.ts'
import { keysCommand } from './keys.ts'
import { mcpCommand } from './mcp.ts'
import { missesCommand } from './misses.ts'
import { outlineCommand } from './outline.ts'
import type { Parts } from './parts.ts'
import { publishCommand, retireCommand } from './publish.ts'
import { readCommand } from './read.ts'
import { serveCommand } from './serve.ts'
import { ticketsCommand } from './tickets.ts'
import { tryCommand } from './try.ts'
import { verifyCommand } from './verify.ts'
import { whyCommand } from './why.ts'

/** Exit statuses: done, a fault, wrong usage. */
const DONE = 0
const FAULT = 1
const WRONG_USAGE = 2

const description = (programmes: readonly string[]): string =>
  `问策：按法规原文回答${programmes.join('、')}的设立问题。数字都从条文里读出，能否达标由程序逐条计算。`

const descriptionWith = ({ programmes, figure, clause, places, told, subject }: CommandExamples): string =>
  `${description(programmes)}\n${helpExamples(
    `ask ${figure}`,
    `ask ${clause}`,
    `check --region ${places[0]} ${told.map((each) => `--fact ${each}`).join(' ')}`,
    `compare ${subject}`,
  )}`

/** Runs one command line and gives the exit status. Only results reach standard output. */
export function run(argv: readonly string[], io: Io, parts: Parts): Promise<number> {
  const commands = [
    addCommand,
    askCommand,
    chatCommand,
    findCommand,
    checkCommand,
    compareCommand,
    confirmCommand,
    diffCommand,
    eraseCommand,
    guardCommand,
    hearCommand,
    intakeCommand,
    keysCommand,
    mcpCommand,
    missesCommand,
    outlineCommand,
    publishCommand,
    readCommand,
    retireCommand,
    serveCommand,
    ticketsCommand,
    tryCommand,
    verifyCommand,
    whyCommand,
  ]
  const args = argv.length === 0 ? ['chat'] : argv
  const examples = commandExamples(parts)
  const version = `wence ${parts.version}（资料 ${parts.corpus}）`
  const about = { about: descriptionWith(examples), version }
  return obeyed(args, io, about, (fail) => [
    ...commands.map((command) => command(io, { ...parts, examples }, fail)),
    doctorCommand(io, parts.examine, fail),
  ])
}

/** Runs `wence doctor` where nothing else can be run, since the knowledge does not load. */
export function runDoctor(argv: readonly string[], io: Io, examine: Examine): Promise<number> {
  return obeyed(argv, io, { about: '问策：检查运行环境' }, (fail) => [doctorCommand(io, examine, fail)])
}

async function obeyed(
  argv: readonly string[],
  io: Io,
  { about, version }: { readonly about: string; readonly version?: string },
  commands: (fail: () => void) => Command[],
): Promise<number> {
  let failed = false
  const fail = () => {
    failed = true
  }
  const program = new Command('wence')
    .description(about)
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .helpOption('-h, --help', '看用法')
    .helpCommand('help [command]', '看一个命令的用法')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: () => {} })
  if (version !== undefined) program.version(version, '-V, --version', '看程序和资料的版本')
  for (const command of commands(fail)) program.addCommand(settled(command, program))
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return failed ? FAULT : DONE
  } catch (error) {
    if (error instanceof CommanderError) return usageStatus(error, io)
    if (error instanceof NotInstalled) {
      io.err(error.inChinese)
      return FAULT
    }
    if (error instanceof StoreFault) {
      io.err(error.message)
      return FAULT
    }
    if (error instanceof UsageError) {
      io.err(error.message)
      return WRONG_USAGE
    }
    throw error
  }
}

/** A command, and those below it, with the settings of the one above: commander gives them to none by itself. */
function settled(command: Command, above: Command): Command {
  command.copyInheritedSettings(above).helpOption('-h, --help', '看用法')
  for (const below of command.commands) settled(below, command)
  return command
}

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
}

/** Commander's messages by their codes, told in Chinese with the remedy. */
const MISTAKES: Record<string, (detail: string) => string> = {
  'commander.unknownOption': (detail) => `没有选项 ${detail}`,
  'commander.unknownCommand': (detail) => `没有命令 ${detail}`,
  'commander.missingArgument': (detail) => `缺少参数 ${detail}`,
  'commander.optionMissingArgument': (detail) => `选项 ${detail} 要跟一个值`,
  'commander.missingMandatoryOptionValue': (detail) => `缺少选项 ${detail}`,
  'commander.conflictingOption': (detail) => `选项 ${detail} 和别的选项不能同用`,
  'commander.help': () => '没有这个命令',
  'commander.excessArguments': () => '参数太多（含空格的问题可以不加引号，别的参数请核对）',
}

function usageStatus(error: CommanderError, io: Io): number {
  if (error.exitCode === 0) return DONE
  const detail = /'([^']+)'/u.exec(error.message)?.[1] ?? ''
  io.err(`${MISTAKES[error.code]?.(detail) ?? error.message}。运行 wence --help 看用法。`)
  return WRONG_USAGE
}
