import { describe, expect, it } from 'vitest'
import { clause, faults, inRole, outline, outlineOf, read } from './reading.ts'

const FRONT = '江州市科技企业孵化器管理办法\n'

describe('章和节', () => {
  it('标题里有空格：总　则、附 则', () => {
    const regulation = read(
      `${FRONT}第一章  总　则\n第一条 为规范管理，制定本办法。\n第 二 章 附 则\n第 二 条 本办法自发布之日起施行。\n`,
    )
    expect(outlineOf(regulation)).toEqual([
      'ch1 《总则》',
      '1 为规范管理，制定本办法。',
      'ch2 《附则》',
      '2 本办法自发布之日起施行。',
    ])
    expect(clause(regulation, 'ch2').label).toBe('第二章')
  })

  it('标题在下一行', () => {
    expect(outline(`${FRONT}第一章\n总 则\n第一条 甲。\n第二章\n管理职责\n第二条 乙。\n`)).toEqual([
      'ch1 《总则》',
      '1 甲。',
      'ch2 《管理职责》',
      '2 乙。',
    ])
  })

  it('章下有节，节号每章重起；条归最里的一层', () => {
    const regulation = read(
      `${FRONT}第一章 总则\n第一条 甲。\n第二章 认定\n第一节 条件\n第二条 乙。\n第二节 程序\n第三条 丙。\n第三章 管理\n第一节 报告\n第四条 丁。\n`,
    )
    expect(outlineOf(regulation)).toEqual([
      'ch1 《总则》',
      '1 甲。',
      'ch2 《认定》',
      'ch2.s1 《条件》',
      '2 乙。',
      'ch2.s2 《程序》',
      '3 丙。',
      'ch3 《管理》',
      'ch3.s1 《报告》',
      '4 丁。',
    ])
    expect(clause(regulation, '3').parent).toBe('a:ch2.s2')
    expect(clause(regulation, 'ch2.s2').label).toBe('第二章第二节')
    expect(regulation.defects).toEqual([])
  })

  it('编下的章号重起，不算重号', () => {
    const regulation = read(
      `${FRONT}第一编 总则\n第一章 一般规定\n第一条 甲。\n第二章 原则\n第二条 乙。\n第二编 分则\n第一章 认定\n第三条 丙。\n`,
    )
    expect(outlineOf(regulation)).toEqual([
      'part1 《总则》',
      'part1.ch1 《一般规定》',
      '1 甲。',
      'part1.ch2 《原则》',
      '2 乙。',
      'part2 《分则》',
      'part2.ch1 《认定》',
      '3 丙。',
    ])
    expect(regulation.defects).toEqual([])
  })

  it('章内第一条之前的话归本章', () => {
    expect(outline(`${FRONT}第一章 总则\n第一条 甲。\n第二章 认定\n本章所称认定，指市级认定。\n第二条 乙。\n`)).toEqual(
      ['ch1 《总则》', '1 甲。', 'ch2 《认定》', 'ch2.p1 本章所称认定，指市级认定。', '2 乙。'],
    )
  })

  it('缺一章也报告', () => {
    expect(read(`${FRONT}第一章 总则\n第一条 甲。\n第三章 附则\n第二条 乙。\n`).defects).toMatchObject([
      { kind: 'numbers-missing', clauses: ['a:ch1', 'a:ch3'], line: 4 },
    ])
  })

  it('目录在正文之前：目录是文首，章只数一次', () => {
    const contents = '目 录\n第一章 总则\n第二章 认定\n第三章 附则\n\n'
    const regulation = read(
      `${FRONT}${contents}第一章 总则\n第一条 甲。\n第二章 认定\n第二条 乙。\n第三章 附则\n第三条 丙。\n`,
    )
    expect(outlineOf(regulation)).toEqual([
      'ch1 《总则》',
      '1 甲。',
      'ch2 《认定》',
      '2 乙。',
      'ch3 《附则》',
      '3 丙。',
    ])
    expect(regulation.title).toBe('江州市科技企业孵化器管理办法')
    expect(regulation.defects).toEqual([])
  })

  it('没有“目录”二字、带页码的目录', () => {
    const contents = '第一章 总则……………1\n第二章 附则……………2\n'
    expect(outline(`${FRONT}${contents}第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n`)).toEqual([
      'ch1 《总则》',
      '1 甲。',
      'ch2 《附则》',
      '2 乙。',
    ])
  })

  it('目录列到条', () => {
    const contents = '目录\n第一条 目的\n第二条 范围\n'
    expect(outline(`${FRONT}${contents}第一条 为规范管理，制定本办法。\n第二条 本办法适用于本市。\n`)).toEqual([
      '1 为规范管理，制定本办法。',
      '2 本办法适用于本市。',
    ])
  })
})

describe('条号', () => {
  it('一百以上：第一百零三条、第一百一十条、第一百二十条', () => {
    const han = ['一百', '一百零一', '一百零二', '一百零三']
    const body = han.map((n, i) => `第${n}条 第${i}句话。`).join('\n')
    const regulation = read(`${FRONT}第一条 甲。\n${body}\n第一百一十条 乙。\n第一百二十条 丙。\n`)
    expect(outlineOf(regulation).map((each) => each.split(' ')[0])).toEqual([
      '1',
      '100',
      '101',
      '102',
      '103',
      '110',
      '120',
    ])
    expect(clause(regulation, '103').label).toBe('第一百零三条')
    expect(regulation.defects.map(({ text }) => text)).toEqual([
      '原文在第一条之后缺第二条至第九十九条',
      '原文在第一百零三条之后缺第一百零四条至第一百零九条',
      '原文在第一百一十条之后缺第一百一十一条至第一百一十九条',
    ])
  })

  it('阿拉伯数字和全角数字：第8条、第１０条', () => {
    const body = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `第${n}条 第${n}句。`).join('\n')
    const regulation = read(`${FRONT}${body}\n第１０条 全角。\n第 11 条 空格。\n`)
    expect(outlineOf(regulation).slice(-3)).toEqual(['9 第9句。', '10 全角。', '11 空格。'])
    expect(clause(regulation, '8').label).toBe('第8条')
  })

  it('第二条之一、之二', () => {
    const regulation = read(`${FRONT}第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第二条之二 丁。\n第三条 戊。\n`)
    expect(outlineOf(regulation)).toEqual(['1 甲。', '2 乙。', '2-1 丙。', '2-2 丁。', '3 戊。'])
    expect(clause(regulation, '2-1').label).toBe('第二条之一')
    expect(regulation.defects).toEqual([])
  })

  it('条号独占一行', () => {
    expect(outline(`${FRONT}第一条\n为规范管理，制定本办法。\n第二条\n本办法适用于本市。\n各区参照执行。\n`)).toEqual([
      '1 为规范管理，制定本办法。',
      '2 本办法适用于本市。各区参照执行。',
      '2.p1 本办法适用于本市。',
      '2.p2 各区参照执行。',
    ])
  })

  it('条号之后没有空格，或有冒号', () => {
    expect(
      outline(
        `${FRONT}第一条为规范管理，制定本办法。\n第二条项目承担单位应当如实申报。\n第三条：本办法自发布之日起施行。\n`,
      ),
    ).toEqual(['1 为规范管理，制定本办法。', '2 项目承担单位应当如实申报。', '3 本办法自发布之日起施行。'])
  })

  it('条标在括号里：【适用范围】、（定义）', () => {
    const text =
      '第一条【目的】为规范管理，制定本办法。\n第二条 【适用范围】 本办法适用于本市。\n第三条（定义）本办法所称孵化器，指市级孵化器。\n第四条 【职责】\n市科技局负责管理。\n'
    expect(outline(FRONT + text)).toEqual([
      '1 《目的》 为规范管理，制定本办法。',
      '2 《适用范围》 本办法适用于本市。',
      '3 《定义》 本办法所称孵化器，指市级孵化器。',
      '4 《职责》 市科技局负责管理。',
    ])
  })

  it('条标是条号之后或下一行的短行', () => {
    const text =
      '第一条 目的依据\n为规范管理，制定本办法。\n第二条 管理部门\n市科技局负责孵化器的认定和管理。\n第三条\n保密义务\n评审人员应当保守商业秘密。\n第四条 本办法由市科技局解释。\n'
    expect(outline(FRONT + text)).toEqual([
      '1 《目的依据》 为规范管理，制定本办法。',
      '2 《管理部门》 市科技局负责孵化器的认定和管理。',
      '3 《保密义务》 评审人员应当保守商业秘密。',
      '4 本办法由市科技局解释。',
    ])
  })

  it('偶然断开的短行不是条标', () => {
    expect(
      outline(`${FRONT}第一条 为规范管理，制定本办法。\n第二条 申报单位\n应当提交书面材料。\n第三条 丙。\n`)[1],
    ).toBe('2 申报单位应当提交书面材料。')
  })

  it('（略）不是条标，没有别的话时就是条文', () => {
    expect(outline(`${FRONT}第一条 （略）\n第二条 乙。\n`)).toEqual(['1 （略）', '2 乙。'])
  })

  it('前一条末尾漏了句号，后一条仍是条', () => {
    expect(
      outline(`${FRONT}第一条 为规范管理，制定本办法\n第二条 本办法适用于本市\n第三条 本办法由市科技局解释。\n`),
    ).toEqual(['1 为规范管理，制定本办法', '2 本办法适用于本市', '3 本办法由市科技局解释。'])
  })

  it('缺首条的文本从现有的第一条读起', () => {
    expect(outline(`${FRONT}第三条 丙。\n第四条 丁。\n`)).toEqual(['3 丙。', '4 丁。'])
  })
})

describe('引用不是标题', () => {
  it('折行后行首的第八条规定的、第三章的规定、第二条、第三条', () => {
    const text = [
      `${FRONT}第一章 总则`,
      '第一条 申报单位应当符合本办法',
      '第二条规定的条件，并依照',
      '第三章的规定提交材料；违反',
      '第二条、第三条的，不予受理；符合',
      '第二条第二款的，从其规定。',
      '第二条所称材料，指书面材料。',
      '第三章规定的期限不适用。',
      '第二条 本办法适用于本市。',
    ].join('\n')
    const regulation = read(text)
    expect(outlineOf(regulation).map((each) => each.split(' ')[0])).toEqual(['ch1', '1', '1.p1', '1.p2', '1.p3', '2'])
    expect(regulation.defects).toEqual([])
  })

  it('句子之后行首、后面有空格的引用', () => {
    expect(
      outline(
        `${FRONT}第一条 甲。\n第二条 规定的期限，可以延长。\n第二条 和第三条另有规定的除外。\n第二条 乙。\n第三条 丙。\n`,
      ),
    ).toEqual([
      '1 甲。第二条规定的期限，可以延长。第二条和第三条另有规定的除外。',
      '1.p1 甲。',
      '1.p2 第二条规定的期限，可以延长。',
      '1.p3 第二条和第三条另有规定的除外。',
      '2 乙。',
      '3 丙。',
    ])
  })

  it('句中的第二条不切断', () => {
    expect(outline(`${FRONT}第一条 依照《促进法》第二条 和本办法。第二条规定的除外。\n第二条 乙。\n`)).toEqual([
      '1 依照《促进法》第二条和本办法。第二条规定的除外。',
      '2 乙。',
    ])
  })

  it('行首无空格、号数在前的第二条是引用', () => {
    expect(outline(`${FRONT}第一条 甲。\n第二条 乙。\n第三条 丙。\n第二条由市科技局负责落实。\n第四条 丁。\n`)).toEqual(
      [
        '1 甲。',
        '2 乙。',
        '3 丙。第二条由市科技局负责落实。',
        '3.p1 丙。',
        '3.p2 第二条由市科技局负责落实。',
        '4 丁。',
      ],
    )
  })

  it('附件1所列指标是条文，不是附件', () => {
    expect(outline(`${FRONT}第一条 评分见附件1。\n附件1所列指标，按年度调整。\n第二条 乙。\n`)).toEqual([
      '1 评分见附件1。附件1所列指标，按年度调整。',
      '1.p1 评分见附件1。',
      '1.p2 附件1所列指标，按年度调整。',
      '2 乙。',
    ])
  })
})

describe('修改决定里引号内的条文不是本文的条', () => {
  it('一行之内', () => {
    expect(
      outline(`${FRONT}第一条 甲。\n第二条 将原第三条修改为：“第三条 申报单位应当守法。第四条 略。”\n第三条 丙。\n`),
    ).toEqual(['1 甲。', '2 将原第三条修改为：“第三条申报单位应当守法。第四条略。”', '3 丙。'])
  })

  it('后引号丢了，只在近处当作引文', () => {
    const long = '甲'.repeat(1200)
    expect(outline(`${FRONT}第一条 甲。第二条 称“乙${long}。第三条 丙。`).at(-1)).toBe('3 丙。')
  })
})

describe('标题排成两行', () => {
  it('章名折行，接成一个', () => {
    expect(outline(`${FRONT}第一章 总则\n第一条 甲。\n第二章 申报条件、认定程序以及\n监督管理\n第二条 乙。\n`)[2]).toBe(
      'ch2 《申报条件、认定程序以及监督管理》',
    )
  })

  it('规章名折行，接成一个；发文机关不接', () => {
    expect(read('江州市人民政府文件\n江州市技术创新中心\n建设运行管理办法\n第一条 甲。\n').title).toBe(
      '江州市技术创新中心建设运行管理办法',
    )
    expect(read('江州市科学技术局\n江州市管理办法\n第一条 甲。\n').title).toBe('江州市管理办法')
  })

  it('规章名下的公布经过不是名称的一部分，（试行）是', () => {
    expect(read('江州市管理办法\n（2020年1月1日市政府令第12号公布）\n第一条 甲。\n').title).toBe('江州市管理办法')
    expect(read('江州市管理办法\n(试行)\n第一条 甲。\n').title).toBe('江州市管理办法（试行）')
  })
})

describe('没有换行的文本', () => {
  it('目录也在同一行', () => {
    const regulation = read('江州市津贴办法目录第一章总则第二章附则第一章总则第一条甲。第二章附则第二条乙。')
    expect(outlineOf(regulation)).toEqual(['ch1 《总则》', '1 甲。', 'ch2 《附则》', '2 乙。'])
    expect(regulation.title).toBe('江州市津贴办法')
  })

  const LINE =
    '江州市孵化器管理办法第一章总则第一条为规范管理，制定本办法。第二条孵化器应当：（一）有场地；（二）有团队。第二章附则第三条本办法第二条规定的条件由市科技局解释。第四条本办法自发布之日起施行。'

  it('整篇在一行：章、条、项都分得开，文首是标题', () => {
    const regulation = read(LINE)
    expect(outlineOf(regulation)).toEqual([
      'ch1 《总则》',
      '1 为规范管理，制定本办法。',
      '2 孵化器应当：',
      '2.1 有场地；',
      '2.2 有团队。',
      'ch2 《附则》',
      '3 本办法第二条规定的条件由市科技局解释。',
      '4 本办法自发布之日起施行。',
    ])
    expect(regulation.title).toBe('江州市孵化器管理办法')
    expect(inRole(regulation, 'front')).toEqual(['江州市孵化器管理办法'])
    expect(faults(LINE, [regulation])).toEqual([])
  })

  it('没有章的一行', () => {
    expect(
      outline('江州市津贴发放办法 第一条 为规范发放，制定本办法。第二条 津贴按月发放。第三条 本办法自发布之日起施行。'),
    ).toEqual(['1 为规范发放，制定本办法。', '2 津贴按月发放。', '3 本办法自发布之日起施行。'])
  })

  it('行内跳号的一条仍分开，并报告缺号', () => {
    const regulation = read(`${FRONT}第一条 甲。第二条 乙。第五条 戊。\n`)
    expect(outlineOf(regulation)).toEqual(['1 甲。', '2 乙。', '5 戊。'])
    expect(regulation.defects).toMatchObject([{ kind: 'numbers-missing', clauses: ['a:2', 'a:5'] }])
  })

  it('几千条连在一行也读得完', () => {
    const articles = Array.from({ length: 3000 }, (_, i) => `第${i + 1}条本条为第${i}句。`).join('')
    expect(read(`${FRONT}${articles}`).clauses.filter(({ kind }) => kind === 'article')).toHaveLength(3000)
  })
})
