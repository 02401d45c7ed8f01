/** What a conversation may begin with; at most four. The manifest has the same. */
export const PROMPTS: readonly { readonly title: string; readonly message: string }[] = [
  { title: '查一条规定', message: '万州 研发场地要多大' },
  { title: '核对申报条件', message: '我们公司能不能申报万州的' },
  { title: '比较各地', message: '各地补助有什么不同' },
  { title: '能问什么', message: '帮助' },
]
