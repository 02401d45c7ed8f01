import type { Fact, FactId } from '../knowledge/index.ts'
import type { Mention } from './mentions.ts'
import type { Presence } from './presence.ts'
import type { Scene } from './scene.ts'

const HOLDS_WITH_LITTLE_ELSE = 4
/** 和西南大学一起联合申报: the partners' names stand beside the word. */
const HOLDS_BESIDE_NAMES = 16

export const isEvent = ({ claim }: Mention): boolean =>
  claim !== undefined &&
  (claim.fact === 'revoked_within_3y' ||
    ((claim.fact.startsWith('no_') || claim.fact.startsWith('clean_')) && claim.bad))

export const factOf = (
  mention: Mention,
  scene: Scene,
  asked: Fact | undefined,
  founded: boolean,
  opening = '',
): FactId | undefined => {
  const { claim, text } = mention
  if (!claim) return undefined
  if (
    claim.fact === 'independent_rd_unit' &&
    /^研究[院所]$/u.test(text) &&
    !/[有建设立没]了?(?:自己的?)?$/u.test(scene.text.slice(0, mention.start - scene.start))
  )
    return undefined
  if (claim.fact === 'company_form' && !founded) return /法人/u.test(text) ? 'legal_person' : undefined
  if (
    claim.fact === 'legal_person' &&
    (asked?.id === 'center_legal_entity' || /中心/u.test(opening + scene.text.slice(0, mention.start - scene.start)))
  )
    return 'center_legal_entity'
  if (claim.fact === 'no_major_incident_3y' && asked?.id === 'no_safety_env_liability_3y') return asked.id
  return claim.fact
}

const DENIES_WITHIN = /没|不|未|非/u
const HAPPENED = /过|被|列入|问责/u

/** Whether what is claimed holds: as said around it, or, for what is named alone, by being named. */
export const thereOf = (mention: Mention, status: Presence, rest: string): boolean | undefined => {
  const { claim, text } = mention
  if (!claim) return undefined
  if (claim.fact === 'center_legal_entity' && /中心/u.test(text)) return !DENIES_WITHIN.test(text)
  if (status.there !== undefined) return status.there
  if (isEvent(mention))
    return HAPPENED.test(text) ||
      (/(?:信用|征信).*(?:差|不好|问题|污点|记录)/u.test(text) && !/^(?:不良|失信)/u.test(text))
      ? true
      : undefined
  if (claim.loose) return undefined
  return rest.length <= (claim.fact === 'joint_build' ? HOLDS_BESIDE_NAMES : HOLDS_WITH_LITTLE_ELSE) ? true : undefined
}
