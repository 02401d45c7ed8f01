import { describe, expect, it } from 'vitest'
import { quotable } from '../../src/law/index.ts'
import { clause, faults, inRole, outlineOf, read } from './reading.ts'

const BODY = '江州市实验室管理办法\n\n第一条 实验室按附件评价。\n第二条 本办法自发布之日起施行。\n'
const HEAD = '一级指标\t二级指标\t权重'
const ROWS = '投入 (30分)\t研发经费\t20\n\t仪器设备\t10\n产出\t专利\t5'

describe('附件', () => {
  it('附件清单、落款之后是附件1和附件2', () => {
    const source = `${BODY}\n附件：1. 编制提纲\n      2. 评价指标\n\n江州市科学技术局\n2024年3月1日\n\n附件1\n\n编制提纲\n\n一、摘要\n二、条件\n1. 人员\n2. 设备\n\n附件2\n评价指标\n${HEAD}\n${ROWS}\n`
    const regulation = read(source)
    expect(outlineOf(regulation)).toEqual([
      '1 实验室按附件评价。',
      '2 本办法自发布之日起施行。',
      'annex1 《编制提纲》',
      'annex1.1 摘要',
      'annex1.2 条件',
      'annex1.2.1 人员',
      'annex1.2.2 设备',
      'annex2 《评价指标》',
      'annex2.1 投入(30分)研发经费20',
      'annex2.2 投入(30分)仪器设备10',
      'annex2.3 产出专利5',
    ])
    expect(inRole(regulation, 'annex-list')).toEqual(['附件：1. 编制提纲', '2. 评价指标'])
    expect(inRole(regulation, 'imprint')).toEqual(['江州市科学技术局', '2024年3月1日'])
    expect(clause(regulation, 'annex1.2.1').label).toBe('附件1第二部分第1项')
    expect(faults(source, [regulation])).toEqual([])
  })

  it('清单写作“附件1：甲、附件2：乙”，附件本身再写一遍', () => {
    const regulation = read(
      `${BODY}附件1：提纲\n附件2：承诺书\n\n附件1\n提纲\n1. 人员\n附件2\n承诺书\n本单位承诺如实申报。\n`,
    )
    expect(outlineOf(regulation).slice(2)).toEqual([
      'annex1 《提纲》',
      'annex1.1 人员',
      'annex2 《承诺书》',
      'annex2.p1 本单位承诺如实申报。',
    ])
    expect(inRole(regulation, 'annex-list')).toEqual(['附件1：提纲', '附件2：承诺书'])
  })

  it('附件1：标题，紧跟着内容，后面还有附件2：不是清单', () => {
    const regulation = read(`${BODY}附件1：评价指标\n${HEAD}\n${ROWS}\n附件2：提纲\n一、摘要\n二、条件\n`)
    expect(outlineOf(regulation).slice(2)).toEqual([
      'annex1 《评价指标》',
      'annex1.1 投入(30分)研发经费20',
      'annex1.2 投入(30分)仪器设备10',
      'annex1.3 产出专利5',
      'annex2 《提纲》',
      'annex2.1 摘要',
      'annex2.2 条件',
    ])
    expect(inRole(regulation, 'annex-list')).toEqual([])
  })

  it('只列名、没有内容的附件：清单，不丢字', () => {
    const source = `${BODY}附件：申请表\n\n江州市科学技术局\n2024年3月1日\n`
    const regulation = read(source)
    expect(regulation.clauses.map(({ id }) => id)).toEqual(['a:front', 'a:1', 'a:2'])
    expect(inRole(regulation, 'annex-list')).toEqual(['附件：申请表'])
    expect(inRole(regulation, 'imprint')).toHaveLength(2)
    expect(faults(source, [regulation])).toEqual([])
  })

  it('条文中间的“附件：申请表”不吞掉后面的条', () => {
    expect(
      outlineOf(read(`江州市办法\n第一条 甲。\n附件：申请表\n第二条 乙。\n附件1\n申请表\n姓名：某某。\n`)).map(
        (each) => each.split(' ')[0],
      ),
    ).toEqual(['1', '1.p1', '1.p2', '2', 'annex1', 'annex1.p1'])
  })

  it('附件里的协议书自带条款：仍是附件的话，不成另一部规章', () => {
    const source = `${BODY}附件\n共建协议书\n第一条 甲方为牵头单位。\n第二条 乙方为共建单位。\n`
    const regulation = read(source)
    expect(outlineOf(regulation).slice(2)).toEqual([
      'annex1 《共建协议书》',
      'annex1.p1 第一条甲方为牵头单位。',
      'annex1.p2 第二条乙方为共建单位。',
    ])
    expect(faults(source, [regulation])).toEqual([])
  })
})

describe('表格', () => {
  it('条里的表：行是条下的行，表后的话是新的一款', () => {
    const regulation = read(`江州市办法\n第一条 标准如下：\n${HEAD}\n${ROWS}\n标准按年度调整。\n第二条 乙。\n`)
    expect(outlineOf(regulation)).toEqual([
      '1 标准如下：标准按年度调整。',
      '1.p1 标准如下：',
      '1.row1 投入(30分)研发经费20',
      '1.row2 投入(30分)仪器设备10',
      '1.row3 产出专利5',
      '1.p2 标准按年度调整。',
      '2 乙。',
    ])
    expect(clause(regulation, '1.row2').cells).toEqual(['投入 (30分)', '仪器设备', '10'])
    expect(quotable(regulation, clause(regulation, '1.row2'))).toBe('仪器设备\t10')
  })

  it('换页：页眉和重印的表头不入行，合并单元格接得上', () => {
    const source = `${BODY}附件1\n评价指标\n${HEAD}\n投入\t研发经费\t20\n\n\n\n江州市规范性文件\n\n${HEAD}\n\t仪器设备\t10\n`
    const regulation = read(source)
    expect(outlineOf(regulation).slice(2)).toEqual([
      'annex1 《评价指标》',
      'annex1.1 投入研发经费20',
      'annex1.2 投入仪器设备10',
    ])
    expect(inRole(regulation, 'running-header')).toEqual(['江州市规范性文件', HEAD])
    expect(faults(source, [regulation])).toEqual([])
  })

  it('两行之间没有制表符的一行自成一行，不并入上一行', () => {
    const regulation = read(`${BODY}附件1\n评价指标\n${HEAD}\n投入\t研发经费\t20\n加分项目\n\t获奖\t10\n`)
    expect(outlineOf(regulation).slice(3)).toEqual([
      'annex1.1 投入研发经费20',
      'annex1.2 加分项目',
      'annex1.3 投入获奖10',
    ])
  })

  it('一行被换行截断：报告行号；合并单元格印得短的行不算', () => {
    const broken = read(`${BODY}附件1\n评价指标\n${HEAD}\n投入\t研发经费\t20\n投入\t近三年购置的仪\n器设备\t10\n`)
    expect(broken.defects).toMatchObject([{ kind: 'table-lost', line: 9 }])
    expect(broken.defects[0]?.text).toContain('有1行被换行截断')
    const merged = read(`${BODY}附件1\n评价指标\n${HEAD}\n投入\t研发经费\t20\n合计\t100\n产出\t专利\t20\n`)
    expect(merged.defects).toEqual([])
  })

  it.each(['扫码关注公众号，获取申报通知', '— 3 —'])(
    '两行之间、落款与日期之间夹着“%s”：照样是一张表、一处落款',
    (noise) => {
      const rows = `${HEAD}\n${noise}\n投入\t研发经费\t20\n${noise}\n产出\t专利\t10`
      const source = `${BODY}附件1\n评价指标\n${rows}\n江州市科学技术局办公室\n${noise}\n2024年5月31日印发\n`
      const regulation = read(source)
      expect(outlineOf(regulation).slice(3)).toEqual(['annex1.1 投入研发经费20', 'annex1.2 产出专利10'])
      expect(inRole(regulation, 'imprint')).toEqual(['江州市科学技术局办公室', '2024年5月31日印发'])
      expect(faults(source, [regulation])).toEqual([])
    },
  )

  it('制表符缩进、条号或项号后的制表符不是表', () => {
    expect(
      outlineOf(read('江州市办法\n\t第一条\t甲应当：\n\t（一）\t守法；\n\t（二）\t诚信。\n\t第二条\t乙。\n\t丙。\n')),
    ).toEqual(['1 甲应当：', '1.1 守法；', '1.2 诚信。', '2 乙。丙。', '2.p1 乙。', '2.p2 丙。'])
  })

  it('竖线画的表与制表符的表一样；续表接上，重印的表头不入行', () => {
    const head = '| 一级指标 | 二级指标 | 权重 |\n| --- | --- | ---: |\n'
    const source = `${BODY}附件1\n评价指标\n\n${head}| 投入 | 研发经费 | 20 |\n\n续表\n\n${head}| | 仪器设备 | 10 |\n`
    const regulation = read(source)
    expect(outlineOf(regulation).slice(2)).toEqual([
      'annex1 《评价指标》',
      'annex1.1 投入研发经费20',
      'annex1.2 投入仪器设备10',
    ])
    expect(faults(source, [regulation])).toEqual([])
  })

  it('散成一格一行的评分表：报告行号', () => {
    const cells = '指标\n权重\n研发经费\n20\n仪器设备\n10\n专利\n5\n人员\n15\n场地\n5'
    const regulation = read(`${BODY}附件1\n评价指标\n${cells}\n`)
    expect(regulation.defects).toMatchObject([{ kind: 'table-lost', line: 6 }])
  })
})
