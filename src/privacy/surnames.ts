/** Surnames that are hardly ever a word by themselves, or the first sign of one: whoever has a title after one of them has a name. */
const PLAIN =
  '王李张刘陈杨赵黄吴徐孙朱郭罗郑谢宋唐许韩冯邓曹彭萧肖蔡潘袁蒋沈吕魏苏卢贾薛范廖邹熊郝孔崔邱秦顾侯邵孟汤尹黎贺赖龚樊殷陶翟颜倪芦俞鲁葛韦毕聂焦柳邢岳莫庄祝耿牟卜詹苗靳童欧甄谭姚汪姜闫阎裴窦冉桂屈鲍覃霍翁荆饶晏栾臧巩褚娄栗佟阮蒙骆'
const COMPOUND = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '皇甫',
  '尉迟',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '端木',
  '宇文',
  '闻人',
]
/** Surnames that are common words too: a title alone after one of them proves nothing (万主任 in 三万主任). */
const ALSO_WORDS =
  '马周胡林何高梁于任方石陆金江白毛田夏钟万常武易文施安严季章申路齐关盛成向时管左谷费纪曾余程康史龙段雷钱丁兰洪温牛凌项宁甘房解车尚单柴华包丛伍叶董杜戴傅付涂游查米计景'

const plain: ReadonlySet<string> = new Set([...PLAIN, ...COMPOUND])
const others: ReadonlySet<string> = new Set(ALSO_WORDS)

export const isSurname = (words: string): boolean => plain.has(words) || others.has(words)

/** One that says by itself that a name begins. */
export const isPlainSurname = (words: string): boolean => plain.has(words)

/** The surname that some words begin with; two signs where two are one. */
export function surnameIn(words: string): string | undefined {
  const [one = '', other = ''] = words
  return [`${one}${other}`, one].find(isSurname)
}
