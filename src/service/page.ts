/** What the server sends for a path. */
export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Pages by their paths. */
export type Pages = Readonly<Record<string, () => Page | Promise<Page>>>

export const textPage = (status: number, body: string, headers: Page['headers'] = {}): Page => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: `${body}\n`,
})

export const jsonPage = (status: number, value: unknown): Page =>
  textPage(status, JSON.stringify(value), { 'content-type': 'application/json' })
