import type { Library } from '../../src/knowledge/index.ts'
import { library } from './library.ts'

/** A regulation of a place and a programme that the library does not hold, made up for tests. */
export interface Made {
  readonly id: string
  /** Code and name, as in divisions.txt. */
  readonly division: string
  readonly programme: string
  /** What its centres are called: 武汉市技术创新中心. */
  readonly center: string
  readonly place: string
  /** The seat that it asks for; its own place by its own id where left out. */
  readonly seat?: string
}

export const WUHAN: Made = {
  id: 'wuhan',
  division: '4201 武汉市',
  programme: 'technology_innovation_centre',
  center: '武汉市技术创新中心',
  place: '武汉市',
}

/** The project's own library with made-up regulations: a text and a file each, no code. */
export function libraryWith(...made: readonly Made[]): Library {
  const base = library()
  return {
    ...base,
    seeds: [...base.seeds, ...made.map((each) => ({ file: `${each.id}.txt`, source: textOf(each) }))],
    regulations: [
      ...base.regulations,
      ...made.map((each) => ({ name: `knowledge/regulations/${each.id}.yaml`, text: fileOf(each) })),
    ],
  }
}

const textOf = ({ center, place }: Made): string => `${center}管理办法

第一章 总则

第一条 为规范${center}的建设运行，制定本办法。

第二条 市科技局负责${center}的认定和管理，并负责解释本办法。

第二章 申报

第三条 依托单位应在${place}内注册，具有独立法人资格。

第四条 依托单位的研发人员不少于 35 人，研发场地面积不少于 700 平方米。

第五条 申报单位编写申请书，由区科技主管部门审核后推荐。

第三章 附则

第六条 本办法自 2025 年 3 月 1 日起施行，有效期五年。
`

const fileOf = ({ id, division, programme, center, seat = id }: Made): string => `
id: ${id}
seed: ${id}.txt
title: ${center}管理办法
short: ${center}办法
division: ${division}
programme: ${programme}
interpreter: { clause: "2", phrase: 市科技局 }
application: [{ clause: "5", phrase: 由区科技主管部门审核后推荐, role: recommendation }]
conditions:
  - { clause: "3", fact: registered_in, one_of: [${seat}], phrase: 内注册 }
  - { clause: "3", fact: legal_person, is: true, phrase: 具有独立法人资格 }
  - { clause: "4", fact: rd_staff, phrase: 研发人员不少于 35 人 }
  - { clause: "4", fact: site_area, phrase: 研发场地面积不少于 700 平方米 }
judged: []
preferences: []
notes: []
`
