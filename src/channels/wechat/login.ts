/// <reference path="./qrcode.d.ts" />
import { needed } from '../../installed/index.ts'
import type { LoginState } from './state.ts'

/** The code to scan, for a terminal: two rows of it to a line. */
export async function terminalCode(code: string): Promise<string> {
  const { toString: draw } = await needed('qrcode', () => import('qrcode'))
  return `${await draw(code, { type: 'terminal', small: true })}\n用手机微信扫一扫，在手机上确认登录。`
}

/** A page as the server that mounts it sends it. */
export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Nothing is run, fetched, framed or kept: whoever has the code can log in. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}
/** A code is good for some minutes; the page asks again well before. */
const REFRESH_SECONDS = 5

/** `/wechat/login`: the code to scan, or where the login stands. To be served on loopback only. */
export async function loginPage(state: LoginState): Promise<Page> {
  const { toString: draw } = await needed('qrcode', () => import('qrcode'))
  const shown =
    state.phase === 'scan' && state.code !== undefined
      ? `<div class="code">${await draw(state.code, { type: 'svg', margin: 2 })}</div><p>用手机微信扫一扫，在手机上确认登录。</p>`
      : `<p>${WORDS[state.phase]}</p>`
  const refresh = state.phase === 'in' ? '' : `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">`
  return {
    status: 200,
    headers: HEADERS,
    body: [
      '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>登录微信</title>',
      refresh,
      '<meta name="viewport" content="width=device-width">',
      '<style>body{font:18px/1.6 sans-serif;text-align:center;margin:3em 1em}.code svg{width:18em;max-width:90vw}</style>',
      `</head><body><h1>登录微信</h1>${shown}</body></html>\n`,
    ].join(''),
  }
}

const WORDS: Record<LoginState['phase'], string> = {
  off: '微信没有运行。',
  starting: '正在启动，请稍候。',
  scan: '已经扫过，请在手机上确认登录。',
  in: '已经登录。',
  out: '已经退出登录，正在取新的二维码。',
  waiting: '连接断了，正在重新连接。',
}
