export { type Ended, type Plan, planOf, SERVED_WITH, type ServiceStore, type World } from './compose.ts'
export { type ChannelOffer, type Choice, chosen, type Made, type OfferPorts } from './offer.ts'
export type { Page, Pages } from './page.ts'
export { type Listening, listeningOf, nextFree, type PortFault, portFaults } from './ports.ts'
export {
  databaseOf,
  type Env,
  retentionOf,
  SERVICE_VARIABLES,
  type ServiceSettings,
  serviceSettings,
} from './settings.ts'
export { type Listen, type Process, uncaughtIn } from './uncaught.ts'
export { type Unread, unreadIn, unreadLine } from './unread.ts'
