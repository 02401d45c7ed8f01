import type { types } from '@slack/bolt'
import type { Reply } from '../../desk/index.ts'
import { ACTIONS } from './buttons.ts'
import { HELP } from './command.ts'
import { drawBlocks } from './draw.ts'
import { MOST } from './limits.ts'
import { bold, plain, rich, section, words } from './rich.ts'

/** A check of a person's that was begun: the conversation it is in, and the verdict as it stands. */
export interface OwnCheck {
  readonly session: string
  readonly reply: Reply
}

/** What a Home tab shows. `welcome` tells what regulations there are and how each stands. */
export interface HomeContent {
  readonly welcome: Reply
  readonly checks: readonly OwnCheck[]
}

/** Nobody leads more checks at once than a Home tab has room for. */
const CHECKS_SHOWN = 20

/** A person's Home tab: their checks, the regulations and how they stand, and how to ask. */
export function homeView({ welcome, checks }: HomeContent): types.HomeView {
  const blocks: types.KnownBlock[] = [
    { type: 'header', text: plain('我的核对') },
    ...(checks.length === 0
      ? [rich(section(words('还没有核对过条件。在私信里说“我们能不能申报”加上地方，就开始。')))]
      : checks.slice(0, CHECKS_SHOWN).flatMap(checkBlocks)),
    { type: 'divider' },
    { type: 'header', text: plain('规定和效力') },
    ...drawBlocks(welcome),
    { type: 'divider' },
    { type: 'header', text: plain('怎么用') },
    rich(section(words(HELP))),
  ]
  return { type: 'home', blocks: blocks.slice(0, MOST.modalBlocks) }
}

const checkBlocks = ({ session, reply }: OwnCheck, i: number): types.KnownBlock[] => [
  rich(section(...headline(reply))),
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: `${ACTIONS.check}.${i}`,
        text: plain('看结果'),
        value: session.slice(0, MOST.buttonValue),
      },
    ],
  },
]

/** The verdict in bold, and what it rests on. */
function headline({ blocks, check }: Reply): types.RichTextText[] {
  const text = blocks.find(({ section: part }) => part === 'headline')?.text ?? check?.title ?? ''
  const [title = '', ...lines] = text.slice(0, MOST.blockText).split('\n')
  return [bold(title), ...(lines.length > 0 ? [words(`\n${lines.join('\n')}`)] : [])]
}
