import type { RegulationKnowledge } from '../knowledge/index.ts'
import {
  computed,
  type Draft,
  type DraftBlock,
  joined,
  type Part,
  type Parts,
  quote,
  refer,
  say,
} from '../reply/index.ts'
import { type Ground, namedIn, whom } from './standing.ts'

/** Clerks are told, under a number; and whom one may ask besides. */
export function handedOver(
  ticket: string,
  regulations: readonly RegulationKnowledge[],
  ground: Ground,
): { readonly draft: Draft; readonly besides: Parts } {
  const besides = joined(
    regulations.map((regulation) => say`也可以直接找${whom(regulation)}${contactOf(regulation, ground)}。`),
    '',
  )
  const draft: Draft = {
    kind: 'handoff',
    blocks: [
      words(say`已转给工作人员，单号 ${computed(ticket)}，答复会发到这里；有人接手前，您接着问我照样答。${besides}`),
    ],
    cites: [],
    ticket,
  }
  return { draft, besides }
}

/** Nobody can be told here: whom to ask and where, in the words of the text that names them. */
export function askThem(regulations: readonly RegulationKnowledge[], ground: Ground): Draft {
  const all = [...ground.knowledge.regulations.values()]
  const refs = regulations.flatMap((regulation) => namedIn(regulation) ?? [])
  return {
    kind: 'handoff',
    blocks: [
      words(
        say`这里没有接通人工，这次对话没有转给任何人。请直接问：\n${linesOf(regulations.length > 0 ? regulations : all, ground)}`,
      ),
      ...refs.map((ref): DraftBlock => ({ kind: 'quote', text: say`${refer(ref)}：${quote(ref)}`, ref, fold: true })),
    ],
    cites: refs,
  }
}

const words = (parts: Part[]): DraftBlock => ({ kind: 'words', text: parts })

const linesOf = (regulations: readonly RegulationKnowledge[], ground: Ground): Part[] =>
  joined(
    regulations.map((regulation) => say`  · ${regulation.place}：${whom(regulation)}${contactOf(regulation, ground)}`),
    '\n',
  )

function contactOf({ id }: RegulationKnowledge, { contacts = {} }: Ground): Part[] {
  const contact = contacts[id]
  return contact === undefined ? [] : say`，联系方式：${computed(contact)}`
}
