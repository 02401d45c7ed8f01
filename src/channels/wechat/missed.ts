import { plain } from './plain.ts'

const SHOWN = 5
const SHOWN_LENGTH = 30

/** What a person is greeted with for messages too old to answer: their words, shortened; undefined where there are none. */
export function missedText(words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined
  const shown = words.slice(-SHOWN).map((each) => {
    const characters = [...plain(each).replace(/\s+/gu, ' ')]
    return `「${characters.slice(0, SHOWN_LENGTH).join('')}${characters.length > SHOWN_LENGTH ? '…' : ''}」`
  })
  return [
    '刚才程序停着，您发来的消息隔得久了，没有作答：',
    ...(words.length > SHOWN ? ['…'] : []),
    ...shown,
    '还需要的话，请再发一次。',
  ].join('\n')
}
