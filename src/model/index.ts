export { ApiEmbedder } from './embedder.ts'
export type { GuardedPorts } from './guarded.ts'
export { LanguageModel, type LanguageModelOptions, type ModelPorts } from './language-model.ts'
export { MemoryLedger, type TokenLedger } from './ledger.ts'
export { NotLoaded } from './open-chat.ts'
export { PROMPT_FILES, type Prompt, PromptError, type Prompts, readPrompts, TASKS, type Task } from './prompts.ts'
export { ApiReranker } from './reranker.ts'
export {
  type ApiSettings,
  apiSettings,
  CHANNELS,
  type EmbeddingSettings,
  MODEL_VARIABLES,
  type ModelSettings,
  type RerankSettings,
  SettingsError,
  type Told,
} from './settings.ts'
export type { ModelCall, ModelStats, Outcome } from './stats.ts'
export type { Sleep } from './within.ts'
