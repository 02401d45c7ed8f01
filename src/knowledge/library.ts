import type { Seed } from '../corpus/index.ts'
import type { KnowledgeFile } from './yaml.ts'

/** What loading reads: the YAML files and the seed files they name. */
export interface Library {
  /** The files of knowledge/facts. */
  readonly facts: readonly KnowledgeFile[]
  /** knowledge/words.yaml: the word families that facts are written with. */
  readonly words: KnowledgeFile
  /** The files of knowledge/subjects. */
  readonly subjects: readonly KnowledgeFile[]
  /** The files of knowledge/matters: the narrow things that offices are asked. */
  readonly matters: readonly KnowledgeFile[]
  /** What each regulation says on them: knowledge/regulations/<id>/statements.yaml. */
  readonly statements: readonly KnowledgeFile[]
  /** Questions that ask whether, with the words that answer them, by regulation: knowledge/regulations/<id>/precedents.jsonl. */
  readonly precedents: readonly (KnowledgeFile & { readonly regulation: string })[]
  /** The words that speak for what a phrase says and against it, by regulation: knowledge/regulations/<id>/stances.jsonl. */
  readonly stances: readonly (KnowledgeFile & { readonly regulation: string })[]
  /** knowledge/asking.yaml: how people ask, whatever they ask about. */
  readonly asking: KnowledgeFile
  /** knowledge/places: the divisions as generated, and what they are called besides. */
  readonly places: { readonly divisions: KnowledgeFile; readonly names: KnowledgeFile }
  readonly programmes: KnowledgeFile
  readonly outside: KnowledgeFile
  readonly courtesies: KnowledgeFile
  /** knowledge/plain.yaml: how rules are said more plainly. */
  readonly plain: KnowledgeFile
  readonly regulations: readonly KnowledgeFile[]
  /** The folders in knowledge/regulations, by their names. */
  readonly folders: readonly string[]
  readonly seeds: readonly Seed[]
}
