import { describe, expect, it } from 'vitest'
import {
  finderOf,
  guard,
  led,
  type Model,
  shownOf,
  subjectsToMean,
  takenAs,
  understood,
  unsupported,
} from '../../src/answer/index.ts'
import { regulationOf } from '../../src/law/index.ts'
import type { Draft } from '../../src/reply/index.ts'
import { ClauseFinder, type Finder } from '../../src/retrieval/index.ts'
import { knowledge } from '../support/library.ts'
import { echoing } from '../support/model.ts'
import { deskIn } from '../support/talk.ts'

const refs = [...knowledge.regulations.values()].flatMap(({ regulation }) => regulation.clauses.map(({ id }) => id))
const textOf = (ref: string) =>
  knowledge.regulations.get(regulationOf(ref))?.regulation.clauses.find(({ id }) => id === ref)?.text ?? ''

describe('给模型看的条文里没有数字', () => {
  it('五个文本的每一条：数量都换成了占位符，门禁一个也找不出', () => {
    const leaking = refs.filter((ref) => {
      const { clauses, evidence } = shownOf([ref], knowledge)
      return guard(clauses[0]?.text ?? '{{', evidence).verdict === 'block'
    })
    expect(leaking).toEqual([])
    expect(refs.length).toBeGreaterThan(300)
  })

  it('限定的话跟着数字走：最高、一般、原则上、以上都在占位符里', () => {
    const shown = shownOf(['wanzhou:9.4', 'wanzhou:8.8', 'wanzhou:8.7'], knowledge)
    const texts = shown.clauses.map(({ text }) => text).join()
    for (const word of ['最高', '原则上', '以上，', '不少于']) expect(texts).not.toContain(word)
    const printed = [...shown.prints.values()].map((part) => (part.kind === 'phrase' ? part.phrase.text : ''))
    expect(printed).toEqual(expect.arrayContaining(['最高20万元', '原则上不低于 200 万元', '不少于5个工作日']))
  })

  it('占位符打印出来的，正是条文里那一段', () => {
    for (const ref of refs)
      for (const part of shownOf([ref], knowledge).prints.values())
        if (part.kind === 'phrase') {
          const { text, span } = part.phrase
          expect(textOf(part.phrase.ref).slice(span.start, span.end).replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
        }
  })

  it('资料库里没有的条款，什么也不给', () => {
    expect(shownOf(['wanzhou:99', 'beijing:1'], knowledge).clauses).toEqual([])
  })
})

/** A sentence with each figure of the clause as the slot it was shown as. */
const judge = (ref: string, sentence: string) => held(sentence, shownOf([ref], knowledge).clauses[0]?.text ?? '')

const held = (sentence: string, clause: string) =>
  unsupported(sentence, {
    clause,
    above: '依托单位应具备以下条件：',
    names: ['万州区', '《重庆市万州区技术创新中心建设运行管理办法（修订）》'],
  })

describe('一句话，条款撑不撑得住', () => {
  it.each([
    ['wanzhou:9.4', '对新认定的区级技术创新中心，给予{{wanzhou:9.4#2}}的补助'],
    ['wanzhou:9.4', '公示时间{{wanzhou:9.4#1}}'],
    ['wanzhou:8.7', '从事软件研究开发等特殊行业的，研发场地面积和研发设备原值可适当低于以上标准'],
    ['wanzhou:8.8', '依托单位上年度研发投入{{wanzhou:8.8#1}}'],
    ['liaocheng:8.5', '高校、科研院所牵头建设的，必须联合市内企业共同申报'],
    ['yunnan:28', '以企业为主体建设的配套投入资金与省财政资金比例{{yunnan:28#3}}'],
    ['yunnan:28', '以非企业为主体建设的配套投入资金与省财政资金比例{{yunnan:28#4}}'],
    ['liaocheng:8.5', '鼓励企业牵头联合高校、科研院所共建技术创新中心'],
  ])('%s：%s', (ref, sentence) => expect(judge(ref, sentence)).toBeUndefined())

  it.each([
    ['说的是别的事', 'wanzhou:9.4', '审核材料由街道办事处先行受理并出具意见', 'strange-words'],
    ['把无异议说成有异议', 'wanzhou:9.4', '经公示有异议的按程序予以认定', 'negation'],
    [
      '把不低于说成可以低于',
      'wanzhou:8.7',
      '从事软件研究开发等特殊行业的研发场地面积和研发设备原值不可适当低于以上标准',
      'negation',
    ],
    ['鼓励说成必须', 'liaocheng:8.5', '企业必须牵头联合高校、科研院所共建技术创新中心', 'strength'],
    ['必须说成可以', 'liaocheng:8.5', '高校、科研院所牵头建设的，可以联合市内企业共同申报', 'strength'],
    [
      '场地和设备的数字对调',
      'wanzhou:8.7',
      '研发场地面积{{wanzhou:8.7#2}}，科研仪器总值{{wanzhou:8.7#1}}',
      'misplaced',
    ],
    [
      '企业和非企业的比例对调',
      'yunnan:28',
      '以企业为主体建设的配套投入资金与省财政资金比例{{yunnan:28#4}}',
      'misplaced',
    ],
    ['公示几天说成补助几天', 'wanzhou:9.4', '对新认定的区级技术创新中心，给予{{wanzhou:9.4#1}}的补助', 'misplaced'],
    ['替人下结论', 'wanzhou:8.7', '研发场地面积{{wanzhou:8.7#1}}达标', 'verdict'],
    ['换了机关', 'wanzhou:9.4', '经财政局局长办公会审议通过后对创新中心拟认定名单予以公示', 'agent'],
  ])('%s：不给看', (_what, ref, sentence, why) => expect(judge(ref, sentence)).toBe(why))

  it('空话和半个字不出错', () => {
    for (const sentence of ['', '。', '万', '，，，']) expect(judge('wanzhou:9.4', sentence)).toBe('strange-words')
  })
})

const CLAUSES = refs.map((ref) => {
  const text = shownOf([ref], knowledge).clauses[0]?.text ?? ''
  return { ref, text, sentences: text.split(/(?<=。)/u).filter((sentence) => sentence.trim().length > 6) }
})
const replaced =
  (...pairs: readonly (readonly [string, string])[]) =>
  (sentence: string) =>
    pairs.flatMap(([one, other]) => [sentence.replace(one, other), sentence.replace(other, one)])
const cut = (sign: RegExp) => (sentence: string) =>
  [...sentence.matchAll(sign)].map(({ 0: word, index }) =>
    sentence.replace(sentence.slice(index, index + word.length), ''),
  )

/** Sentences whose meaning is turned, by the way it is turned. */
const TURNED: Readonly<Record<string, (sentence: string) => readonly string[]>> = {
  丢掉条件: cut(/[^，。；：]*(?:的|后|前|时|外)，|经[^，。；：]{2,20}?后/gu),
  添上条件和例外: (sentence) => [
    `除另有约定外，${sentence}`,
    sentence.replace(/。?$/u, '，经批准的除外。'),
    sentence.replace('的，', '以外的，'),
  ],
  换了主体: replaced(
    ['依托单位', '共建单位'],
    ['市科技局', '区科技局'],
    ['企业', '高校'],
    ['创新中心', '依托单位'],
    ['科技厅', '财政厅'],
    ['理事会', '专家委员会'],
  ),
  换了时间: replaced(['前', '后'], ['上年度', '本年度'], ['期满', '期中']),
  换了动词: replaced(['撤销', '认定'], ['给予', '收取'], ['审核', '备案'], ['优先', '不优先'], ['支持', '限制']),
  去掉轻重: cut(/原则上|鼓励|优先|可以|应当?|必须|一般/gu),
  加上轻重: (sentence) => ['应', '可', '必须', '鼓励', '原则上'].map((word) => `${word}${sentence}`),
  否定挪了地方: (sentence) => [
    sentence.replace(/不|未|无/u, ''),
    sentence.replace(/(?=开展|建立|具有|给予|负责|提出|制定)/u, '不'),
    sentence.replace(/不(?=\p{Script=Han})/u, '不，'),
  ],
  加了限量: (sentence) =>
    ['全部', '部分', '任一', '均', '仅'].map((word) => sentence.replace(/(?=创新中心|企业|单位|材料)/u, word)),
  和说成或: replaced(['和', '或'], ['、', '或'], ['且', '或'], ['及', '或']),
  拿问的人的数字当规定: (sentence) => [
    sentence.replace(/\{\{[^{}]*\}\}/u, '{{applicant#1}}'),
    `研发场地{{applicant#1}}，${sentence}`,
  ],
  数字写两遍: (sentence) =>
    [...sentence.matchAll(/\{\{[^{}]*\}\}/gu)].flatMap(([slot]) => [
      sentence.replace(slot, `${slot}，${slot}`),
      sentence.replace(slot, `不超过${slot}`),
      sentence.replace(slot, `${slot}以上`),
      sentence.replace(slot, `每家${slot}`),
    ]),
  问话说成条文: (sentence) => [`场地不用管，${sentence}`, sentence.replace(/。?$/u, '，场地够。')],
  加引号: (sentence) => [`「${sentence}」`, sentence.replace(/给予|支持|独立/u, '“$&”')],
  说效力: (sentence) => [`本办法现行有效，${sentence}`, sentence.replace(/。?$/u, '，已经过期。')],
  许诺和结论: (sentence) => [
    `您可以放心，${sentence}`,
    sentence.replace(/。?$/u, '，您单位符合条件。'),
    sentence.replace('依托单位', '贵公司'),
  ],
  改成反问: (sentence) => [sentence.replace(/。?$/u, '？')],
}

describe('把条文的意思改掉，改哪里都不给看', () => {
  it.each(Object.entries(TURNED))('%s', (_kind, turn) => {
    const plain = (text: string) => text.replace(/[，。\s]/gu, '')
    const turned = CLAUSES.flatMap(({ ref, text, sentences }) =>
      sentences.flatMap((sentence) =>
        turn(sentence)
          // What is still a stretch of the clause was not turned.
          .filter(
            (said) =>
              said !== sentence && (said.includes('？') || /不，/u.test(said) || !plain(text).includes(plain(said))),
          )
          .map((said) => ({ ref, said, text })),
      ),
    )
    expect(turned.length).toBeGreaterThan(5)
    expect(turned.filter(({ said, text }) => held(said, text) === undefined)).toEqual([])
  })

  it('数字换到同一条的别处', () => {
    const moved = CLAUSES.flatMap(({ ref, text, sentences }) => {
      const slots = [...new Set(text.match(/\{\{[^{}]*\}\}/gu) ?? [])]
      return sentences.flatMap((sentence) =>
        [...sentence.matchAll(/\{\{[^{}]*\}\}/gu)].flatMap(([slot]) =>
          slots.filter((other) => other !== slot).map((other) => ({ ref, text, said: sentence.replace(slot, other) })),
        ),
      )
    })
    expect(moved.length).toBeGreaterThan(200)
    expect(moved.filter(({ said, text }) => held(said, text) === undefined)).toEqual([])
  })

  it.each([
    ['条件留在前面没说', 'liaocheng:8.5', '必须联合市内企业共同申报'],
    ['近三年没说', 'wanzhou:8.1', '未发生重大违法行为、重大质量事故、较大及以上安全事故'],
    ['公示无异议没说', 'wanzhou:9.4', '按程序予以认定'],
    ['英文', 'wanzhou:9.4', 'The subsidy is guaranteed'],
    ['只有两个字', 'wanzhou:9.4', '公示'],
    ['两条并成一句', 'wanzhou:9.4', '公示时间{{wanzhou:9.4#1}}，依托单位上年度研发投入{{wanzhou:9.4#2}}'],
  ])('%s', (_what, ref, sentence) => expect(judge(ref, sentence)).toBeTypeOf('string'))

  it.each([
    ['开头说按哪个办法', 'wanzhou:9.4', '在万州区，公示时间为{{wanzhou:9.4#1}}'],
    ['连着上面的话说', 'wanzhou:8.8', '依托单位应具备以下条件：依托单位上年度研发投入{{wanzhou:8.8#1}}'],
  ])('%s：给看', (_what, ref, sentence) => expect(judge(ref, sentence)).toBeUndefined())

  it('条文自己的话，一句一句都给看', () => {
    const own = CLAUSES.flatMap(({ ref, text, sentences }) => sentences.map((said) => ({ ref, said, text })))
    expect(own.filter(({ said, text }) => held(said, text) !== undefined)).toEqual([])
  })
})

const CALLER = { channel: 'terminal' }

describe('问话前面的客气话', () => {
  const asking: Draft = {
    kind: 'question',
    blocks: [{ kind: 'words', section: 'question', text: [{ kind: 'words', text: '研发人员有多少人？' }] }],
    cites: [],
    check: { asks: 'rd_staff' } as NonNullable<Draft['check']>,
  }
  const blocksFor = async (sentence: string) => {
    const model: Model = { ...echoing().model, lead: async () => sentence }
    return (await led(asking, '有的', knowledge, model, CALLER)).blocks.length
  }

  it.each(['好的，您说的情况记下了，接着核对下面这项。', '谢谢，这些很有帮助，咱们接着看', '好的，都记下了，慢慢来。'])(
    '%s：放在前面',
    async (sentence) => expect(await blocksFor(sentence)).toBe(2),
  )

  it.each([
    '您这样准能成',
    '包在我身上，稳了',
    '科技局已经点头了',
    '这项不用交协议',
    '聊城也认这个',
    '钱马上到账',
    '放心，批下来没跑',
    '您的场地有点小',
    '您说的情况好，继续',
    '这个条件好过',
    '软件企业可以放宽',
    '您找张处长就行',
    '人不够也没关系',
    '多报几个人就好',
    '好的，这些都好，就这个不好',
  ])('%s：不放', async (sentence) => expect(await blocksFor(sentence)).toBe(1))
})

describe('问话说的是哪个事项', () => {
  const meaning = (...subjects: string[]): Model => ({
    ...echoing().model,
    word: async () => undefined,
    lead: async () => undefined,
    understand: async () => ({ subjects }),
  })
  const [alone, helped] = [deskIn(), deskIn({ model: meaning('grant') })]
  const taken = async (...subjects: string[]) => {
    const meant = await understood('有没有彩头', knowledge, meaning(...subjects), CALLER)
    return meant?.subjects.map(({ label }) => label)
  }

  it('只认清单里的事项', async () => {
    expect(await taken('grant')).toEqual(['补助与经费'])
    expect(await taken('补助与经费', 'grant', 'grant', '本月底截止申报')).toEqual(['补助与经费'])
    expect(await taken('site', 'staff')).toEqual(['研发人员', '研发场地'])
  })

  it('一个也没有，或一口气报一串：不当真', async () => {
    expect(await taken()).toBeUndefined()
    expect(await taken('beijing', '__proto__', '补助二十万元')).toBeUndefined()
    expect(await taken(...knowledge.subjects.keys())).toBeUndefined()
  })

  it('拿去查的是哪个事项，就查到哪个事项，不当成地方和条号', async () => {
    const [clauses, asked] = [new ClauseFinder(knowledge), [] as string[]]
    const listening: Finder = {
      find: (words, region) => {
        asked.push(words)
        return clauses.find(words, region)
      },
    }
    for (const subject of subjectsToMean(knowledge)) {
      const { subjects } = finderOf(listening, { subjects: [subject] }, knowledge).find('彩头', 'wanzhou')
      // A label may name a part of its subject too (施行与有效期), which is then what is heard: it is on the same clauses.
      expect(subjects.map(({ id, partOf }) => (partOf.includes(subject.id) ? subject.id : id))).toContain(subject.id)
      const { regulations, numberAsked } = clauses.find(asked.at(-1) ?? '')
      expect([regulations, numberAsked]).toEqual([[], false])
    }
  })

  it.each([
    '浦东有没有彩头',
    '隔壁利川有没有彩头',
    '朝阳有没有彩头',
    '新加坡有没有彩头',
    '小巨人有没有彩头',
    '万州的小巨人有没有彩头',
    '万州和开州哪边彩头足',
    '俺们德州有没有彩头',
    '有没有彩头',
  ])('%s：没有说是哪里，或说的是别处，模型怎么说也不算', async (question) => {
    const { id: _own, ...plain } = await alone.ask(question)
    const { id: _other, ...reply } = await helped.ask(question)
    expect(reply).toEqual(plain)
  })

  it('答的是哪里，就说是哪里', () => {
    const draft: Draft = { kind: 'answer', blocks: [], cites: ['liaocheng:7'] }
    const subjects = subjectsToMean(knowledge).slice(0, 2)
    const { blocks } = takenAs({ subjects }, draft, knowledge)
    expect(JSON.stringify(blocks)).toContain(`聊城 ${subjects.map(({ label }) => label).join('、')}`)
  })
})
