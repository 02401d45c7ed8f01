import { type ChannelOffer, type Choice, chosen, type Env, serviceSettings } from '../service/index.ts'
import type { Check, Finding } from './check.ts'

/** The settings of the service itself. */
export const serviceCheck = (env: Env): Check => ({
  what: 'service',
  examine: () => {
    const settings = serviceSettings(env)
    if ('faults' in settings)
      return settings.faults.map((found) => ({
        what: 'service',
        state: 'wrong',
        found,
        remedy: 'set it so, or not at all',
      }))
    return [{ what: 'service', state: 'ok', found: `health and metrics on 127.0.0.1:${settings.port}` }]
  },
})

/** The settings of every channel there is. What a channel has to check besides is a check of its own. */
export const channelsCheck = (offers: readonly ChannelOffer[], env: Env): Check => ({
  what: 'channels',
  examine: async () => {
    const choices = await chosen(offers, env)
    return choices.map(findingOf)
  },
})

function findingOf(choice: Choice): Finding {
  switch (choice.is) {
    case 'on':
      return { what: choice.name, state: 'ok', found: 'its settings are complete' }
    case 'off':
      return { what: choice.name, state: 'off', found: 'not set up', remedy: `to switch it on, set ${choice.needs}` }
    case 'wrong':
      if (choice.lacking)
        return { what: choice.name, state: 'wrong', found: choice.lacking.found, remedy: choice.lacking.line }
      return { what: choice.name, state: 'wrong', found: choice.fault, remedy: 'set what is named as the README says' }
  }
}
