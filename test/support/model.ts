import type { Model, WordAsked } from '../../src/answer/index.ts'

/** A model that repeats pieces of the clauses it is shown, and counts how often it is asked. */
export function echoing(change: (sentence: string, asked: WordAsked) => string = (sentence) => sentence) {
  const calls = { understand: 0, word: 0, lead: 0 }
  const seen: string[] = []
  const model: Model = {
    understand: async (asked) => {
      calls.understand++
      seen.push(asked.question)
      return undefined
    },
    word: async (asked) => {
      calls.word++
      seen.push(asked.question, ...asked.clauses.map(({ text }) => text))
      return {
        sentences: asked.clauses.map(({ ref, text }) => ({ clause: ref, text: change(sentenceOf(text), asked) })),
      }
    },
    lead: async (asked) => {
      calls.lead++
      seen.push(asked.message, asked.next)
      return '谢谢，这些很有帮助，咱们接着看'
    },
  }
  return { model, calls, seen }
}

/** The sentence with the first slot, else the last one. */
const sentenceOf = (text: string): string => {
  const sentences = text.split(/(?<=。)/u).filter((sentence) => sentence.trim() !== '')
  return sentences.find((sentence) => sentence.includes('{{')) ?? sentences.at(-1) ?? text
}

/** The same figure in every writing a model might smuggle it out in; each is no figure of any clause. */
export const LIES: Readonly<Record<string, string>> = {
  阿拉伯数字: '737万元',
  全角数字: '７３７万元',
  中文数字: '七百三十七万元',
  大写数字: '柒佰叁拾柒万元',
  中英混写: '7百37万元',
  分数: '七分之三',
  百分数: '73%',
  百分之: '百分之七十三',
  成数: '七成三',
  倍: '七倍',
  一半: '一半',
  半年: '半年',
  比例: '7:3',
  英文: 'seven hundred',
  罗马数字: 'VII项',
  罗马字符: 'Ⅶ项',
  带圈: '⑦项',
  上标: '⁷³⁷万元',
  下标: '₇₃₇万元',
  数学字母: '𝟕𝟑𝟕万元',
  阿拉伯文数字: '٧٣٧万元',
  天城文数字: '७३७万元',
  表情数字: '7️⃣3️⃣7️⃣万元',
  空格隔开: '7 3 7 万元',
  零宽连写: '7\u200b3\u200b7万元',
  HTML实体: '&#55;&#51;&#55;万元',
  数百: '数百万元',
  上百: '上百人',
  十余: '十余项',
  占位符: '{{wanzhou:99#1}}',
  空占位符: '{{applicant#9}}',
}
