import { missing } from '../installed/index.ts'
import { type ChannelOffer, type Env, SERVED_WITH } from '../service/index.ts'
import type { Check } from './check.ts'

/** What the quick install leaves out and `wence serve` needs: wrong where a channel is to be served, else only said. */
export const installedCheck = (offers: readonly ChannelOffer[], env: Env): Check => ({
  what: 'installed',
  examine: () => {
    const lacking = missing(SERVED_WITH)
    if (!lacking) return []
    const served = offers.some((offer) => env[offer.switch]?.trim())
    const found = `${lacking.found}; wence serve does not start without`
    return [{ what: 'installed', state: served ? 'wrong' : 'off', found, remedy: lacking.line }]
  },
})
