type Env = Readonly<Record<string, string | undefined>>

/** The address of the pages as people open them, without a slash at its end; undefined where they have none. */
export function pagesIn({ WENCE_WEB_PORT: port, WENCE_WEB_URL: url }: Env): string | undefined {
  const isOn = (port ?? '').trim() !== '' && (url ?? '').trim() !== ''
  return isOn && URL.canParse(url ?? '') ? (url ?? '').trim().replace(/\/{1,8}$/u, '') : undefined
}
