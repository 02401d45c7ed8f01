import { describe, expect, it } from 'vitest'
import { knowledge } from '../support/library.ts'
import { MESSAGES, mask } from '../support/masking.ts'

describe('人名：句子里看得出是名字的才换', () => {
  it.each([
    ['我叫张三想问一下', '我叫〔姓名1〕想问一下'],
    ['我叫刘洋，负责申报', '我叫〔姓名1〕，负责申报'],
    ['我叫尼玛次仁，想报四川', '我叫〔姓名1〕，想报四川'],
    ['姓名：白云', '姓名：〔姓名1〕'],
    ['联系人：李四 有事找他', '联系人：〔姓名1〕 有事找他'],
    ['法人是赵国强，单独建设', '法人是〔姓名1〕，单独建设'],
    ['我是周伟，想问补助', '我是〔姓名1〕，想问补助'],
    ['我是学院的陈晓明。', '我是学院的〔姓名1〕。'],
    ['中心主任王小明，高级职称', '中心主任〔姓名1〕，高级职称'],
    ['张总说可以报', '〔姓名1〕总说可以报'],
    ['找李工问问', '找〔姓名1〕工问问'],
    ['我们欧阳老师牵头', '我们〔姓名1〕老师牵头'],
    ['请于主任定', '请〔姓名1〕主任定'],
    ['王建国教授带队', '〔姓名1〕教授带队'],
    ['张伟的电话是13800138000', '〔姓名1〕的电话是〔电话1〕'],
    ['我姓李，免贵姓欧阳', '我姓〔姓名1〕，免贵姓〔姓名2〕'],
    ['我叫孙丽。材料孙丽去交', '我叫〔姓名1〕。材料〔姓名1〕去交'],
  ])('%s → %s', (text, masked) => expect(mask(text).text).toBe(masked))

  it.each([
    '中心主任得是教授吗，主任能不能兼职，总经理谁来请',
    '负责人是高级职称，主任是兼职的',
    '高工有三个，高校老师、大学教授、项目经理、车间主任都行',
    '我是高校，我是企业，我是万州的，我是金融业',
    '科技成果、成果转化、方案、章程、任务书',
    '三万总投入，500平总面积，低于总额，同时总投入',
    '对于主任的要求，关于经理的聘任，委主任会议',
    '谢谢老师，老师好，许多教授，韩国专家',
    '法人是苏州的公司，联系人是谁，叫什么名字',
    '何处列明，施工计划，照图施工，张工作量表',
  ])('%s：没有人名，一字不动', (text) => expect(mask(text).text).toBe(text))
})

describe('单位：公司的全名和说出来的名字', () => {
  it.each([
    ['重庆某某科技有限公司有35人', '重庆〔单位1〕有35人'],
    ['请问华为技术有限公司能报吗', '请问〔单位1〕能报吗'],
    ['重庆市万州区星火新能源科技股份有限公司想报', '重庆市万州区〔单位1〕想报'],
    ['我们和深圳市蓝鲸机器人有限责任公司联合', '我们和〔单位1〕联合'],
    ['蓝鲸（聊城）环保有限公司', '〔单位1〕'],
    ['聊城科技有限公司', '聊城〔单位1〕'],
    ['我们公司叫蓝天环保，想报万州', '我们公司叫〔单位1〕，想报万州'],
    ['单位名称：北山学院', '单位名称：〔单位1〕'],
  ])('%s → %s', (text, masked) => expect(mask(text).text).toBe(masked))

  it.each([
    '我们公司是有限公司，注册成有限责任公司的，做软件的有限公司',
    '一家民营科技有限公司，子公司，母公司，控股公司，集团公司',
    '企业名称变更了要报吗，公司名称是什么，单位：万元',
    '我们跟大学、研究院、三甲医院一起报，重庆大学牵头',
    '万州，帮我看个公司：研发20人，场地400平',
  ])('%s：没有谁家的名字，一字不动', (text) => expect(mask(text).text).toBe(text))
})

describe('没有个人信息的话，一字不动', () => {
  it('例句里的每一句', () => {
    const mangled = MESSAGES.filter((message) => !/联系人[:：]/u.test(message) && mask(message).text !== message)
    expect(mangled).toEqual([])
    expect(MESSAGES.length).toBeGreaterThan(600)
  })

  it('五个文本的每一条，和人们问它的每一种说法', () => {
    const clauses = [...knowledge.regulations.values()].flatMap(({ regulation }) => regulation.clauses)
    const asked = [...knowledge.phrasings.values()].flatMap((phrasing) => phrasing.asked)
    const own = [...clauses.map(({ text }) => text), ...asked]
    expect(own.filter((text) => mask(text).text !== text)).toEqual([])
    expect(own.length).toBeGreaterThan(1000)
  })
})
