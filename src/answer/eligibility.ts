import { assess, type Facts } from '../eligibility/index.ts'
import { type Knowledge, type RegulationKnowledge, saysWho } from '../knowledge/index.ts'
import type { ClauseId, Day } from '../law/index.ts'
import { draftCheck, type Said } from './check-draft.ts'
import { type Draft, type DraftBlock, joined, refer, say } from './draft.ts'
import { placesDraft, sharedFacts } from './elsewhere.ts'
import { progressDraft } from './guide.ts'
import { noticesFor } from './standing.ts'
import { conditionBlock } from './verdict.ts'

/** What a message told of the applicant, with the person's own words for it. */
export interface Told {
  readonly facts: Facts
  readonly said: Said
}

const WHOLE =
  /(?:我们|我司|本公司|我校|我院|我所|公司|企业|学校|单位|咱们?|俺们)[^，。？]{0,16}(?:能不能|可不可以|能否|可否|能|可以|想)[^，。？]{0,8}(?:报|申请|组建|牵头建|认定)|(?:对照|核对|查一?[查下]|看看?)[^，。？]{0,12}(?:条件|标准|够不够|能不能)|(?:符不符合|符合|满足|够不够|够)[^，。？]{0,6}(?:条件|标准|资格)|资格(?:够|行)|qualif|eligib|can (?:we|our)/iu
const JUDGE =
  /够不够|够吗|够么|够(?:得上|格|条件)?(?:吗|不|么|没)|达标|达不达|能(?:不能)?过|过(?:得了|不过|关)|行不行|行吗|行么|可以吗|可以么|符合|能报|能申报|能不能|会不会影响|影响申报|影响吗|差多少|差几|超没超|超了没|合格吗|不够|rule us out|enough|qualif|eligib|够[^，。？]{0,8}(?:吗|不|么)$/iu

/** Asks for a rule, a way or a person, not for a judgement. */
const ASKS_HOW =
  /有没有(?!资格|戏|希望|机会|可能)|有无|要不要|需不需要|谁|哪|怎么|如何|什么|啥|第一步|还是|流程|程序|材料|手续|先|直接|多少|几|why|how|what|who|where|when/iu

/** 查万州：企业，独立法人: to be held against the conditions. */
const CHECKS =
  /^(?:请|麻烦|帮忙?|给|替|我们?|咱们?|想|要|就|先|来)*(?:[按照拿用][^，。,：:]{1,14})?(?:查|核|对照|比对|对一[下遍]|过一遍|自查|自测|测|套)|(?:一条条|逐条|逐项|挨个)[^，。]{0,6}(?:查|核|对|过|看)|(?:对照|核对|比对|对一[下遍]|自查|自测)[^，。？?]{0,12}$/u
/** 帮我逐条核对, 比对一下组建条件: the whole of the conditions, whatever is told. */
const CHECKS_ALL =
  /(?:(?:一条条|逐条|逐项|挨个|一项项)[^，。？?]{0,6}(?:查|核|对|过|看)|(?:帮|给|替)(?:我们?|咱们?|忙)?(?:核对|自查|自测|自评|对照|比对|对一[下遍]|过一[下遍]|核一?[下核]|测一?[下测]|查一?[下查])|(?:^|[\s，,])(?:我们?|先|来|要|想)*(?:核对|自查|自测|自评))[^，。？?]{0,12}$|(?:核对|对照|比对|查)[^，。？?]{0,8}(?:条件|标准|资格|要求)$/u
/** 万州能报吗, 够不够格: nothing but whether one may. */
const MAY =
  /^[\s，,]*(?:我们?(?:公司|单位|学校|企业|厂)?|公司|企业)?(?:能不能|能否|可不可以|可以|能|有没有资格|够不够格|够格|够不够)(?:去)?(?:申?报|申请|报名|弄个?|搞个?|建个?)?(?:技术|产业)?(?:创新)?(?:中心)?(?:吗|么|不|啊|呢)?[\s，,]*(?:我们?是[^，。？?]{1,12})?[？?。]*$/u
/** 条件对照，我们是企业; 对照一下要求，看看我们符不符合: to be held against something, and who. */
const HELD_AGAINST =
  /对照|核对|比对|对一[下遍]|符不符合|是否符合|够不够|够格|达不达标|自查|自测|自评|核一[下核]|测一[下测]|能不能过|过不过得了/u
/** 看看差什么: what is missing to qualify. */
const GAPS = /(?:还?差|还?缺|还少)(?:些|了|点|的)?(?:什么|啥|哪些|哪几|几|多少)|差在哪/u
/** 直接报，还是得区里推: which way, not whether. */
const CHOOSES = /还是|直接|先|谁|哪|怎么|如何/u
const MAY_WE =
  /(?:能不能|能否|可不可以|可以|能|够格)[^，。？]{0,8}(?:报|申请|牵头|参加)[^，。？]{0,6}[吗么不？]|(?:能不能|能否|可不可以)[^，。？]{0,8}(?:报|申请|牵头|参加)/u
const SELF = /我们|我司|我校|我院|我所|咱们?|俺们?|本(?:公司|单位|企业|校|院|所)/u
/** 我们是一家医院，想申报: who tells of themselves and wants to apply asks whether they may. */
const WANTS_TO = /(?:想|打算|准备|计划|希望|拟)(?:要|去|来)?[^，。？?]{0,4}(?:申报|申请|报|组建|牵头|认定)/u
/** Asks for something to be told. */
const ASKS = /谁|哪|怎么|如何|什么|啥|多少|[?？]\s*$|吗\s*$/u

/** 外地公司能不能报: a kind of applicant and no applicant, so that the rule on it is asked for. */
const OF_A_KIND =
  /(?:外地|外省|外市|省外|市外|区外|异地|本地|境外|民营|国有|初创|小微|央)的?(?:公司|企业|单位|高校|学校|机构)/u

/** So many facts at once describe an applicant: whoever does that wants to know how they stand. */
const DESCRIBED = 2

/** Whether a message asks how the applicant stands: a check of the whole, or whether what it tells is enough. */
export function asksEligibility(message: string, { facts }: Told, table: Knowledge['facts']): boolean {
  const told = Object.keys(facts).filter((fact) => !saysWho(table, fact))
  const asks = ASKS.test(message)
  if (!asks && (told.length >= DESCRIBED || (CHECKS.test(message) && Object.keys(facts).length > 0))) return true
  if (CHECKS_ALL.test(message.trim()) && !asks) return true
  if (told.length === 0 && !SELF.test(message) && OF_A_KIND.test(message)) return false
  const ours = Object.keys(facts).length > 0 || SELF.test(message)
  if (!asks && HELD_AGAINST.test(message) && ours) return true
  if (ours && GAPS.test(message)) return true
  if (!asks && /^(?:我们?|想|要|先|请|帮忙?)*(?:对照|核对|比对|自查)/u.test(message)) return true
  if (Object.keys(facts).length > 0 && SELF.test(message) && MAY_WE.test(message) && !CHOOSES.test(message)) return true
  if (Object.keys(facts).length > 0 && WANTS_TO.test(message) && !ASKS_HOW.test(message)) return true
  return told.length > 0 ? JUDGE.test(message) || WHOLE.test(message) : WHOLE.test(message) && !ASKS_HOW.test(message)
}

/** Whether a message, its place taken out, only asks whether one may apply. */
export const mayI = (rest: string): boolean => rest.trim() !== '' && MAY.test(rest.trim())

/** The check as far as the message carries it: against the place named, or, where none is, what each text says of the facts told. */
export function eligibilityDraft(
  regulations: readonly RegulationKnowledge[],
  told: Told,
  knowledge: Knowledge,
  asOf: Day,
): Draft {
  const [regulation, another] = regulations
  if (regulation && another)
    return placesDraft(regulations, sharedFacts(told.facts, { knowledge, asOf }), { knowledge, asOf })
  if (regulation) return progressDraft({ knowledge, asOf }, regulation, told)
  const all = [...knowledge.regulations.values()]
  const touched = all.map((each) => touchedBy(each, told, knowledge, asOf)).filter(({ blocks }) => blocks.length > 0)
  return {
    kind: 'question',
    notices: touched.flatMap(({ regulation: of }) => noticesFor(of, asOf)),
    blocks: [
      ...touched.flatMap(({ blocks }) => blocks),
      ...silentBlocks(
        all,
        touched.map(({ regulation: of }) => of),
      ),
      { kind: 'words', parts: say`要对照哪一地的全部条件？` },
    ],
    cites: touched.flatMap(({ cites }) => cites),
    options: all.map(({ place, center }) => ({
      label: place === center ? say`${place}` : say`${place}（${center}）`,
      send: `我们能不能申报${place}`,
    })),
  }
}

interface Touched {
  readonly regulation: RegulationKnowledge
  readonly blocks: DraftBlock[]
  readonly cites: ClauseId[]
}

function touchedBy(regulation: RegulationKnowledge, { facts, said }: Told, knowledge: Knowledge, asOf: Day): Touched {
  const assessment = assess(regulation, facts, knowledge.facts)
  const ids = assessment.findings
    .filter(({ sides }) => sides.some(({ test, given }) => given !== undefined && !saysWho(knowledge.facts, test.fact)))
    .map(({ condition }) => condition.id)
  const lines = draftCheck(assessment, regulation, [], knowledge.facts, asOf, said).conditions.filter(({ id }) =>
    ids.includes(id),
  )
  return {
    regulation,
    blocks: lines.map((line) => ({
      ...conditionBlock(line),
      parts: say`${refer(line.ref)}：${conditionBlock(line).parts}`,
    })),
    cites: lines.map(({ ref }) => ref),
  }
}

const silentBlocks = (all: readonly RegulationKnowledge[], touched: readonly RegulationKnowledge[]): DraftBlock[] => {
  const silent = all.filter((regulation) => !touched.includes(regulation))
  if (touched.length === 0 || silent.length === 0) return []
  const names = joined(
    silent.map(({ short }) => say`${short}`),
    '、',
  )
  return [{ kind: 'words', parts: say`${names}对这几项没有定硬性条件。` }]
}
