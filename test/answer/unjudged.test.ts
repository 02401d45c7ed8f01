import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import type { Library } from '../../src/knowledge/index.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { libraryWith } from '../support/made.ts'

/** A text that nobody has judged on any matter, of a programme whose name holds the short name of another. */
const SHIYAN = {
  id: 'shiyan',
  division: '4203 十堰市',
  programme: 'budding_unicorn',
  center: '十堰市潜在独角兽企业',
  place: '十堰市',
}

const CLAUSES = `
第六条 对入选企业，由市级财政安排成长扶持：首次入选的35万元，复核通过的15万元。

第七条 企业技术带头人在岗全职工作，年龄不超过58周岁。

第八条 入选企业发生分立、合并的，自登记完成之日起25日内报市科技局。

第九条 未经同意不得将扶持资金转借他人。

第三章 附则

第十条 首席工程师由企业聘任，每年驻厂工作不少于7个月。

第十一条 更换首席工程师、变更注册资本的，应当自变更之日起12个工作日内报市科技局。

第十二条 扶持资金分两笔发放：名单公布后发放70%，复核通过后发放其余30%。

第十三条 企业每年派员参加培训累计不少于9天。网上听课不计入培训天数。

第十四条 名誉导师驻厂每年累计不少于4天，驻厂导师本人每年累计不少于11天。

第十五条 同一赛道一般只入选2家潜在独角兽企业，市科技局受理申请后公布评选结果，公布期6个工作日。

第十六条 潜在独角兽企业的证书自颁发之日起四年内有效。

第十七条 潜在独角兽企业每季度首月10日前报送报表。

第十八条 企业已入选且证书仍在有效期内的，不受理其再次申请。

第十九条 报送材料应当一式四份，由企业盖章后交受理窗口。

第二十条 《十堰市独角兽企业申请与入选试行规定》同时废止。

第二十一条 本办法自`

function library(): Library {
  const base = libraryWith(SHIYAN)
  return {
    ...base,
    programmes: {
      ...base.programmes,
      text: base.programmes.text.replace(/^programmes:\n/mu, '$&  budding_unicorn: { names: [潜在独角兽企业] }\n'),
    },
    seeds: base.seeds.map((seed) =>
      seed.file === 'shiyan.txt'
        ? { ...seed, source: seed.source.replace(/第三章 附则\n\n第六条 本办法自/u, CLAUSES.trimStart()) }
        : seed,
    ),
  }
}

const knowledge = loaded(library())
const desk = new Desk(knowledge, {
  today: () => '2026-11-20',
  now: () => 0,
  newId: () => 'r',
  ears: earsFor(knowledge),
})
const ask = (words: string) => desk.ask(words)

describe('没有人判过的文本，写了的不说没有找到', () => {
  it.each([
    ['十堰 独角兽 带头人 岁数 上限', '58周岁', 'shiyan:7'],
    ['十堰 头回选上 补助多少钱', '35万元', 'shiyan:6'],
    ['十堰独角兽企业两家合并了几天内要报', '25日', 'shiyan:8'],
  ])('%s → %s', async (words, said, ref) => {
    const { lead, kind, text, citations } = await ask(words)
    expect(kind).toBe('answer')
    expect(lead).toContain(said)
    expect(citations.map((each) => each.ref)).toContain(ref)
    expect(text).not.toMatch(/没有(?:找到|写|收录)/u)
  })

  it('人在讲他的那条，问的是多久内要报：数在别的条里，按那一条答', async () => {
    const { lead } = await ask('十堰 独角兽 首席工程师换了人 多久之内要去报')
    expect(lead).toContain('12个工作日')
  })

  it('问的数只有找到的那条写着，不拒答', async () => {
    const { kind, lead } = await ask('十堰 独角兽 每笔发放各占多少')
    expect(kind).toBe('answer')
    expect(lead).toContain('70%')
  })

  it('最接近的条文不说是不是、算不算', async () => {
    const { lead, yesNo } = await ask('十堰独角兽 网上听课能算培训天数不')
    expect(lead).toContain('不计入')
    expect(yesNo).not.toBe('yes')
  })

  it('全文没有这一类数的，照说没有找到', async () => {
    const { kind, lead } = await ask('十堰 独角兽 资产负债率 百分之多少')
    expect(kind).toBe('refusal')
    expect(lead).toContain('没有找到')
  })
})

it('收录了的，用简称问，不说没有收录；别的项目照样说没有收录', async () => {
  expect((await ask('十堰 独角兽 谁负责解释')).text).not.toContain('没有收录')
  expect((await ask('十堰 瞪羚 补助多少')).text).toContain('没有收录')
})

it.each(['十堰扶持资金是不是分两回给', '十堰出过环保处罚的是不是能报独角兽'])(
  '条文定不了的，不先说是：%s',
  async (words) => expect((await ask(words)).yesNo).not.toBe('yes'),
)

it.each([
  ['一种人要4天另一种要11天，来了7天：不替他认是哪一种', '十堰独角兽 导师驻厂七天 不是名誉的 够不够', undefined],
  ['两种都够得上的，照说够', '十堰独角兽 导师驻厂一共十三天 够不够', 'yes'],
])('%s', async (_, words, yesNo) => expect((await ask(words)).yesNo).toBe(yesNo))

it('再选一家，不拿条文里的家数当够了', async () =>
  expect((await ask('十堰这个赛道已经有2家潜在独角兽了，还能再选2家吗')).yesNo).not.toBe('yes'))

it('别的事的期限，不当作问的那件事的', async () => {
  const { lead } = await ask('十堰 独角兽 提了申诉 多少个工作日里给答复')
  if (lead?.includes('6个工作日')) expect(lead).toContain('可能不是所问的那一项')
})

it('只是项目的名字相同，不当作问的是那一句', async () => {
  const { lead } = await ask('十堰潜在独角兽企业 贷款贴息贴几年')
  if (lead?.includes('四年')) expect(lead).toContain('可能不是所问的那一项')
})

it('废止别的文件的那一句，不拿来答别的问题；问旧的还算不算，才答它', async () => {
  expect((await ask('十堰 已入选过独角兽企业 想再次申请 行吗')).lead).not.toContain('废止')
  const old = await ask('十堰独角兽企业原来的试行规定还有效吗')
  expect(old.lead).toContain('废止')
  expect(old.lead).not.toContain('有效。')
  expect(old.yesNo).not.toBe('yes')
})

it('数的不是同一样东西，不拿来比', async () =>
  expect((await ask('十堰 独角兽 报送材料盖了一个章 交窗口 可以吗')).yesNo).not.toBe('no'))
