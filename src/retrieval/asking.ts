/** What a question wants to be told, as far as its words show. */
export type Want = 'amount' | 'time' | 'who' | 'how' | 'consequence' | 'share' | 'count' | 'points' | 'part' | 'allowed'

/** Politeness, grammar and names common to all questions: they say that something is wanted, not what. The longest first. */
const GRAMMAR = [
  '技术创新中心|产业创新中心|创新中心|这个中心|中心',
  '能不能|可不可以|要不要|行不行|是不是|有没有|会不会|算不算|用不用|该不该|好不好|需不需要|是否|能否|可否|不可以',
  '请问一下|请问|麻烦|想问一下|想问问|想问|问一下|问问|想知道|想了解|了解一下|帮我看看|帮忙|告诉我|一下|听说|据说|如果|假如|要是|万一|的话',
  '我们|咱们|你们|他们|她们|我|你|他|咱|人家|别人|大家',
  '什么时候|什么样|什么|怎么样|怎么办|怎么|如何|怎样|咋样|咋|为啥|为什么|啥|哪些|哪个|哪家|哪里|哪儿|哪',
  '多少|多久|多长|多大|几个|几时',
  '可以|应该|应当|需要|必须|就是|还是|或者|以及|并且|而且|但是|不过|可是|因为|所以|那么|这么|这样|那样|这个|那个|这些|那些|这种|那种|这边|那边|这里|那里|里面|里头|其中|关于|对于|按照|根据|之类|等等|现在|目前|已经|刚刚|一共|总共|到底|究竟|具体|分别|具有',
  '请|吗|呢|吧|啊|呀|嘛|哦|了|的|得|着|就|都|也|还|又|才|把|被|是|很|太',
].join('|')
const ASKING = new RegExp(GRAMMAR, 'gu')

const WANTS: readonly (readonly [Want, RegExp])[] = [
  [
    'time',
    /多久|多长|几年|几个月|几天|几日|几号|什么时候|何时|哪天|哪年|几月|期限|时间|隔|到期|截止|周期|多快|when\b|how (?:long|soon|often)|deadline|by what date/u,
  ],
  ['share', /几成|比例|占比|百分|几分之|percent|proportion|share of|ratio/u],
  ['amount', /多少钱|几万|多少万|金额|多大|面积|最低|最少|至少|起码|how (?:much|large|big)/u],
  ['count', /几个|几家|几项|几人|几位|几名|多少人|多少个|多少家|多少项|几分|多少分|几条|几步|几种|几类|几档|how many/u],
  [
    'who',
    /谁|哪个部门|哪家单位|哪个单位|找哪|报给|归哪|哪个机构|\bwho\b|which (?:department|body|office|bureau|authority|agency)/u,
  ],
  [
    'points',
    /几分|多少分|分值|得分|计分|加分|打分|评分|评价表|评价指标|指标体系|权重|算分|拿分|占分|值.{0,4}分|\bpoints?\b|scor(?:e|ing)|weight/u,
  ],
  [
    'part',
    /提纲|组建方案[^，。？]{0,12}(?:写|放|附|摘要|部分|字|节|里|要)|(?:写|放|附|塞|列|填)[^，。？]{0,6}(?:哪|第几|部分|方案)|方案(?:里|后|哪)|第几(?:部分|块|节|章)|哪(?:一)?(?:部分|块|节)/u,
  ],
  [
    'consequence',
    /会怎样|怎么办|咋办|后果|处理|怎么处|会咋|有什么影响|会不会被|下场|what happens|consequence|penalt|will we/u,
  ],
  ['how', /怎么|如何|流程|步骤|手续|程序|咋|how (?:do|does|to|is|are|can)|procedure|steps/u],
  ['allowed', /能不能|可不可以|可以|行不行|能否|可否|是否|必须|要不要|允许|吗|\bcan\b|\bmust\b|\bmay\b/u],
]

/** The words of a question that say what it is about; grammar becomes a gap, so that no pair of characters joins across it. */
export const matter = (folded: string): string => folded.replace(ASKING, ' ')

/** What a question wants, as far as its words show; often nothing, or several things. */
export const wantsOf = (folded: string): Want[] => WANTS.flatMap(([want, words]) => (words.test(folded) ? [want] : []))
