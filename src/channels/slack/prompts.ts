import type { Examples } from '../../desk/index.ts'

export interface Prompt {
  readonly title: string
  readonly message: string
}

/** What a conversation may begin with; at most four. The manifest has the same. */
export const promptsOf = ({ figure, eligibility, comparison }: Examples): Prompt[] => [
  { title: '查一条规定', message: figure },
  { title: '核对申报条件', message: eligibility },
  { title: '比较各地', message: comparison },
  { title: '能问什么', message: '帮助' },
]
