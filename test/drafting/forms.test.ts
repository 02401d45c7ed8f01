import { describe, expect, it } from 'vitest'
import { drafted } from './drafted.ts'

/** Articles of conditions in a text that has all a text needs. */
const withArticles = (...articles: readonly string[]) => {
  const numbers = ['二', '三', '四', '五', '六']
  const body = articles.map((article, i) => `第${numbers[i]}条 ${article}\n\n`).join('')
  return drafted(
    `丽水市成长企业认定办法\n\n丽科〔2026〕9号\n\n第一条 为规范认定工作，制定本办法。\n\n${body}第${numbers[articles.length]}条 本办法自2026年3月1日起施行。\n`,
    '丽水',
  )
}

describe('不得申报的情形：问得成的都问，问不成的一项留着', () => {
  const read = withArticles(
    '有下列情形之一的，不得申报：\n（一）近两年发生过重大火灾、爆炸或者造成严重污染的；\n（二）在建基地已有1处且未交付使用的；\n（三）被吊销许可证，或者近一年内受到停业整顿处罚的；\n（四）其他依规不宜申报的；\n（五）获批资格被收回未满两年的。',
  )

  it('一项一问，另有所指的留作未写', async () => {
    const { lines, conditions, facts, unmodelled } = await read
    expect(lines).toEqual([])
    expect(conditions).toMatchObject([
      {
        none: {
          of: [
            { clause: '2.1', is: true },
            { clause: '2.2', is: true },
            { any: [{ phrase: '被吊销许可证' }, { phrase: '近一年内受到停业整顿处罚' }] },
            { clause: '2.5', is: true },
          ],
        },
      },
    ])
    expect(unmodelled).toMatchObject([{ clause: '2.4' }])
    expect(Object.values(facts).map(({ ask }) => ask)).toContain(
      '有没有这种情形：{drafted:2.1#近两年}发生过重大火灾、爆炸或者造成严重污染？',
    )
  })

  it('只有前一半写了期限的，不拆', async () => {
    const { conditions } = await withArticles(
      '有下列情形之一的，不得申报：\n（一）近两年内拖欠租金，或者受到环保处罚的；\n（二）停产歇业的。',
    )
    expect(conditions).toMatchObject([{ none: { of: [{ is: true }, { is: true }] } }])
  })
})

describe('几项里要几项：读不成数的一项照原话问', () => {
  it('由人认定的一项，不达到也留给主管部门', async () => {
    const { conditions, facts } = await withArticles(
      '领办人应当具备下列条件之一：\n（一）每10名学员中获证学员不少于6名；\n（二）从事教学二十年以上；\n（三）其他业绩突出，经市教育局认可的。',
    )
    expect(conditions).toMatchObject([
      { any: [{ is: true }, { phrase: '从事教学二十年以上' }, { soft: { phrase: '其他业绩突出，经市教育局认可' } }] },
    ])
    expect(Object.values(facts)[0]?.ask).toContain('是不是这样：')
  })
})
