import { z } from 'zod'
import { YamlFile } from '../knowledge/drafting.ts'
import { KnowledgeError, type KnowledgeFile } from '../knowledge/index.ts'

const Words = z.array(z.string().trim().min(1)).min(1)

const DraftingYaml = z.strictObject({
  requirements: Words,
  exclusions: Words,
  some_of: Words,
  binding: Words,
  judged: Words,
  soft: Words,
  unsure: Words,
  subjects: Words,
  bounds: Words,
  fillers: Words,
  registered: Words,
  replaces: Words,
  offices: Words,
  kinds: Words,
})
/** The words by which a regulation is read when it is drafted: knowledge/drafting.yaml. */
export type DraftingWords = z.infer<typeof DraftingYaml>

/** Throws KnowledgeError with all faults. */
export function draftingWords(file: KnowledgeFile): DraftingWords {
  const { value, faults } = new YamlFile(file).read(DraftingYaml)
  if (value === undefined) throw new KnowledgeError(faults)
  return value
}

export const hasOne = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word))
