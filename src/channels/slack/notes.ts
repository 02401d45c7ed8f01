import type { types } from '@slack/bolt'
import type { SlackMessage } from './pieces.ts'
import { escaped, rich, section, words } from './rich.ts'

/** What the channel says of itself; it states nothing of a regulation, so it holds no figure. */
export const NOTES = {
  room: '这个频道还没有开通问策，请直接给我发私信。',
  person: '您还不在可以使用的名单里，请联系管理员。',
  direct: '您还不在可以使用的名单里，请联系管理员。',
  team: '这个工作区还没有开通问策。',
  inPrivate: '核对要说到单位的情况，已经在私信里开始，请到私信里接着说。',
  noPrivate: '说到单位的情况，只在私信里答复，这里开不了私信。请在“应用”里找到我，直接发私信再说一遍。',
  anothers: '这道题问的是别人的情况，没有记。要核对您自己的，请直接对我说“我们能不能申报”加上地方。',
  formOver: '这张表已经打不开了，请直接用文字回答。',
  begun: '在这里核对申报条件，直接回复就行。',
} as const

/** A line of the channel's own as a message. */
export function noteMessage(text: string): SlackMessage {
  const blocks: types.KnownBlock[] = [rich(section(words(text)))]
  return { text: escaped(text), blocks, older: blocks }
}

/** What all in a channel are told where somebody is answered alone: no figure, no name of a firm. */
export function answeredApart(user: string): SlackMessage {
  const text = '，说到单位的情况，已在私信里答复，请到私信里接着说。'
  const section: types.RichTextSection = {
    type: 'rich_text_section',
    elements: [{ type: 'user', user_id: user }, words(text)],
  }
  const blocks: types.KnownBlock[] = [rich(section)]
  return { text: escaped(`已在私信里答复`), blocks, older: blocks }
}
