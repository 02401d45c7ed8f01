import { type Choice, type Env, listeningOf, portFaults, serviceSettings } from '../service/index.ts'
import type { Check, Finding } from './check.ts'
import { type PortPorts, portFindings } from './ports.ts'

type Choices = () => Promise<readonly Choice[]>

/** The settings of the service itself, and whether it can have its ports, with those of the channels that are on. */
export const serviceCheck = (env: Env, choices: Choices, ports: PortPorts): Check => ({
  what: 'service',
  examine: async (signal) => {
    const settings = serviceSettings(env)
    if ('faults' in settings)
      return settings.faults.map((found) => ({
        what: 'service',
        state: 'wrong',
        found,
        remedy: 'set it so, or not at all',
      }))
    const listening = listeningOf(settings, await choices())
    const clashes = portFaults(listening).map((fault): Finding => ({ what: 'ports', state: 'wrong', ...fault }))
    return [
      { what: 'service', state: 'ok', found: 'its settings are complete' },
      ...clashes,
      ...(await portFindings(listening, ports, signal)),
    ]
  },
})

/** The settings of every channel there is. What a channel has to check besides is a check of its own. */
export const channelsCheck = (
  choices: Choices,
  env: Env,
  /** The names of the settings of each channel. */
  variables: Readonly<Record<string, readonly string[]>>,
): Check => ({
  what: 'channels',
  examine: async () => (await choices()).flatMap((choice) => findingsOf(choice, env, variables[choice.name] ?? [])),
})

function findingsOf(choice: Choice, env: Env, variables: readonly string[]): Finding[] {
  if (choice.is !== 'on') return [findingOf(choice, env, variables)]
  const { name, doubts } = choice
  return [
    { what: name, state: 'ok', found: 'its settings are complete' },
    ...doubts.map((doubt): Finding => ({ what: name, state: 'doubtful', ...doubt })),
  ]
}

function findingOf(choice: Exclude<Choice, { is: 'on' }>, env: Env, variables: readonly string[]): Finding {
  switch (choice.is) {
    case 'off': {
      const remedy = `to switch it on, set ${choice.needs}`
      const idle = variables.filter((name) => env[name]?.trim())
      if (idle.length === 0) return { what: choice.name, state: 'off', found: 'not set up', remedy }
      // Whoever sets what a channel needs wants the channel.
      const found = `not set up, so that nobody reads ${idle.join(', ')}`
      return { what: choice.name, state: 'wrong', found, remedy: `${remedy}; to have it off, unset ${idle.join(' ')}` }
    }
    case 'wrong':
      if (choice.lacking)
        return { what: choice.name, state: 'wrong', found: choice.lacking.found, remedy: choice.lacking.line }
      return { what: choice.name, state: 'wrong', found: choice.fault, remedy: 'set what is named as the README says' }
  }
}
