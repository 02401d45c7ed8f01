import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, it } from 'vitest'
import { builtProgram } from '../support/program.ts'
import { webIn } from '../web/app.ts'
import { clientOf, clientOn } from './client.ts'

const overHttp = () => clientOf(webIn())

const overStdio = () =>
  clientOn(new StdioClientTransport({ command: process.execPath, args: [builtProgram(), 'mcp'], stderr: 'pipe' }))

const textOf = (result: { content?: unknown }): string => JSON.stringify(result.content)

describe.each([
  ['HTTP', overHttp],
  ['标准输入输出', overStdio],
])('MCP，%s', (_name, connected) => {
  it('工具只读，说明里写着数字要照引；查到的按声明的形式，读得到原文', async () => {
    const client = await connected()
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name).sort()).toEqual(['check_eligibility', 'compare', 'find_clause', 'read_clause'])
    for (const { description, annotations, outputSchema } of tools) {
      expect(description).toContain('quoted exactly')
      expect(annotations?.readOnlyHint).toBe(true)
      expect(outputSchema).toBeDefined()
    }
    const found = await client.callTool({ name: 'find_clause', arguments: { q: '撤销 情形', region: '聊城' } })
    expect(found.structuredContent).toMatchObject({
      hits: expect.arrayContaining([expect.objectContaining({ ref: 'liaocheng:19' })]),
    })
    expect(textOf(found)).toContain('征求意见稿')
    const clause = await client.callTool({ name: 'read_clause', arguments: { ref: 'wanzhou:8.7' } })
    expect(textOf(clause)).toContain('500 平方米以上')
    const { contents } = await client.readResource({ uri: 'wence://wanzhou/8.7' })
    expect(JSON.stringify(contents)).toContain('500 平方米以上')
    expect((await client.listResources()).resources.map(({ uri }) => uri)).toContain('wence://wanzhou')
  })

  it('核对由程序算：没有给的不算不符合；对照各地', async () => {
    const client = await connected()
    const check = await client.callTool({
      name: 'check_eligibility',
      arguments: { region: '万州', facts: { rd_staff: 12, site_area: '380平', software_industry: false } },
    })
    expect(check.structuredContent).toMatchObject({ verdict: 'unmet' })
    expect(textOf(check)).toContain('还差 120 平方米')
    const nothing = await client.callTool({ name: 'check_eligibility', arguments: { region: '万州', facts: {} } })
    expect(nothing.structuredContent).toMatchObject({ verdict: 'unknown' })
    const compared = await client.callTool({ name: 'compare', arguments: { topic: '公示' } })
    expect(compared.structuredContent).toMatchObject({ kind: 'comparison' })
  })

  it('写错了，说给模型听：错在哪里、可以写什么', async () => {
    const client = await connected()
    const clause = await client.callTool({ name: 'read_clause', arguments: { ref: 'wanzhou:99' } })
    expect(clause.isError).toBe(true)
    expect(textOf(clause)).toContain('no clause')
    const facts = await client.callTool({
      name: 'check_eligibility',
      arguments: { region: '万州', facts: { rd_staff: '好多' } },
    })
    expect(facts.isError).toBe(true)
    expect(textOf(facts)).toContain('rd_staff')
  })
})
