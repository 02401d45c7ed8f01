import { Command } from 'commander'
import { maskFor } from '../desk/index.ts'
import {
  STATES,
  type Stepped,
  type Ticket,
  type TicketEvent,
  TicketOffice,
  type TicketState,
  waitingSince,
} from '../tickets/index.ts'
import { helpExamples } from './examples.ts'
import { type Io, UsageError } from './io.ts'
import type { Parts } from './parts.ts'

interface Options {
  readonly db?: string
  readonly all?: true
  readonly json?: true
  readonly by?: string
  readonly force?: true
}

const STATE_WORDS: Readonly<Record<TicketState, string>> = {
  open: '没人接手',
  taken: '已接手',
  answered: '已答复',
  closed: '已办结',
}

const EVENT_WORDS: Readonly<Record<TicketEvent['kind'], string>> = {
  opened: '提问',
  transcript: '同意转来前面的对话',
  person: '提问人',
  taken: '接手',
  answered: '答复',
  closed: '办结',
  reopened: '重新打开',
  overdue: '等久了，提醒过',
  unreached: '没能送到工作人员的频道',
}

const SHORT = 30
const MINUTE = 60_000

/** `wence tickets`: what was handed over to people, for the clerks who take it. It works while `wence serve` runs on the same file. */
export function ticketsCommand(io: Io, { desk, knowledge, storeOn, now }: Parts, fail: () => void): Command {
  const tickets = new Command('tickets')
    .description('转给工作人员的单子：列出、看、接手、答复、办结、重新打开')
    .option('--db <文件>', '会话存放的文件')
    .option('--all', '已办结的也列')
    .option('--json', '输出一个 JSON')
    .addHelpText(
      'after',
      helpExamples(
        'tickets --db wence.db',
        'tickets show 1A2B3C4D --db wence.db',
        'tickets take 1A2B3C4D --by 李 --db wence.db',
        'tickets answer 1A2B3C4D --by 李 请带材料来窗口 --db wence.db',
      ),
    )
  const options = (): Options => tickets.opts<Options>()
  const officeOn = async (): Promise<TicketOffice> => {
    const { db } = options()
    if (!db) throw new UsageError('缺少选项 --db <文件>：单子在 wence serve 或 wence chat 用的那个文件里')
    const store = await storeOn(db)
    // Which offices hear of a ticket was settled when it was opened.
    return new TicketOffice({ store: store.tickets, now, offices: [], clerks: true })
  }
  const placeOf = ({ place }: Ticket): string => (place && knowledge.regulations.get(place)?.place) ?? ''
  const known = (office: TicketOffice, id: string): Ticket => {
    const ticket = office.get(id.toUpperCase()) ?? office.get(id)
    if (!ticket) throw new UsageError(`没有单号 ${id}；运行 wence tickets --db 文件 --all 看有哪些`)
    return ticket
  }
  const step = async (id: string, act: (office: TicketOffice, id: string) => Stepped, done: string) => {
    const office = await officeOn()
    const outcome = act(office, known(office, id).id)
    if ('refused' in outcome) {
      io.err(refusalText(id, outcome))
      return fail()
    }
    io.out(options().json ? JSON.stringify(outcome.ticket, undefined, 2) : `单号 ${outcome.ticket.id} ${done}`)
  }
  const sub = (name: string, about: string) =>
    tickets.command(name).description(about).helpOption('-h, --help', '看用法')

  tickets.action(async () => {
    const office = await officeOn()
    const { all, json } = options()
    const found = office.list(all ? {} : { states: STATES.filter((state) => state !== 'closed') })
    if (json) return io.out(JSON.stringify(found, undefined, 2))
    if (found.length === 0)
      return io.out(all ? '还没有转给工作人员的单子。' : '没有没办结的单子；加 --all 看办结了的。')
    const rows = found.map((ticket) => [
      ticket.id,
      STATE_WORDS[ticket.state] + (ticket.taken ? `（${ticket.taken.by}）` : ''),
      ticket.state === 'open' ? waited(now() - waitingSince(ticket)) : '',
      placeOf(ticket),
      short(ticket.question),
    ])
    io.out(io.drawTable(['单号', '状态', '已等', '地方', '问题'], rows))
  })
  sub('show <单号>', '看一张单：问题、情况、说过的话，还有以前答过的相近问题').action(async (id: string) => {
    const office = await officeOn()
    const ticket = known(office, id)
    const mask = maskFor(knowledge)
    const similar = office.similar(ticket, (words) => mask(words).text)
    if (options().json) return io.out(JSON.stringify({ ...ticket, similar }, undefined, 2))
    const line = (name: string, text: string | undefined) => (text ? [`${name}：${text}`] : [])
    io.out(
      [
        `单号 ${ticket.id}｜${STATE_WORDS[ticket.state]}${ticket.taken ? `（${ticket.taken.by}）` : ''}`,
        ...line('地方', placeOf(ticket)),
        ...line('问题', ticket.question),
        ...line('情况', ticket.standing),
        ...line('看过的条文', desk.brief(ticket).clauses.join('、')),
        ...(ticket.transcript ?? []).flatMap(({ words, reply }) => [`  › ${words}`, `    ${reply}`]),
        ...ticket.events.map(
          ({ kind, at, by, words }) => `${timeOf(at)} ${by ?? ''}${EVENT_WORDS[kind]}${words ? `：${words}` : ''}`,
        ),
        ...(similar.length > 0 ? ['以前答过的相近问题（只给工作人员看）：'] : []),
        ...similar.map(({ id: other, question, answer }) => `  ${other} ${question}\n    ${answer}`),
      ].join('\n'),
    )
  })
  sub('take <单号>', '接手；--force 从别人那里接过来')
    .option('--by <姓名>', '谁')
    .option('--force', '从别人那里接过来')
    .action((id: string, { by, force }: Options) => {
      const clerk = named(by)
      return step(
        id,
        (office, ticket) => office.take(ticket, clerk, forced(force)),
        `由${clerk}接手，提问人会收到通知。`,
      )
    })
  sub('answer <单号> <文字...>', '答复，发给提问人；文字写 - 就从标准输入读')
    .option('--by <姓名>', '谁')
    .option('--force', '从别人那里接过来')
    .action(async (id: string, said: string[], { by, force }: Options) => {
      const clerk = named(by)
      const words = (said.length === 1 && said[0] === '-' ? await io.readText('-') : said.join(' ')).trim()
      return step(
        id,
        (office, ticket) => office.answer(ticket, clerk, words, forced(force)),
        '的答复已交出去，会发给提问人。',
      )
    })
  sub('close <单号>', '办结')
    .option('--by <姓名>', '谁')
    .action((id: string, { by }: Options) =>
      step(id, (office, ticket) => office.close(ticket, by?.trim() || CLERK), '已办结。'),
    )
  sub('reopen <单号>', '重新打开')
    .option('--by <姓名>', '谁')
    .action((id: string, { by }: Options) =>
      step(id, (office, ticket) => office.reopen(ticket, by?.trim() || CLERK), '又打开了。'),
    )
  return tickets
}

const forced = (force: true | undefined): { readonly force?: true } => (force ? { force } : {})

/** Who closes or reopens without saying so. */
const CLERK = '工作人员'

function named(by: string | undefined): string {
  if (!by?.trim()) throw new UsageError('缺少选项 --by <姓名>：提问人要知道是谁在答')
  return by.trim()
}

function refusalText(id: string, { refused }: Extract<Stepped, { refused: unknown }>): string {
  switch (refused.why) {
    case 'closed':
      return `单号 ${id} 已办结；要接着办，先运行 wence tickets reopen ${id}`
    case 'taken':
      return `单号 ${id} 已由${refused.by}接手（${timeOf(refused.at)}）；要接过来，加 --force`
    case 'own':
      return `单号 ${id} 本来就由${refused.by}接手着`
    case 'not-closed':
      return `单号 ${id} 没有办结，不用重新打开`
    case 'no-words':
      return '答复是空的；把要说的写在单号后面，或者用 - 从标准输入读'
    case 'another':
      return `这个会话已经有新的单号 ${refused.ticket}，请在那一张上办`
    case 'unknown':
      return `没有单号 ${id}`
    default:
      return `单号 ${id} 现在不能这样办`
  }
}

const waited = (time: number): string => {
  const minutes = Math.max(0, Math.floor(time / MINUTE))
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`
}

const short = (words: string): string => {
  const signs = [...words.replace(/\s+/gu, ' ')]
  return signs.length > SHORT ? `${signs.slice(0, SHORT).join('')}…` : signs.join('')
}

const timeOf = (time: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(time),
  )
