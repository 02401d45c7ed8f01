import { heldProgrammesIn, type Knowledge, type ProgrammeMention, regulationsOn } from '../knowledge/index.ts'
import { NotHeld } from './not-held.ts'

/** What a question has in it that is about a centre of these texts, by whatever name. */
const OUR_CENTRE = /评价表|评价指标|评分表|指标体系|这个中心|该中心|你们中心|我们中心|中心主任|加分|几分|分值/u
const ASKS_OF_PROGRAMME =
  /怎么|如何|咋|要求|条件|认定|备案|入库|登记|评价|申报|申请|材料|手续|时间|多少|好多|几多|多大|几|流程|标准|政策|补贴|补助|奖励|有效|什么时候|评估|周期|等级|年限|期限|几年|奖金|奖多少|所得税|税率|[一二三]等奖|经费|多少钱/u
/** The words around a programme's name that show it to be asked about itself. */
const NEAR = { before: 8, after: 14 }

/** Another programme than those of the library that a message asks about, listed or known by how its name ends. */
export function otherProgramme(message: string, knowledge: Knowledge): NotHeld | undefined {
  const { programmes } = knowledge
  const ours = heldProgrammesIn(message, knowledge)
  for (const mention of programmes.mentionsIn(message)) {
    if (isHeld(mention, knowledge)) continue
    const rest = `${message.slice(0, mention.start)}${message.slice(mention.end)}`
    if (ours.length === 0 && !OUR_CENTRE.test(rest) && isAskedOf(message, mention))
      return NotHeld.programme(mention.said, knowledge)
  }
  const unlisted = ours.length > 0 || OUR_CENTRE.test(message) ? undefined : unlistedIn(message, knowledge)
  return unlisted === undefined ? undefined : NotHeld.programme(unlisted, knowledge)
}

/** Whether a message names a programme that the library does not hold, however it speaks of it. */
export const namesOtherProgramme = (message: string, knowledge: Knowledge): boolean =>
  knowledge.programmes.mentionsIn(message).some((mention) => !isHeld(mention, knowledge))

const isHeld = (mention: ProgrammeMention, knowledge: Knowledge): boolean =>
  mention.programmes.some((programme) => regulationsOn(programme, knowledge.regulations).length > 0) ||
  isShort(mention, knowledge)

/** A held programme's own name less what it begins with and a word behind it: whoever names that by itself may mean the one that is held. */
const isShort = ({ said }: ProgrammeMention, { regulations, programmes }: Knowledge): boolean =>
  [...regulations.values()].some(({ programme }) => {
    const name = programmes.nameOf(programme)
    const at = name.indexOf(said)
    return at >= 0 && name.length - at - said.length <= BEHIND
  })

/** A name goes on behind its core by so many characters, and is still of the same: 企业. */
const BEHIND = 2

/** 重点实验室要求多大场地: the programme itself is asked about, near its name. */
const isAskedOf = (message: string, { start, end }: ProgrammeMention): boolean =>
  ASKS_OF_PROGRAMME.test(message.slice(Math.max(0, start - NEAR.before), end + NEAR.after))

/** How the name of a programme goes on where it is applied for. */
const APPLIED_FOR = /的?(?:要|该|应该)?(?:怎么|如何|咋)?(?:申报|申请|认定|备案|评定|评选|参加|办理|入库)/uy
const HAN = /\p{Script=Han}/u
/** Nobody calls a programme by more characters. */
const LONGEST = 20

/** 省级中试基地怎么申报: a programme that no list has, by how its name ends. */
function unlistedIn(message: string, { programmes }: Knowledge): string | undefined {
  for (const { start, end } of programmes.endingsIn(message)) {
    APPLIED_FOR.lastIndex = end
    let from = start
    while (start - from < LONGEST && HAN.test(message[from - 1] ?? '')) from--
    if (start - from >= 2 && APPLIED_FOR.test(message)) return message.slice(from, end)
  }
  return undefined
}
