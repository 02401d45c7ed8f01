import type { Topic } from '../knowledge/index.ts'

export type TopicReader = (folded: string) => Topic[]

/** Subjects whose words stand in the question; a longer word takes its letters from a shorter one inside it. */
export function topicReader(topics: Iterable<Topic>): TopicReader {
  const words = [...topics]
    .flatMap((topic) => topic.words.map((word) => ({ topic, word: word.toLowerCase() })))
    .sort((a, b) => b.word.length - a.word.length)
  return (folded) => {
    const found = new Set<Topic>()
    let rest = folded
    for (const { topic, word } of words) {
      if (!rest.includes(word)) continue
      found.add(topic)
      rest = rest.replaceAll(word, ' ')
    }
    return [...found]
  }
}
