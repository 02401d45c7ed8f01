import { Command } from 'commander'
import type { Io } from './io.ts'
import type { Parts } from './parts.ts'

/** `wence mcp`: an MCP server on standard input and output, for a program that starts it. */
export function mcpCommand(io: Io, { mcp }: Parts): Command {
  return new Command('mcp')
    .description('给别的智能助手当工具：用标准输入输出说 MCP（查条文、读一条、各地对照、逐条核对）')
    .addHelpText(
      'after',
      '\n在那边登记命令 wence 和参数 mcp；标准输出只走协议，出错写到标准错误。网上的同一套在 wence serve 的 /mcp。',
    )
    .action(() => mcp(io.stopped()))
}
