import { signedHeaders } from './slack.ts'

/** A body as it is sent, and the content type it is sent with; undefined for none. */
export interface Sent {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'

const json = (value: unknown): Sent => ({ type: JSON_TYPE, body: JSON.stringify(value) })
const written = (body: string): Sent => ({ type: JSON_TYPE, body })
const form = (body: string): Sent => ({ type: FORM_TYPE, body })
const payload = (value: unknown): Sent => form(`payload=${encodeURIComponent(JSON.stringify(value))}`)
const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}${close.repeat(depth)}`

const EVENT = { type: 'message', channel: 'DU1', channel_type: 'im', user: 'U1', text: '万州 研发场地', ts: '1.1' }
const BODY = { type: 'event_callback', team_id: 'T1', event_id: 'Ev-odd', event: EVENT }
const PRESS = {
  type: 'block_actions',
  user: { id: 'U1', team_id: 'T1' },
  team: { id: 'T1' },
  trigger_id: 'odd',
  channel: { id: 'DU1' },
  actions: [{ action_id: 'option.0', value: '万州 研发场地', action_ts: '1.1' }],
}
const SUBMISSION = {
  ...PRESS,
  type: 'view_submission',
  view: { callback_id: 'form', private_metadata: '{}', state: { values: {} } },
}
const COMMAND = {
  command: '/wence',
  text: 'ask 万州 研发场地',
  team_id: 'T1',
  user_id: 'U1',
  channel_id: 'DU1',
  trigger_id: 'odd',
  response_url: 'https://hooks.slack.com/commands/1',
}

const without = (whole: object, name: string): object =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name))

const command = (fields: object) => form(new URLSearchParams(Object.entries(fields)).toString())

/** What goes wrong with payloads themselves, whichever way they come: the whole of it, or one part. */
const oddValues: readonly unknown[] = [null, 0, 1, true, false, '', 'null', [], [null], {}, { type: null }, { type: 1 }]

/** Bodies that Slack never sends, by what is odd about them. All of them may be signed rightly. */
export const MALFORMED: Readonly<Record<string, readonly Sent[]>> = {
  空的: [written(''), form(''), written(' '), { body: '' }, { body: '', type: 'text/plain' }],
  是null的: [
    written('null'),
    { body: 'null' },
    { body: 'null', type: 'text/plain' },
    form('null'),
    form('payload=null'),
    form('payload='),
    form('payload'),
  ],
  不是对象的: oddValues.flatMap((value) => [json(value), payload(value)]),
  不是JSON的: [
    written('{'),
    written('{"type":"event_callback"'),
    written("{'type':1}"),
    written(`${JSON.stringify(BODY)}x`),
    written('undefined'),
    written('NaN'),
    form('payload={'),
    form('payload=%7B%22type%22'),
  ],
  套得极深的: [
    written(nested('[', ']', 500_000)),
    written(nested('{"a":', '}', 100_000).replace(':}', ':1}')),
    json({ ...BODY, event: { ...EVENT, blocks: JSON.parse(nested('[', ']', 100)) } }),
    form(`payload=${nested('[', ']', 300_000)}`),
    payload({ ...PRESS, message: JSON.parse(nested('[', ']', 100)) }),
  ],
  编码不对的: [
    { body: new Uint8Array([0xff, 0xfe, 0x7b, 0x7d]), type: JSON_TYPE },
    { body: new Uint8Array([0x22, 0xc3, 0x28, 0x22]), type: JSON_TYPE },
    {
      body: new Uint8Array(Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xe4, 0xb8]), Buffer.from('"}')])),
      type: JSON_TYPE,
    },
    { body: new Uint8Array(Buffer.from(JSON.stringify(BODY), 'utf16le')), type: JSON_TYPE },
    { body: `\ufeff${JSON.stringify(BODY)}`, type: JSON_TYPE },
    { body: JSON.stringify(BODY), type: 'application/json; charset=gbk' },
    { body: JSON.stringify(BODY), type: JSON_TYPE, headers: { 'content-encoding': 'gzip' } },
    form('payload=%ff%fe'),
    form('payload=%7B%E4%B8%7D'),
    form('payload=%'),
  ],
  类型不认识的: [
    { body: JSON.stringify(BODY) },
    { body: JSON.stringify(BODY), type: 'text/plain' },
    { body: JSON.stringify(BODY), type: 'text/json' },
    { body: JSON.stringify(BODY), type: 'multipart/form-data; boundary=x' },
    { body: JSON.stringify(BODY), type: ';;;' },
    { body: JSON.stringify(BODY), type: FORM_TYPE },
    { body: `payload=${encodeURIComponent(JSON.stringify(PRESS))}`, type: JSON_TYPE },
  ],
  同一项说两遍的: [
    form(`payload=${encodeURIComponent(JSON.stringify(PRESS))}&payload=null`),
    form(`payload=null&payload=${encodeURIComponent(JSON.stringify(PRESS))}`),
    form(`${command(COMMAND).body}&text=x`),
    form('ssl_check=1&ssl_check=1'),
    form('a=1&'.repeat(5000)),
  ],
  名字能动原型的: [
    written('{"__proto__":{"type":"url_verification","challenge":"x"}}'),
    written(`{"__proto__":{"admin":true},${JSON.stringify(BODY).slice(1)}`),
    json({ ...BODY, event: { ...EVENT, constructor: { prototype: { admin: true } } } }),
    form('__proto__=x&ssl_check=1'),
    form(`payload={"__proto__":{"type":"block_actions"}}`),
    form('constructor=x&payload=1'),
    payload({ ...SUBMISSION, view: { ...SUBMISSION.view, state: { values: { prototype: {} } } } }),
  ],
  事件缺东西的: [
    ...Object.keys(BODY).map((name) => json(without(BODY, name))),
    ...oddValues.map((event) => json({ ...BODY, event })),
    json({ ...BODY, event: without(EVENT, 'type') }),
    json({ ...BODY, event_id: '' }),
    json({ ...BODY, event_id: 'x'.repeat(1000) }),
    json({ ...BODY, event: { ...EVENT, user: { id: 'U1' } } }),
    json({ ...BODY, event: { ...EVENT, user: 'U1:D2' } }),
    json({ ...BODY, event: { ...EVENT, channel: null } }),
    json({ ...BODY, event: { ...EVENT, channel: { id: 'DU1' } } }),
    json({ ...BODY, event: { ...EVENT, ts: 'now' } }),
    json({ ...BODY, event: { ...EVENT, text: { toString: 1 } } }),
    json({ ...BODY, event: { ...EVENT, type: 'Message' } }),
    json({ type: 'url_verification' }),
    json({ type: 'url_verification', challenge: {} }),
    json(COMMAND),
    json(PRESS),
  ],
  按键和表缺东西的: [
    ...Object.keys(PRESS).flatMap((name) =>
      name === 'team' || name === 'channel' ? [] : [payload(without(PRESS, name))],
    ),
    ...oddValues.map((value) => payload({ ...PRESS, user: value })),
    ...oddValues.filter((value) => value !== null).map((value) => payload({ ...PRESS, team: value })),
    ...oddValues.map((value) => payload({ ...PRESS, channel: value })),
    ...oddValues.map((value) => payload({ ...PRESS, actions: value })),
    ...oddValues.map((value) => payload({ ...PRESS, actions: [value] })),
    ...oddValues.map((value) => payload({ ...SUBMISSION, view: value })),
    ...oddValues.map((value) => payload({ ...SUBMISSION, view: { ...SUBMISSION.view, state: value } })),
    payload({ ...PRESS, type: 'shortcut' }),
    payload({ ...PRESS, type: '__proto__' }),
    payload(BODY),
    payload(COMMAND),
  ],
  命令缺东西的: [
    ...Object.keys(COMMAND).flatMap((name) => (name === 'text' ? [] : [command(without(COMMAND, name))])),
    command({ ...COMMAND, user_id: 'u1 or 1=1' }),
    command({ ...COMMAND, command: 'wence' }),
    form('type=event_callback'),
    form('='),
    form('&&&'),
  ],
}

/** Sends a body as it is to a channel's port, rightly signed. */
export const sentAsIs = ({ body, type, headers }: Sent, port: number | string | undefined): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    // A text has a type of its own, unless it is bytes.
    body: typeof body === 'string' ? Buffer.from(body) : body,
    headers: { ...signedHeaders(body), ...headers, ...(type === undefined ? {} : { 'content-type': type }) },
  })
