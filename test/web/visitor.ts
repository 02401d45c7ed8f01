import type { webIn } from './app.ts'
import { HOST } from './app.ts'

/** A browser of somebody's: it keeps its cookies, and sends its forms as one does. */
export function visitorOf({ ask }: Pick<ReturnType<typeof webIn>, 'ask'>) {
  const jar = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie === '' ? {} : { cookie }), ...init.headers }
    const response = await ask(path, { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? []
      jar.set(name, value)
    }
    return response
  }
  /** The page, after what it sends one on to. */
  const get = async (path: string): Promise<string> => {
    const response = await send(path)
    const on = response.headers.get('location')
    return on === null ? response.text() : get(on)
  }
  const post = (path: string, form: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: `https://${HOST}`,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      body: new URLSearchParams(form).toString(),
    })
  /** The page that a form without script leads to. */
  const submit = async (path: string, form: Readonly<Record<string, string>>): Promise<string> => {
    const response = await post(path, form)
    const on = response.headers.get('location')
    return on === null ? response.text() : get(on)
  }
  return { jar, send, get, post, submit }
}

/** What a person reads of a page: no tags, no signs for signs. */
export const readable = (page: string): string =>
  page
    .replace(/<br\/?>/gu, '\n')
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
