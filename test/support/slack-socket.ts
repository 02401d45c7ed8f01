import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 1
const CLOSE = 8
const PING = 9
const PONG = 10

/** The server's end of a WebSocket (RFC 6455), as far as Socket Mode needs one: whole text messages of JSON. */
export class Socket {
  #received = Buffer.alloc(0)

  constructor(
    request: IncomingMessage,
    private readonly stream: Duplex,
    private readonly heard: (message: unknown) => void,
  ) {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${MAGIC}`).digest('base64')
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    stream.on('data', (data: Buffer) => this.#read(data))
    stream.on('error', () => stream.destroy())
  }

  send(message: unknown): void {
    this.#write(TEXT, Buffer.from(JSON.stringify(message)))
  }

  /** The line goes dead, without a word. */
  drop(): void {
    this.stream.destroy()
  }

  #write(kind: number, payload: Buffer): void {
    const { length } = payload
    const head =
      length < 126
        ? Buffer.from([0x80 | kind, length])
        : length < 0x10000
          ? Buffer.from([0x80 | kind, 126, length >> 8, length & 0xff])
          : Buffer.concat([Buffer.from([0x80 | kind, 127, 0, 0, 0, 0]), uint32(length)])
    if (!this.stream.destroyed) this.stream.write(Buffer.concat([head, payload]))
  }

  #read(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data])
    for (let frame = frameIn(this.#received); frame; frame = frameIn(this.#received)) {
      this.#received = this.#received.subarray(frame.end)
      if (frame.kind === TEXT) this.heard(JSON.parse(frame.payload.toString()))
      if (frame.kind === PING) this.#write(PONG, frame.payload)
      if (frame.kind === CLOSE) {
        this.#write(CLOSE, frame.payload)
        this.stream.end()
      }
    }
  }
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** The first whole frame a client sent; its payload is masked. */
function frameIn(bytes: Buffer): { kind: number; payload: Buffer; end: number } | undefined {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return undefined
  const short = second & 0x7f
  const start = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < start + 4) return undefined
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const end = start + 4 + length
  if (bytes.length < end) return undefined
  const mask = bytes.subarray(start, start + 4)
  const payload = Buffer.from(bytes.subarray(start + 4, end).map((byte, i) => byte ^ (mask[i % 4] ?? 0)))
  return { kind: first & 0x0f, payload, end }
}
