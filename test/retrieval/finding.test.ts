import { describe, expect, it } from 'vitest'
import { ClauseFinder, type Found } from '../../src/retrieval/index.ts'
import { knowledge } from '../support/library.ts'

const finder = new ClauseFinder(knowledge)
const first = (question: string) => finder.find(question).hits[0]?.ref
const places = (question: string) => finder.find(question).regulations
const numbered = (question: string) => finder.find(question).numbered

describe('地方：人怎么叫，就怎么认', () => {
  it.each([
    ['万州怎么报', 'wanzhou'],
    ['重庆市万州区公示几天', 'wanzhou'],
    ['重庆那边万州区的补助', 'wanzhou'],
    ['三峡那边的区要几个人', 'wanzhou'],
    ['萬州 場地', 'wanzhou'],
    ['Wanzhou lab space', 'wanzhou'],
    ['山东聊城的年报', 'liaocheng'],
    ['Liaocheng annual report', 'liaocheng'],
    ['川里的补助', 'sichuan'],
    ['蜀地怎么评估', 'sichuan'],
    ['Sichuan evaluation', 'sichuan'],
    ['重庆发改委管什么', 'chongqing'],
    ['渝的产业创新中心', 'chongqing'],
    ['渝发改规范〔2024〕2号怎么更名', 'chongqing'],
    ['产业创新中心要什么条件', 'chongqing'],
    ['万州科局发3号文的整改期', 'wanzhou'],
    ['彩云之南给多少钱', 'yunnan'],
    ['滇 配套', 'yunnan'],
    ['雲南 配套', 'yunnan'],
    ['云科联发〔2022〕6号有效期', 'yunnan'],
  ])('%s → %s', (question, place) => expect(places(question)).toEqual([place]))

  it('两地相比，两地都在，次序照说的', () => {
    expect(places('聊城和云南的筹建期')).toEqual(['liaocheng', 'yunnan'])
    expect(places('重庆和万州哪个补助多')).toEqual(['chongqing', 'wanzhou'])
  })

  it('地名写错了音还对：万洲、聊成', () => {
    expect(places('万洲要几个研发人员')).toEqual(['wanzhou'])
    expect(places('聊成的年报')).toEqual(['liaocheng'])
  })

  it('银川、四川以外的“川”不是四川', () => expect(places('银川能报吗')).toEqual([]))

  it('申报不是四川省报', () => expect(places('申报要什么条件')).toEqual([]))

  it('给了地方，问句里的地方不作数', () => {
    expect(finder.find('万州 场地', 'yunnan').regulations).toEqual(['yunnan'])
    expect(finder.find('场地要多大', 'yunnan').hits.every(({ ref }) => ref.startsWith('yunnan:'))).toBe(true)
  })

  it('没说地方：有规定的各地各出最好的一条，排在前面', () => {
    const three = finder.find('研发场地面积要多大').hits.slice(0, 3)
    expect(three.map(({ ref }) => ref).sort()).toEqual(['liaocheng:8.3', 'wanzhou:8.7', 'yunnan:10.4'])
  })
})

describe('条款号：怎么写都认', () => {
  it.each([
    ['万州八条七项', ['wanzhou:8.7']],
    ['万州第8条第（七）项', ['wanzhou:8.7']],
    ['万州８条７项', ['wanzhou:8.7']],
    ['云南26条', ['yunnan:26']],
    ['万州廿四条', ['wanzhou:24']],
    ['雲南第二十八條', ['yunnan:28']],
    ['Wanzhou article 8 item 7', ['wanzhou:8.7']],
    ['重庆第四条第二款', ['chongqing:4.p2']],
    ['重庆附件2第3行', ['chongqing:annex2.3']],
    ['重庆附件一第三部分', ['chongqing:annex1.3']],
    ['聊城第八条', ['liaocheng:8', 'liaocheng:8bis']],
  ])('%s', (question, refs) => expect(numbered(question)).toEqual(refs))

  it('没有的条号：说得出问了号，找不到', () => {
    const found = finder.find('万州第九十九条')
    expect(found.numberAsked).toBe(true)
    expect(found.numbered).toEqual([])
  })

  it('这一条、有三条，不是条号', () => {
    expect(finder.find('万州这一条怎么理解').numberAsked).toBe(false)
    expect(finder.find('符合三条就能报吗').numberAsked).toBe(false)
  })

  it('条号在前，其下各项随后', () => {
    const refs = finder.find('万州第九条').hits.map(({ ref }) => ref)
    expect(refs[0]).toBe('wanzhou:9')
    expect(refs.slice(1, 5).sort()).toEqual(['wanzhou:9.1', 'wanzhou:9.2', 'wanzhou:9.3', 'wanzhou:9.4'])
  })
})

describe('说法：繁体、错字、英文、俗话', () => {
  it.each([
    ['雲南的資產負債率', 'yunnan:10.2'],
    ['云南配讨资金比例', 'yunnan:28'],
    ['聊城 仪器设被原值', 'liaocheng:8.3'],
    ['yunnan peitao zijin bili', 'yunnan:28'],
    ['Yunnan matching funds ratio', 'yunnan:28'],
    ['When is the annual report due in Wanzhou', 'wanzhou:19'],
    ['Ｗａｎｚｈｏｕ　Ｒ＆Ｄ　ｓｔａｆｆ', 'wanzhou:8.6'],
    ['重庆产业创新中心 有效发明专利值几分', 'chongqing:annex2.9'],
    ['聊城固定研发人员按全年多少天算', 'liaocheng:8.4'],
    ['四川的红头文件还管用吗', 'sichuan:27'],
  ])('%s → %s', (question, ref) => expect(first(question)).toBe(ref))

  it('主题：说到的都在', () => {
    const subjects = finder.find('万州 场地和设备').subjects.map(({ id }) => id)
    expect(subjects).toEqual(expect.arrayContaining(['site', 'equipment']))
  })
})

describe('什么都敢问', () => {
  it.each([
    ['空', ''],
    ['空白', ' \n\t　'],
    ['只有标点', '？！……——，。；'],
    ['SQL', "'; DROP TABLE clauses; --"],
    ['HTML', '<script>alert(1)</script>'],
    ['原型', '__proto__ constructor hasOwnProperty toString'],
    ['控制字符', '\u0000\u200b\ufeff\u202e'],
    ['半个字', '\ud83d 场地 \ude00'],
    ['正则', '(.*)+$[^'],
    ['表情', '🏭🏭🏭'],
  ])('%s：不出错', (_, question) => {
    const { hits } = finder.find(question)
    expect(hits.every(({ score }) => Number.isFinite(score) && score > 0)).toBe(true)
  })

  it('空的问句什么也找不到', () => expect(finder.find('').hits).toEqual([]))

  it('十万字的问句也找得完', () => {
    for (const question of ['场地'.repeat(50_000), 'a'.repeat(100_000), '第'.repeat(100_000)]) {
      expect(finder.find(question).hits.every(({ score }) => Number.isFinite(score))).toBe(true)
    }
  })

  it('同样的问句同样的结果，另建一个也一样', () => {
    const question = '考核没过怎么办'
    const plain = ({ likeness, toward, ...found }: Found) => ({
      ...found,
      likeness: likeness('考核不合格'),
      toward: found.hits.map(({ ref }) => toward(ref)),
    })
    expect(plain(finder.find(question))).toEqual(plain(finder.find(question)))
    expect(plain(new ClauseFinder(knowledge).find(question))).toEqual(plain(finder.find(question)))
  })
})

describe('覆盖：问的话最好的一条认得多少', () => {
  it('条文里的话认得多，别的话认得少', () => {
    expect(finder.find('万州 专家委员会委员').coverage).toBeGreaterThan(0.8)
    expect(finder.find('红烧肉怎么炖').coverage).toBeLessThan(0.2)
    expect(finder.find('').coverage).toBe(0)
  })
})

describe('问一个数字出在哪里：写着它的那一条', () => {
  it.each([
    ['聊城183天是什么意思', 'liaocheng:8.4'],
    ['一百八十三天是哪条，聊城', 'liaocheng:8.4'],
    ['33618是什么东西', 'chongqing:1'],
    ['聊城百分之六十是哪一条说的', 'liaocheng:8.5'],
    ['云南70%指的什么', 'yunnan:10.2'],
    ['云南3:1是哪条', 'yunnan:28'],
    ['万州1/3是说什么的', 'wanzhou:13'],
    ['两千五百字是哪里写的', 'chongqing:annex1.1'],
    ['5000万出自哪条', 'yunnan:10.5'],
    ['重庆30个工作日是哪条', 'chongqing:16'],
  ])('%s → %s', (question, ref) => expect(first(question)).toBe(ref))
})
