import type { Held, HeldAs } from '../desk/index.ts'
import { readReply } from './reply-json.ts'
import { readSession } from './session-json.ts'

/** A table that holds something of a person. All that erases, exports and finds people goes by this list. */
export interface Personal {
  readonly table: string
  /** What the person's own file calls it. */
  readonly heading: string
  /** Which rows are a person's: SQL over `:person`. */
  readonly whose: string
  /** Which of its rows name a person; all where left out. */
  readonly named?: string
  /** Its rows are removed; or emptied, so that their keys are known when they come again. */
  readonly erased: 'removed' | 'emptied'
  /** What the person's own file calls each column, and how it is read; null for what says nothing of the person. */
  readonly columns: Readonly<Record<string, readonly [heading: string, as: HeldAs] | null>>
}

const OWN = 'person = :person'

/** Erased in this order: what refers to another table stands before it. */
export const PERSONAL: readonly Personal[] = [
  {
    table: 'ticket_events',
    heading: '转人工的单子的经过',
    whose: 'ticket IN (SELECT id FROM tickets WHERE person = :person)',
    erased: 'removed',
    columns: {
      ticket: ['单号', 'text'],
      n: ['第几件', 'text'],
      kind: ['什么事', 'text'],
      at: ['时间', 'time'],
      by: ['经手人', 'text'],
      words: ['原话', 'text'],
      letter: null,
    },
  },
  {
    table: 'tickets',
    heading: '转人工的单子',
    whose: OWN,
    erased: 'removed',
    columns: {
      id: ['单号', 'text'],
      person: ['您的编号', 'text'],
      session: ['对话编号', 'text'],
      state: ['办到哪里', 'text'],
      place: ['地方', 'text'],
      masked: ['所问（已隐去姓名、号码和数目）', 'text'],
      opened: ['转交', 'time'],
      last: ['最后一件事', 'time'],
      ticket: ['交给工作人员的', 'json'],
    },
  },
  {
    table: 'notes',
    heading: '记下的问题和意见',
    whose: OWN,
    erased: 'removed',
    columns: {
      kind: ['类别', 'text'],
      person: ['您的编号', 'text'],
      session: ['对话编号', 'text'],
      place: ['地方', 'text'],
      words: ['原话（已隐去姓名、号码和数目）', 'text'],
      reply: ['所评的答复', 'text'],
      useful: ['有没有用', 'yes-no'],
      at: ['时间', 'time'],
      reason: ['哪里不对', 'text'],
    },
  },
  {
    table: 'replies',
    heading: '留着的答复',
    whose: OWN,
    erased: 'removed',
    columns: {
      letter: ['所答的消息', 'text'],
      person: ['您的编号', 'text'],
      reply: ['答复', 'reply'],
      at: ['时间', 'time'],
    },
  },
  {
    table: 'sessions',
    heading: '对话',
    whose: OWN,
    erased: 'removed',
    columns: {
      id: ['对话编号', 'text'],
      person: ['您的编号', 'text'],
      session: ['内容', 'session'],
      revision: null,
      at: ['最后一次说话', 'time'],
      expires: ['到期', 'time'],
    },
  },
  {
    table: 'codes',
    heading: '接续码（在别处接着核对用）',
    whose: OWN,
    erased: 'removed',
    columns: {
      hash: null,
      session: ['对话编号', 'text'],
      person: ['您的编号', 'text'],
      expires: ['到期', 'time'],
    },
  },
  {
    table: 'letters',
    heading: '等着回答的消息',
    whose: OWN,
    // What clerks are to be told has a ticket in place of a person.
    named: "kind IS NOT 'office'",
    erased: 'emptied',
    columns: {
      key: ['编号', 'text'],
      came: ['收到', 'time'],
      answered: null,
      channel: ['渠道', 'text'],
      person: ['您的编号', 'text'],
      session: ['对话编号', 'text'],
      words: ['原话', 'text'],
      at: ['发出', 'time'],
      recipient: ['答到哪里', 'json'],
      owner: null,
      sent: null,
      sending: null,
      tries: null,
      kind: null,
    },
  },
]

/** Tables that hold nothing of a person, with their columns: a new one of either is looked at before it is listed. */
export const IMPERSONAL: Readonly<Record<string, readonly string[]>> = {
  revisions: ['last'],
  owners: ['owner', 'until'],
  tokens: ['day', 'spent'],
  keys: ['name', 'hash', 'at'],
  asked: ['day', 'place', 'subject', 'clause', 'outcome', 'times'],
  marks: ['miss', 'kind', 'by', 'at'],
}

/** Rows of a table as the person's own file has them. */
export function heldIn(
  { table, heading, columns }: Personal,
  rows: readonly Readonly<Record<string, unknown>>[],
): Held {
  return {
    table,
    heading,
    rows: rows.map((row) =>
      Object.entries(columns).flatMap(([column, told]) => {
        const value = row[column]
        if (!told || value === null || value === undefined) return []
        const [called, as] = told
        return [{ heading: called, ...read(as, value) }]
      }),
    ),
  }
}

/** What cannot be read is given as it stands. */
function read(as: HeldAs, value: unknown): { readonly as: HeldAs; readonly value: unknown } {
  if (typeof value !== 'string') return { as, value }
  switch (as) {
    case 'session':
      return { as: readSession(value) ? 'session' : 'text', value: readSession(value) ?? value }
    case 'reply':
      return { as: 'text', value: readReply(value)?.reply.text ?? value }
    case 'json':
      return { as, value: parsed(value) }
    default:
      return { as, value }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}
