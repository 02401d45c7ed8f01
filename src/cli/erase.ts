import { Command } from 'commander'
import type { Held } from '../desk/index.ts'
import { helpExamples } from './examples.ts'
import { type Io, UsageError } from './io.ts'
import type { Parts } from './parts.ts'

interface Options {
  readonly db: string
  readonly pseudonym?: true
  readonly yes?: true
  readonly json?: true
}

/** `wence erase`: what 删除我的数据 does for the person who says it, for the operator who is asked to. */
export function eraseCommand(
  io: Io,
  { existingStoreOn, pseudonymsOn }: Pick<Parts, 'existingStoreOn' | 'pseudonymsOn'>,
  fail: () => void,
): Command {
  const people = async (db: string, all: () => readonly string[], pseudonym: string): Promise<readonly string[]> => {
    const named = await pseudonymsOn(db)
    if (!named)
      throw new UsageError(`--pseudonym：${db} 旁边没有钥匙文件 ${db}.key，日志里的编号对不上人；请写渠道里的编号`)
    return all().filter((person) => named(person) === pseudonym)
  }
  return new Command('erase')
    .description('删除一个人的全部数据：对话、记下的问题和意见、留着的答复、等着回答的消息')
    .argument('<人>', '渠道里的编号，如 slack:T0123:U0456、wechat:wxid_abc；加 --pseudonym 就是日志里 person 的那一串')
    .requiredOption('--db <文件>', '会话存放的文件，就是 wence serve 的 WENCE_DB')
    .option('--pseudonym', '写的是日志里的编号（person 的十六位）')
    .option('--yes', '确定要删；不加只说会删多少，什么也不动')
    .option('--json', '输出一个 JSON')
    .addHelpText(
      'after',
      `${helpExamples('erase slack:T0123:U0456 --db wence.db', 'erase 9f86d081884c7d65 --pseudonym --db wence.db --yes')}\n\n删了：退出 0；没有这个人的数据：退出 1；没加 --yes，什么也没删：退出 2。`,
    )
    .action(async (whom: string, { db, pseudonym, yes, json }: Options) => {
      const store = await existingStoreOn(db)
      if (!store) throw new UsageError(`--db ${db}：没有这个文件；请写 wence serve 用的那个（WENCE_DB）`)
      const persons = pseudonym ? await people(db, () => store.people(), whom) : [whom]
      const found = persons.map((person) => ({ person, counts: countsOf(store.held(person)) }))
      const held = found.filter(({ counts }) => counts.length > 0)
      const counts = held.flatMap((each) => each.counts)
      if (held.length === 0) {
        fail()
        if (json) return io.out(JSON.stringify({ erased: false, held: {} }))
        return io.err(`没有“${whom}”的数据，什么也没删。${pseudonym ? IN_LOG : IN_CHANNEL}`)
      }
      if (!yes) {
        throw new UsageError(`找到${listed(counts)}，还没有删。确定要删，就加 --yes；删了找不回来`)
      }
      for (const { person } of held) store.erase(person)
      if (json)
        return io.out(
          JSON.stringify({ erased: true, held: Object.fromEntries(counts.map(({ table, count }) => [table, count])) }),
        )
      io.out(`删除了${listed(counts)}。`)
    })
}

const IN_CHANNEL =
  '编号要写全：Slack 是 slack:工作区:用户（slack:T…:U…），微信是 wechat: 加微信号的编号；只有日志，就加 --pseudonym。'
const IN_LOG = '日志里的编号只在钥匙文件没有换过、数据还留着的时候对得上。'

interface Count {
  readonly table: string
  readonly heading: string
  readonly count: number
}

const countsOf = (held: readonly Held[]): Count[] =>
  held.flatMap(({ table, heading, rows }) => (rows.length > 0 ? [{ table, heading, count: rows.length }] : []))

const listed = (counts: readonly Count[]): string =>
  counts.map(({ heading, count }) => `${heading} ${count} 条`).join('、')
