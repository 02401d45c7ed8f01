export { ApiEmbedder, type EmbedderPorts } from './embedder.ts'
export { LanguageModel, type LanguageModelOptions, type ModelPorts } from './language-model.ts'
export { MemoryLedger, type TokenLedger } from './ledger.ts'
export { NotLoaded } from './open-chat.ts'
export { type Prompt, PromptError, type Prompts, readPrompts, TASKS, type Task } from './prompts.ts'
export {
  type ApiSettings,
  apiSettings,
  CHANNELS,
  type EmbeddingSettings,
  MODEL_VARIABLES,
  type ModelSettings,
  SettingsError,
  type Told,
} from './settings.ts'
export type { ModelCall, ModelStats, Outcome } from './stats.ts'
export type { Sleep } from './within.ts'
