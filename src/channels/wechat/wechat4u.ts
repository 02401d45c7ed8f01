interface Inner {
  removeAllListeners(): unknown
  on(event: 'error', listener: () => void): unknown
  logout: () => Promise<void>
  start: () => Promise<void>
}

/**
 * wechaty-puppet-wechat4u 1.14 ends by logging out at WeChat, which throws the kept login away, and is started again by
 * its own logout, which fails once it is gone. After this its stop only ends its timers: the login survives a restart.
 * Other puppets have nothing of the kind and are left alone.
 */
export function keepLogin(puppet: object): void {
  const inner = 'wechat4u' in puppet ? puppet.wechat4u : undefined
  if (!isInner(inner)) return
  inner.removeAllListeners()
  inner.on('error', () => {})
  inner.logout = async () => {}
  // A logout already under way starts it again, also after the puppet's stop has let go of it.
  inner.start = async () => {}
  Object.defineProperty(puppet, 'wechat4u', { get: () => inner, set: () => {} })
}

/** It has an emitter's methods copied into it, and is none. */
const isInner = (inner: unknown): inner is Inner =>
  typeof inner === 'object' &&
  inner !== null &&
  ['removeAllListeners', 'on', 'logout', 'start'].every((name) => typeof Reflect.get(inner, name) === 'function')
