import type { App, Receiver } from '@slack/bolt'

type Event = Parameters<App['processEvent']>[0]

/**
 * A receiver that keeps an event before Bolt sees it. Bolt acknowledges events before their listeners run: one that was
 * not kept by then would be lost with the process. Where keeping fails nothing is acknowledged, and Slack sends it again.
 */
export function keeping<R extends Receiver>(receiver: R, keep: (body: unknown) => Promise<void>): Receiver {
  return {
    init(app) {
      const processEvent = async (event: Event): Promise<void> => {
        await keep(event.body)
        await app.processEvent(event)
      }
      receiver.init(Object.create(app, { processEvent: { value: processEvent } }))
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  }
}
