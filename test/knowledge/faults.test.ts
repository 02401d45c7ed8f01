import { describe, expect, it } from 'vitest'
import { KnowledgeError, type Library } from '../../src/knowledge/index.ts'
import { library, loaded, unjudged } from '../support/library.ts'

/** The project's knowledge with one text in one file replaced; the text must be there. */
function edited(name: string, from: string, to: string): Library {
  const base = library()
  const edit = <F extends { name: string; text: string }>(file: F): F => {
    const paths = ['', 'facts/', 'places/', 'regulations/'].map((folder) => `knowledge/${folder}${name}`)
    if (!paths.includes(file.name)) return file
    if (!file.text.includes(from)) throw new Error(`${name} has no “${from}”`)
    return { ...file, text: file.text.replace(from, to) }
  }
  return {
    ...base,
    facts: base.facts.map(edit),
    words: edit(base.words),
    subjects: base.subjects.map(edit),
    places: { ...base.places, names: edit(base.places.names) },
    programmes: edit(base.programmes),
    regulations: base.regulations.map(edit),
  }
}

function faultsOf(changed: Library) {
  try {
    loaded(changed)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults
    throw error
  }
  return []
}

const only = (changed: Library) => {
  const faults = faultsOf(changed)
  expect(faults).toHaveLength(1)
  return faults[0]
}

describe('知识装载时核对', () => {
  it.each([
    ['wanzhou.yaml', 'division: 500101 万州区', 'division: 500102 万州区', '“500102 涪陵区”或“500101 万州区”'],
    ['wanzhou.yaml', 'division: 500101 万州区', 'division: 万州区', '500101 万州区'],
    ['wanzhou.yaml', 'division: 500101 万州区', 'division: 999999 某区', 'divisions.txt'],
    [
      'wanzhou.yaml',
      'programme: technology_innovation_centre',
      'programme: innovation',
      'technology_innovation_centre',
    ],
    ['names.yaml', '  31 上海市:', '  31 上海省:', '31 上海市'],
    ['names.yaml', '羊城, 花城', '羊城, 鹏城, 花城', '只归一个地方'],
    ['programmes.yaml', 'names: [瞪羚]', 'names: [瞪羚, 独角兽]', '只归一个项目'],
    ['programmes.yaml', 'family: innovation_centre', 'family: centre', 'innovation_centre'],
    ['chongqing.yaml', 'clause: annex1, role: outline', 'clause: annex3, role: outline', 'outline'],
    ['chongqing.yaml', 'clause: annex1, role: outline', 'clause: "3", role: outline', '附件的编号'],
    ['chongqing.yaml', 'clause: annex1, role: outline', 'clause: annex1, role: plan', 'scorecard'],
    ['host.yaml', 'elsewhere: 其他地方', 'elsewhere: 其他地方\n      wanzhou: 万州', '由程序推出'],
  ])('地方、项目、附件，对不上的报出来：%s 里 %s 写成 %s', (file, from, to, wanted) => {
    expect(faultsOf(edited(file, from, to))[0]?.wanted).toContain(wanted)
  })

  it('两可的说法，所指的主题须在', () => {
    expect(only(edited('subjects/ambiguities.yaml', 'subject: term_check', 'subject: exam'))?.found).toContain('exam')
  })

  it('原样装得起来', () => expect(faultsOf(library())).toEqual([]))

  it('条文里没有的话：报文件、行、找到什么、应是什么', () => {
    const fault = only(edited('wanzhou.yaml', '研发人员不少于 10 人', '研发人员不少于 12 人'))
    expect(fault?.file).toBe('knowledge/regulations/wanzhou.yaml')
    const file = library().regulations.find(({ name }) => name.endsWith('wanzhou.yaml'))
    const lines = file?.text.split('\n') ?? []
    expect(fault?.line).toBe(lines.findIndex((line) => line.includes('研发人员不少于 10 人')) + 1)
    expect(fault?.found).toContain('研发人员不少于 12 人')
    expect(fault?.wanted).toContain('研发人员不少于 10 人，创新中心管理主要负责人')
  })

  it('一条里出现两次的话', () => {
    const fault = only(edited('wanzhou.yaml', 'phrase: 科研仪器总值 200 万元以上', 'phrase: 研发'))
    expect(fault?.found).toMatch(/在“wanzhou:8.7”里出现 \d 次/u)
  })

  it('单位和事实不合：把面积的话给了金额', () => {
    const fault = only(
      edited('wanzhou.yaml', 'phrase: 科研仪器总值 200 万元以上', 'phrase: 研发场地面积 500 平方米以上'),
    )
    expect(fault?.found).toContain('平方米')
    expect(fault?.wanted).toContain('“元”')
  })

  it('没有界限的话', () => {
    const fault = only(edited('yunnan.yaml', ', operator: 省级项目 3 项以上', ''))
    expect(fault?.found).toContain('看不出是上限还是下限')
  })

  it('不认识的事实、分组、条款、地方', () => {
    expect(only(edited('wanzhou.yaml', 'fact: rd_staff', 'fact: rd_people'))?.found).toContain('rd_people')
    expect(faultsOf(edited('liaocheng.yaml', 'when: company\n', 'when: firm\n'))[0]?.found).toContain('firm')
    expect(only(edited('wanzhou.yaml', 'clause: "8.4"', 'clause: "8.44"'))?.wanted).toContain('8.4')
    expect(only(edited('subjects/wanzhou.yaml', 'regulation: wanzhou', 'regulation: wanzhu'))?.found).toContain(
      'wanzhu',
    )
  })

  it('该读出来的数字打在了知识里', () => {
    expect(faultsOf(edited('wanzhou.yaml', 'fact: rd_staff,', 'fact: rd_staff, at_least: 10,'))[0]?.found).toContain(
      '直接写的数“10”',
    )
    expect(only(edited('people.yaml', 'ask: 研发人员有多少人？', 'ask: 研发人员有 10 人以上吗？'))?.found).toContain(
      '10 人',
    )
    expect(only(edited('people.yaml', 'label: 研发人员\n', 'label: 近三年研发人员\n'))?.found).toContain('近三年')
  })

  it('多余的键、缺的键、写坏的 YAML', () => {
    expect(only(edited('wanzhou.yaml', 'short: 万州办法', 'short: 万州办法\ncolour: red'))?.found).toContain('colour')
    expect(faultsOf(edited('wanzhou.yaml', 'short: 万州办法\n', ''))[0]?.found).toContain('short')
    expect(faultsOf(edited('wanzhou.yaml', 'id: wanzhou', 'id: "wanzhou'))[0]?.found).toContain('引号"没有合上')
  })

  it('题名不是种子文件里的、种子文件不存在、名称不在文中', () => {
    expect(
      only(edited('wanzhou.yaml', 'title: 重庆市万州区技术创新中心建设运行管理办法（修订）', 'title: 万州区办法'))
        ?.wanted,
    ).toContain('建设运行管理办法')
    expect(only(edited('wanzhou.yaml', 'seed: wanzhou.txt', 'seed: wz.txt'))?.wanted).toContain('wanzhou.txt')
    expect(only(edited('sichuan.yaml', 'name: 四川省科学技术厅', 'name: 四川省科技委'))?.found).toContain(
      '四川省科技委',
    )
  })

  it('选项之外的值、给数量写了值、没有话的放宽、绕圈的分组', () => {
    expect(only(edited('yunnan.yaml', 'one_of: [yunnan]', 'one_of: [kunming]'))?.wanted).toContain('yunnan')
    expect(only(edited('wanzhou.yaml', 'fact: rd_staff,', 'fact: rd_staff, is: true,'))?.wanted).toContain(
      '界限由原话读出',
    )
    expect(faultsOf(edited('host.yaml', 'fact: joint_build\n    in: [true]\n', 'not: joint\n')).length).toBeGreaterThan(
      0,
    )
  })

  it('一个地名归两地、一个条件写两遍', () => {
    expect(only(edited('wanzhou.yaml', 'called: [', 'called: [发改委, '))?.found).toContain('发改委')
    expect(
      only(
        edited(
          'wanzhou.yaml',
          'fact: clean_credit_3y, is: true, phrase: 近三年无不良信用记录',
          'fact: legal_person, is: true, phrase: 近三年无不良信用记录',
        ),
      )?.found,
    ).toContain('8.1/legal_person')
  })

  it('没有人认的种子、没有办法文件的目录：照样装得起来，提醒一声', () => {
    const base = library()
    const stray = { name: 'knowledge/regulations/begun/statements.yaml', text: 'regulation: begun' }
    const { warnings } = loaded({
      ...base,
      seeds: [...base.seeds, { file: 'zz.txt', source: '第一条 某。' }],
      folders: [...base.folders, 'begun'],
      statements: [...base.statements, stray],
    })
    expect(warnings.map(({ where }) => where)).toEqual(['seeds/zz.txt', 'knowledge/regulations/begun/'])
    expect(warnings.map(({ wanted }) => wanted).join()).toContain('seed: zz.txt')
    expect(loaded(base).warnings).toEqual([])
  })

  it('错几处报几处', () => {
    const base = edited('wanzhou.yaml', '研发人员不少于 10 人', '研发人员不少于 12 人')
    const both = {
      ...base,
      regulations: base.regulations.map((file) =>
        file.name.endsWith('wanzhou.yaml')
          ? { ...file, text: file.text.replace('具有自主知识产权', '拥有自主知识产权') }
          : file,
      ),
    }
    expect(faultsOf(both)).toHaveLength(2)
  })

  it('改了种子，界限就跟着改', () => {
    const base = library()
    const seeds = base.seeds.map((seed) =>
      seed.file === 'wanzhou.txt'
        ? { ...seed, source: seed.source.replace('研发人员不少于 10 人', '研发人员不少于 15 人') }
        : seed,
    )
    const edit = <F extends { text: string }>(file: F): F => ({
      ...file,
      text: file.text.replaceAll('研发人员不少于 10 人', '研发人员不少于 15 人'),
    })
    const changed = loaded(
      unjudged({ ...base, seeds, facts: base.facts.map(edit), regulations: base.regulations.map(edit) }, 'wanzhou'),
    )
    const test = changed.regulations.get('wanzhou')?.conditions.find(({ id }) => id === '8.6/rd_staff')?.requires
    expect(test).toMatchObject({ op: 'ge', threshold: 15 })
    expect(faultsOf({ ...base, seeds })[0]?.found).toContain('研发人员不少于 10 人')
  })
})
