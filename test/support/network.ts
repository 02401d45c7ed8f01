import nock from 'nock'
import { afterAll, afterEach, beforeAll } from 'vitest'

/** In this file's tests no request leaves the process but to what nock plays; files after it have the network back. */
export function cutOff(): void {
  // It cuts the network when it is imported, once a process.
  beforeAll(() => {
    if (!nock.isActive()) nock.activate()
    nock.disableNetConnect()
  })
  afterEach(() => {
    nock.cleanAll()
    nock.disableNetConnect()
  })
  afterAll(() => {
    nock.enableNetConnect()
    nock.restore()
  })
}
