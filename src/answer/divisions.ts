import { DIVISION_NAMES } from './division-names.ts'

/** A province, prefecture or county as a message names it. `path` are its province and what it stands under, itself last. */
export interface Division {
  readonly said: string
  readonly start: number
  readonly end: number
  readonly path: readonly string[]
}

/** What else places are called: of provinces the one character on their number plates, of cities the names of old and the fond ones; English. */
const NICKNAMES: Readonly<Record<string, string>> = {
  北京市: '帝都 京城 燕京 beijing',
  天津市: '津门 津沽 tianjin',
  上海市: '魔都 申城 沪上 沪 shanghai',
  河北省: '燕赵 冀 hebei',
  山西省: '三晋 晋 shanxi',
  内蒙古自治区: '内蒙 mongolia',
  辽宁省: '辽沈 liaoning',
  黑龙江省: '龙江 北大荒 heilongjiang',
  吉林省: '吉省 jilin',
  江苏省: '苏南 苏北 苏中 jiangsu',
  浙江省: '浙里 浙 zhejiang',
  安徽省: '江淮 皖 anhui',
  福建省: '八闽 闽 fujian',
  江西省: '赣鄱 赣 jiangxi',
  山东省: '齐鲁 鲁南 鲁东 鲁中 胶东 鲁 shandong',
  河南省: '中原地区 豫 henan',
  湖北省: '荆楚 鄂 hubei',
  湖南省: '三湘 湖湘 湘 hunan',
  广东省: '岭南 珠三角 大湾区 粤 guangdong',
  广西壮族自治区: '八桂 桂 guangxi',
  海南省: '琼岛 琼州 琼 hainan',
  贵州省: '黔中 黔 guizhou',
  西藏自治区: '雪域 tibet',
  陕西省: '三秦 陕 shaanxi',
  甘肃省: '陇原 陇上 陇 gansu',
  宁夏回族自治区: '塞上江南 ningxia',
  新疆维吾尔自治区: '天山南北 xinjiang',
  青海省: 'qinghai',
  香港特别行政区: 'hongkong',
  澳门特别行政区: 'macau macao',
  杭州市: 'hangzhou',
  台湾省: '宝岛 taiwan',
  广州市: '羊城 花城 穗 guangzhou',
  深圳市: '鹏城 shenzhen',
  济南市: '泉城 jinan',
  青岛市: '岛城 琴岛 qingdao',
  潍坊市: '鸢都',
  哈尔滨市: '冰城 哈市',
  长沙市: '星城',
  福州市: '榕城',
  厦门市: '鹭岛',
  武汉市: '江城 汉口 wuhan',
  南京市: '金陵 宁城 nanjing',
  苏州市: '姑苏 suzhou',
  宁波市: '甬城 甬 ningbo',
  太原市: '并州',
  呼和浩特市: '青城 呼市',
  合肥市: '庐州',
  南昌市: '洪城 英雄城',
  郑州市: '商都 绿城郑州',
  南宁市: '邕城 邕',
  海口市: '椰城',
  贵阳市: '筑城 林城',
  拉萨市: '日光城',
  西安市: '长安城 古都西安',
  兰州市: '金城兰州',
  西宁市: '夏都',
  银川市: '凤城',
  石家庄市: '石市 石门',
  石河子市: '石城',
  成都市: '蓉城',
  昆明市: '春城',
  绵阳市: '绵州 科技城',
  自贡市: '盐都 盐城自贡',
  泸州市: '酒城',
  曲靖市: '爨乡',
  景德镇市: '瓷都',
  大庆市: '油城',
}

const PEOPLES =
  /(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|各|独龙|鄂伦春)族/gu
const KIND = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|省|市|盟|州|区|县|旗)$/u

/** 西双版纳 of 西双版纳傣族自治州. */
const stemOf = (name: string): string =>
  name
    .replace(KIND, '')
    .replace(PEOPLES, '')
    .replace(/(维吾尔|回族|壮族)$/u, '')

/** Words of every day that are also the name of a place without its kind, or stand across the seam of two words (创新+余额, 确保+定期). */
const COMMON = new Set(
  '来宾 大同 开封 三明 安康 中山 朝阳 白银 日照 四平 阿里 和田 海东 海西 海北 黄山 大理 东营 长治 大连 中卫 通化 定西 保定 毕节 营口 新余 新乡 山南 百色 玉树 临夏 资阳 内江 平凉 南平 天水 吉安 本溪 安顺 信阳 金华 兴安 甘南 大庆 孝感'.split(
    ' ',
  ),
)
/** Kinds of quarter rather than names. */
const NAMELESS = /^(?:城区|郊区|矿区|东区|西区|新城区|市中区|城中区|城关区)$/u

/** Whose the message speaks of right after a name: its own centres or rules. */
export const OWN_CENTRE =
  /^(?:[省市州县区旗盟]|地区)?(?:(?:级|本级|自己|本地|当地|那边|这边|里)的?|的)?(?:技术|产业)?创新中心/u

/** Where a name must stand to be taken for one: anywhere, before a centre of its own, or with nothing written up against it. */
type Room = 'any' | 'centre' | 'apart'

interface Name {
  readonly path: readonly string[]
  readonly room: Room
}

/** The longest name there is to look for. */
const LONGEST = 15

let known: ReadonlyMap<string, Name> | undefined

/** Every name of every division. A full name goes before a stem that is spelt the same, a prefecture before a county. */
function namesOf(): ReadonlyMap<string, Name> {
  const [wide, narrow]: string[][][] = [[], []]
  let province = ''
  for (const line of DIVISION_NAMES.trim().split('\n')) {
    const [first = '', ...counties] = line.trim().split(' ')
    if (!line.startsWith(' ')) {
      province = first
      wide?.push([province])
      continue
    }
    const above = first === '-' ? [province] : [province, first]
    if (first !== '-') wide?.push(above)
    for (const county of counties) if (!NAMELESS.test(county)) narrow?.push([...above, county])
  }
  const names = new Map<string, Name>()
  const add = (word: string, path: readonly string[], room: Room) => {
    if (word.length > 1 && !names.has(word)) names.set(word, { path, room })
  }
  const own = (path: readonly string[]) => path.at(-1) ?? ''
  for (const path of [...(wide ?? []), ...(narrow ?? [])])
    add(own(path), path, own(path).length === 2 ? 'apart' : 'any')
  for (const path of wide ?? []) add(stemOf(own(path)), path, COMMON.has(stemOf(own(path))) ? 'centre' : 'any')
  for (const path of narrow ?? []) {
    add(stemOf(own(path)), path, 'centre')
    // 浦东 of 浦东新区.
    if (own(path).endsWith('新区')) add(own(path).slice(0, -2), path, 'centre')
  }
  for (const path of wide ?? []) {
    for (const word of NICKNAMES[own(path)]?.split(' ') ?? [])
      names.set(word, { path, room: word.length === 1 ? 'apart' : 'any' })
  }
  return names
}

/** Where a name without its kind is a place's whatever word it is elsewhere: 浦东有没有, 在中山, 和开州. */
const PLACED = /(?:^|\P{Script=Han}|[在去到从往离和跟与及比同们俺咱我壁说问])$/u

/**
 * The divisions that a message names, in its order; at every place the longest name is taken. `loose` takes a stem for one wherever a
 * place may stand, at the risk of taking an everyday word for a county.
 */
export function divisionsIn(message: string, loose = false): Division[] {
  known ??= namesOf()
  const found: Division[] = []
  for (let start = 0; start < message.length; start++) {
    for (let length = Math.min(LONGEST, message.length - start); length > 0; length--) {
      const said = message.slice(start, start + length)
      const name = known.get(said.toLowerCase())
      const before = message.slice(0, start)
      const placed = loose && PLACED.test(before)
      if (!name || !(placed || hasRoom(said, name.room, before, message.slice(start + length)))) continue
      found.push({ said, start, end: start + length, path: name.path })
      start += length - 1
      break
    }
  }
  return found
}

function hasRoom(said: string, room: Room, before: string, after: string): boolean {
  if (said.endsWith('市') && /^[场值面级直]/u.test(after)) return false
  if (room === 'any' || OWN_CENTRE.test(after)) return true
  if (room === 'centre') return false
  return !/\p{Script=Han}$/u.test(before) && /^(?:[省的那这版地]|$|\P{Script=Han})/u.test(after)
}
