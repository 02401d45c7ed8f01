import { describe, expect, it } from 'vitest'
import { faults, inRole, outlineOf, read, readAll } from './reading.ts'

const articles = (...words: string[]) => words.map((word, i) => `第${'一二三四五六'[i]}条 ${word}。\n`).join('')

describe('一个文件里有几部规章', () => {
  const first = `甲市科学技术局\n关于印发《甲市基地管理办法》的通知\n甲科发〔2023〕1号\n各有关单位：\n现将《甲市基地管理办法》印发给你们。\n甲市基地管理办法\n第一章 总则\n${articles('甲一', '甲二')}`
  const second = `乙市科学技术局\n关于印发《乙市基地管理办法（试行）》的通知\n乙科发〔2024〕2号\n各有关单位：\n现将《乙市基地管理办法（试行）》印发给你们。\n乙市基地管理办法\n（试行）\n第一章 总则\n${articles('乙一', '乙二', '乙三')}`

  it('两部先后：各有通知、文号、标题', () => {
    const source = `${first}\n\n${second}`
    const [a, b, ...others] = readAll(source)
    expect(others).toEqual([])
    if (!a || !b) throw new Error('expected two')
    expect([a.title, b.title]).toEqual(['甲市基地管理办法', '乙市基地管理办法（试行）'])
    expect(outlineOf(a)).toEqual(['ch1 《总则》', '1 甲一。', '2 甲二。'])
    expect(outlineOf(b)).toEqual(['ch1 《总则》', '1 乙一。', '2 乙二。', '3 乙三。'])
    expect(inRole(b, 'front')[0]).toBe('乙市科学技术局')
    expect(faults(source, [a, b])).toEqual([])
  })

  it('前一部有落款，落款归前一部', () => {
    const source = `${first}\n甲市科学技术局\n2023年5月1日\n\n${second}`
    const [a, b] = readAll(source)
    if (!a || !b) throw new Error('expected two')
    expect(inRole(a, 'imprint')).toEqual(['甲市科学技术局', '2023年5月1日'])
    expect(inRole(b, 'front')[0]).toBe('乙市科学技术局')
  })

  it('前一部有附件，附件归前一部', () => {
    const source = `${first}附件1\n评分表\n指标\t分值\n人员\t5\n设备\t5\n\n${second}`
    const [a, b] = readAll(source)
    if (!a || !b) throw new Error('expected two')
    expect(outlineOf(a).slice(3)).toEqual(['annex1 《评分表》', 'annex1.1 人员5', 'annex1.2 设备5'])
    expect(inRole(b, 'front')[0]).toBe('乙市科学技术局')
    expect(faults(source, [a, b])).toEqual([])
  })

  it('同一通知的附件1、附件2是两部', () => {
    const notice =
      '甲市科技局关于印发两个办法的通知\n甲科发〔2023〕1号\n各单位：\n现将两个办法印发给你们。\n附件：1. 甲市基地管理办法\n2. 甲市经费管理办法\n甲市科技局\n2023年5月1日\n'
    const source = `${notice}附件1\n甲市基地管理办法\n${articles('甲一', '甲二')}附件2\n甲市经费管理办法\n第一章 总则\n${articles('乙一', '乙二')}`
    const [a, b, ...others] = readAll(source)
    expect(others).toEqual([])
    if (!a || !b) throw new Error('expected two')
    expect([a.title, b.title]).toEqual(['甲市基地管理办法', '甲市经费管理办法'])
    expect(outlineOf(a)).toEqual(['1 甲一。', '2 甲二。'])
    expect(outlineOf(b)).toEqual(['ch1 《总则》', '1 乙一。', '2 乙二。'])
    expect(inRole(b, 'front')).toEqual(['附件2', '甲市经费管理办法'])
    expect(faults(source, [a, b])).toEqual([])
  })

  it('没有通知，只有第二个标题', () => {
    const [a, b] = readAll(`甲市基地管理办法\n${articles('甲一', '甲二')}\n甲市经费管理办法\n${articles('乙一')}`)
    expect([a?.title, b?.title]).toEqual(['甲市基地管理办法', '甲市经费管理办法'])
    expect(a && outlineOf(a)).toEqual(['1 甲一。', '2 甲二。'])
  })

  it('第二部的名称不带“办法”二字，章和条从头编号', () => {
    const [a, b] = readAll(
      `甲市基地管理办法\n${articles('甲一', '甲二')}\n\n乙市创新行动\n第一章 总则\n${articles('乙一')}`,
    )
    expect([a?.title, b?.title]).toEqual(['甲市基地管理办法', '乙市创新行动'])
  })

  it('没有标题就又出现第一条：同一部，报告重号', () => {
    const regulation = read(`甲市基地管理办法\n${articles('甲一', '甲二')}第一条 又一。\n第二条 又二。\n`)
    expect(outlineOf(regulation)).toEqual(['1 甲一。', '2 甲二。', '1bis 又一。', '2bis 又二。'])
    expect(regulation.defects.map(({ kind }) => kind)).toEqual(['number-twice', 'number-twice'])
  })
})

describe('页面', () => {
  const wrapped = [
    '江州市技术创新中心建设运行管理办法',
    '第一章 总  则',
    '第一条  为贯彻创新驱动发展战略，规范江州市技术创新',
    '中心建设运行，根据国家和省有关规定，结合江州市实际，制定',
    '本办法。',
    '第二条  申报单位应当是在江州市注册的独立法人，并且符合',
    '本办法第三章规定的各项条件。不符合条件的，依照本办法',
    '第八条规定的程序予以退回，并告知理由；依照本办法规定的程序',
    '第三章的规定补正的，视为自始符合。补正期限由主管部门决定。',
    '但是最长不得超过三十日。',
    '第三条  主管部门应当履行下列职责：',
    '1. 制定创新中心建设总体布局规划和管理制度，并按照有关',
    '规定报批。',
    '2. 组织开展评估。',
  ]

  it('折行、行间全是空行：如四川文本', () => {
    const source = `${wrapped.join('\n\n')}\n\n`
    const regulation = read(source)
    expect(outlineOf(regulation)).toEqual([
      'ch1 《总则》',
      '1 为贯彻创新驱动发展战略，规范江州市技术创新中心建设运行，根据国家和省有关规定，结合江州市实际，制定本办法。',
      '2 申报单位应当是在江州市注册的独立法人，并且符合本办法第三章规定的各项条件。不符合条件的，依照本办法第八条规定的程序予以退回，并告知理由；依照本办法规定的程序第三章的规定补正的，视为自始符合。补正期限由主管部门决定。但是最长不得超过三十日。',
      '3 主管部门应当履行下列职责：',
      '3.1 制定创新中心建设总体布局规划和管理制度，并按照有关规定报批。',
      '3.2 组织开展评估。',
    ])
    expect(regulation.defects).toEqual([])
    expect(faults(source, [regulation])).toEqual([])
  })

  it('每页重复的页眉和页码不入条文', () => {
    const header = '江州市规范性文件汇编'
    const pages = [
      `江州市办法\n第一条 申报单位应当是`,
      `${header}\n独立法人。\n第二条 主管部门应当`,
      `${header}\n公开受理。\n第三条 本办法自发布之日起施行。`,
    ]
    for (const [one, two] of [
      ['— 1 —', '— 2 —'],
      ['第 1 页 共 9 页', '第 2 页 共 9 页'],
      ['- 1 -', '- 2 -'],
      ['1', '2'],
      ['1/9', '2/9'],
    ] as const) {
      for (const gap of ['\n\n\n', '\n\f']) {
        const source = `${pages[0]}\n${gap === '\n\f' ? '' : '\n'}${one}${gap}${pages[1]}\n${gap === '\n\f' ? '' : '\n'}${two}${gap}${pages[2]}\n`
        const regulation = read(source)
        expect(outlineOf(regulation), JSON.stringify([one, gap])).toEqual([
          '1 申报单位应当是独立法人。',
          '2 主管部门应当公开受理。',
          '3 本办法自发布之日起施行。',
        ])
        expect(inRole(regulation, 'running-header')).toEqual([one, header, two, header])
        expect(faults(source, [regulation])).toEqual([])
      }
    }
  })

  it('页脚的链接', () => {
    const regulation = read('江州市办法\n第一条 甲应当是\nhttp://kj.example.gov.cn/a/1.html\n独立法人。\n第二条 乙。\n')
    expect(outlineOf(regulation)).toEqual(['1 甲应当是独立法人。', '2 乙。'])
    expect(inRole(regulation, 'link')).toHaveLength(1)
  })

  it('回车换行、换页符、字节序标记、零宽空格、全角空格、制表符缩进', () => {
    const plain = '江州市办法\n第一章 总则\n第一条 甲应当：\n（一）守法；\n（二）诚信。\n第二条 乙。\n'
    const expected = outlineOf(read(plain))
    for (const source of [
      plain.replaceAll('\n', '\r\n'),
      plain.replaceAll('\n', '\r'),
      `\uFEFF${plain}`,
      plain.replaceAll('\n', '\n\f'),
      plain.replaceAll('\n', '\n\u3000\u3000'),
      plain.replaceAll('\n', '\n\t'),
      plain.replaceAll('\n', ' \u200B\n\u200B'),
      plain.replaceAll('\n', '\u2028'),
    ]) {
      const regulation = read(source)
      expect(outlineOf(regulation), JSON.stringify(source.slice(0, 20))).toEqual(expected)
      expect(faults(source, [regulation])).toEqual([])
    }
  })
})

describe('文末', () => {
  it('发文机关和日期是版记', () => {
    const source =
      '江州市办法\n第一条 甲。\n第二条 乙。\n\n江州市科学技术局\n江州市财政局\n二〇二四年三月一日\n抄送：市政府办公室\n'
    const regulation = read(source)
    expect(outlineOf(regulation)).toEqual(['1 甲。', '2 乙。'])
    expect(inRole(regulation, 'imprint')).toEqual([
      '江州市科学技术局',
      '江州市财政局',
      '二〇二四年三月一日',
      '抄送：市政府办公室',
    ])
    expect(faults(source, [regulation])).toEqual([])
  })

  it('日期前没有句号的项不当作版记', () => {
    expect(
      outlineOf(read('江州市办法\n第一条 应当：\n1. 有场地\n2. 有团队\n江州市科学技术局\n2024年3月1日\n')),
    ).toEqual(['1 应当：', '1.1 有场地', '1.2 有团队'])
  })
})

describe('杂讯和残缺', () => {
  it('句子之后以句读开头的、没有文字的行：未归条款，写明行号', () => {
    const source = '江州市办法\n第一条 甲。\n■□ * ~\n第二条 乙。\n。，各科大\n'
    const regulation = read(source)
    expect(outlineOf(regulation)).toEqual(['1 甲。', '2 乙。'])
    expect(regulation.defects.map(({ kind, line }) => [kind, line])).toEqual([
      ['unplaced', 3],
      ['unplaced', 5],
    ])
    expect(faults(source, [regulation])).toEqual([])
  })

  it('没有一条的文本：全是文首，报告，不丢字', () => {
    const source = '江州市科技局关于开展申报工作的通知\n各单位：\n一、申报条件\n二、申报程序\n2024年3月1日\n'
    const regulation = read(source)
    expect(regulation.clauses.map(({ id }) => id)).toEqual(['a:front'])
    expect(regulation.defects).toMatchObject([{ kind: 'unplaced', line: 1 }])
    expect(faults(source, [regulation])).toEqual([])
  })

  it('空文件、只有空白的文件：没有规章', () => {
    for (const source of ['', '\n\n', '\uFEFF', ' \t\r\n\f\u3000']) expect(readAll(source)).toEqual([])
  })

  it('只有标题、只有条号、只有标点', () => {
    for (const source of [
      '江州市办法',
      '第一条',
      '第一章',
      '。',
      '第',
      '（一）',
      '附件1',
      '\t',
      '第一条\n附件1',
      '第一条\t\t\n\t\t',
    ]) {
      expect(faults(source, readAll(source)), source).toEqual([])
    }
  })
})
