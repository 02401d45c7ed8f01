import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Hono } from 'hono'
import type { Rooms } from '../guard/rooms.ts'

const own = (name: string) => new URL(`../browser/${name}`, import.meta.url)

/** What pages load besides themselves: all of it from here. */
const ASSETS = {
  'desk.css': { type: 'text/css; charset=utf-8', at: () => own('desk.css') },
  'desk.js': { type: 'text/javascript; charset=utf-8', at: () => own('desk.js') },
  'icon.svg': { type: 'image/svg+xml', at: () => own('icon.svg') },
  'htmx.js': {
    type: 'text/javascript; charset=utf-8',
    at: () => createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'),
  },
}

/** Serves the sheet and the scripts; a browser asks again each time and is told when nothing has changed. */
export function assetsRoom(): Hono<Rooms> {
  const room = new Hono<Rooms>()
  for (const [name, { type, at }] of Object.entries(ASSETS)) {
    const body = readFileSync(at(), 'utf8')
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    room.get(`/a/${name}`, (c) => {
      const headers = { 'content-type': type, 'cache-control': 'no-cache', etag }
      return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(body, 200, headers)
    })
  }
  return room
}
