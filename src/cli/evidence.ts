import type { Evidence, Question } from '../hear/index.ts'

/** What stands for a sign that is no character. */
const SIGNS: Readonly<Record<string, string>> = {
  '^': '〔开头〕',
  $: '〔结尾〕',
  '␣': '〔空格〕',
  '0': '〔数字〕',
  '‹q›': '〔要问的数量〕',
  '‹x›': '〔不问的数量〕',
  '‹thing›': '〔有没有的东西〕',
  '‹bad›': '〔不好的事〕',
  '‹topic›': '〔好不好的事〕',
  '‹for›': '〔说是的话〕',
  '‹against›': '〔说不是的话〕',
  '‹choice›': '〔选项〕',
  '‹subject›': '〔事项〕',
  '‹place›': '〔地方〕',
  '‹programme›': '〔哪类中心〕',
  '‹clause›': '〔条号〕',
  '‹document›': '〔文号〕',
  '‹period›': '〔年份〕',
  '‹contact›': '〔联系方式〕',
  '#money': '〔金额〕',
  '#area': '〔面积〕',
  '#share': '〔比例〕',
  '#people': '〔人数〕',
  '#firms': '〔家数〕',
  '#items': '〔项数〕',
  '#count': '〔个数〕',
  '#duration': '〔时长〕',
  '#bare': '〔光一个数〕',
  '#other': '〔别的数〕',
}

/** What was asked, by its kind. */
const ASKED: Readonly<Record<string, string>> = {
  none: '没在问什么',
  name: '问着有没有',
  bad: '问着有没有不好的事',
  choice: '问着哪一种',
}

const signText = (sign: string): string => SIGNS[sign] ?? sign
/** Beside what stands in a message, both its ends have one sign. */
const END = '^'
const beside = (text: string): string => signs(text).replaceAll(signText(END), '〔头尾〕')
const signs = (text: string): string => `“${text.split(' ').filter(Boolean).map(signText).join('')}”`
const askedText = (kind: string): string => ASKED[kind] ?? `问着${signText(`#${kind}`)}`
const saysYes = (word: string | undefined): boolean => word === 'true'

/** The rest of a text after `lead`; undefined where it does not begin so. */
const after = (text: string, lead: string): string | undefined =>
  text.startsWith(lead) ? text.slice(lead.length) : undefined

/** A feature's name in words; a name of no known form stands as it is. */
export function featureText(of: Question, feature: string): string {
  if (of === 'link') return linkText(feature)
  if (of === 'status' || of === 'figure') return placeText(feature)
  return actText(feature)
}

/** Of a stretch as an act: what it says, what stands beside it, what was asked. */
function actText(feature: string): string {
  if (feature.endsWith(' ')) return signs(feature)
  const [first = '', gap, last] = feature.split(' ')
  if (gap === '_' && last !== undefined) return `${signs(first)}后隔一字有${signs(last)}`
  const answer = after(feature, 'a:')
  if (answer !== undefined) {
    const [kind = '', ...said] = answer.split(' ')
    return `${askedText(kind)}，说${signs(said.join(' '))}`
  }
  const asked = after(first, 'asked:')
  if (asked !== undefined) return askedText(asked) + lengthText(gap)
  const open = after(first, 'open:')
  if (open !== undefined) return (saysYes(open) ? '正在核对' : '没在核对') + lengthText(gap)
  const whole = after(feature, 'whole:')
  if (whole !== undefined) return saysYes(whole) ? '就这一件事' : '还有别的事'
  const slots = after(feature, 'slots:')
  if (slots !== undefined) return slots === '' ? '没提到什么名目和数' : `提到${signs(slots)}`
  const before = after(feature, '<')
  if (before !== undefined) return `前面是${beside(before)}`
  const behind = after(feature, '>')
  return behind === undefined ? feature : `后面是${beside(behind)}`
}

const lengthText = (length: string | undefined): string => {
  const signsLong = length === undefined ? undefined : after(length, 'long:')
  return signsLong === undefined ? '' : `，话长约 ${signsLong} 字`
}

/** Of a figure or a name where it stands: its neighbours, near and farther off. */
function placeText(feature: string): string {
  const own = after(feature, 'own:')
  if (own !== undefined) return ownText(own)
  const [, ...parts] = feature.split(' ')
  const at = parts.findIndex((part) => isSide(part) || part === 'act')
  if (at < 0) return parts.filter(Boolean).length === 0 ? '向来如此' : `本身是${beside(parts.join(' '))}`
  const [side = '', ...rest] = parts.slice(at)
  const self = at === 0 ? '' : `${beside(parts.slice(0, at).join(' '))}`
  const near = beside(rest.join(' '))
  if (side === 'act') return `${self}在${rest.join('') === 'suppose' ? '假设' : '说情况'}里`
  if (side === 'LR')
    return `${self}夹在“${rest.map((sign) => (sign === END ? '〔头尾〕' : signText(sign))).join('”和“')}”之间`
  if (side.startsWith('L')) return `${self}紧跟在${near}后`
  if (side.startsWith('R')) return `${self}后面紧接${near}`
  const where = side.startsWith('l') ? '前面' : '后面'
  return `${self}${where}${side.endsWith('0') ? '不远' : `隔 ${side.slice(1)} 个标点`}有${near}`
}

const OWN: Readonly<Record<string, string>> = {
  none: '没有能归的项',
  asked: '归刚问的那项',
  before: '名在前，数在后',
  after: '数在前，名在后',
}

function ownText(own: string): string {
  const [place = '', ...notes] = own.split(' ')
  return [OWN[place] ?? place, ...notes.map(noteText)].join('，')
}

const SIDES = new Set('LRlr')
const DIGITS = new Set('0123456789')
const isSide = (part: string): boolean =>
  part === 'LR' || (part.length === 2 && SIDES.has(part.charAt(0)) && DIGITS.has(part.charAt(1)))

/** Of a figure and what it may be of: which comes first, how far apart, what stands between. */
function linkText(feature: string): string {
  const shape = after(feature, 'shape ')
  if (shape !== undefined) return `先后是“${shapeText(shape)}”`
  if (feature === 'asked' || feature.startsWith('asked ')) return `是刚问的那项${askedNote(feature.slice(6))}`
  const parts = feature.split(' ')
  const at = parts.findIndex((part) => part === 'a' || part === 'b')
  if (at < 0) return feature
  const self = at === 0 ? '' : beside(parts.slice(0, at).join(' '))
  const way = parts[at] === 'b' ? '名在前，数在后' : '数在前，名在后'
  const notes = parts.slice(at + 1)
  const [name = '', ...rest] = notes
  const gap = BESIDE[name]
  if (name === 'gap' && rest.join('') === '') return [self, way, '紧挨着'].filter(Boolean).join('，')
  const noted = gap === undefined ? notes.map(noteText).join('，') : `${gap}${beside(rest.join(' '))}`
  return [self, way, noted].filter(Boolean).join('，')
}

/** Names and figures in their order, this figure (F) and this name (O) among them. */
const shapeText = (shape: string): string =>
  Object.entries(SIGNS)
    .filter(([sign]) => sign.startsWith('‹'))
    .reduce((text, [sign, words]) => text.replaceAll(sign, words), shape)
    .replaceAll('F', '此数')
    .replaceAll('O', '此名')
    .replaceAll('#', '〔数〕')

const BESIDE: Readonly<Record<string, string>> = {
  gap: '中间是',
  next: '前一个后面是',
  last: '后一个前面是',
  beyond: '再过去是',
}

function askedNote(note: string): string {
  if (note === '') return ''
  const side = { L: '数前面是', R: '数后面是' }[note.slice(0, 2).trim()]
  if (side !== undefined && note.charAt(1) === ' ') return `，${side}${beside(note.slice(2))}`
  const text = noteText(note)
  return `，${text === note ? beside(note) : text}`
}

function noteText(note: string): string {
  const [name = '', ...rest] = note.split(':')
  const value = rest.join(':')
  switch (name) {
    case 'far':
      return `相隔 ${value} 字`
    case 'mark':
      return value === '' ? '中间没有标点' : `中间有“${signText(value)}”`
    case 'figures':
      return `有 ${value} 个数`
    case 'names':
      return `夹着 ${value} 个名目`
    case 'rank':
      return value === '0' ? '是最近的名目' : `近处还有 ${value} 个名目`
    case 'others':
      return `另有 ${value} 个名目`
    case 'other':
      return saysYes(value) ? '另一边也有名目' : '另一边没有名目'
    case 'later':
      return saysYes(value) ? '后面还有数' : '后面没有数了'
    case 'act':
      return value === 'suppose' ? '在假设里' : '在说情况里'
    case 'length':
      return `全话长约 ${value} 字`
    case 'alone':
      return saysYes(value) ? '没说别的' : '还说了别的'
    default:
      return note
  }
}

/** +1.2 of a feature, in words. */
export const evidenceText = (of: Question, { feature, weight }: Evidence): string =>
  `${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)} ${featureText(of, feature)}`
