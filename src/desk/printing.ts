import { inEnglish } from '../answer/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import { type Draft, HeldAfterAll, type Parts, publish, type Reply, Texts, UnsourcedFigure } from '../reply/index.ts'
import { asWord, type Edition, reportOf, WORD_TYPE } from '../report/index.ts'
import type { DeskPorts } from './ports.ts'
import type { KeptReply } from './store.ts'

type File = NonNullable<Reply['files']>[number]

/** How a reply is to be printed: under which id, as of which edition, whether in English around the quotations, and which question of the conversation it asks. */
export interface Print {
  readonly id?: string
  readonly edition?: Edition
  readonly english?: boolean
  readonly revision?: number
}

/** Where on the pages of the desk a clause is read. */
export function pageOf(ref: ClauseId): string {
  const at = ref.indexOf(':')
  return `/r/${encodeURIComponent(ref.slice(0, at))}/${encodeURIComponent(ref.slice(at + 1))}`
}

/** Makes replies of drafts, with their files. */
export class Printing {
  readonly #texts: Texts

  constructor(
    private readonly knowledge: Knowledge,
    private readonly ports: Pick<DeskPorts, 'today' | 'newId' | 'pages' | 'version'>,
  ) {
    this.#texts = new Texts(knowledge)
  }

  /** Words of the program's own, as they are read. */
  words(text: Parts): string {
    return this.print({ kind: 'smalltalk', blocks: [{ kind: 'words', text }], cites: [] }).text
  }

  print(
    draft: Draft,
    { id = this.ports.newId(), edition = this.edition(), english = false, revision }: Print = {},
  ): Reply {
    const printed = publish(
      english ? inEnglish(draft, this.knowledge) : draft,
      this.knowledge,
      id,
      revision,
      this.#texts,
    )
    const reply = this.#linked(printed)
    return draft.report ? withFiles({ reply, edition }) : reply
  }

  #linked(reply: Reply): Reply {
    const { pages } = this.ports
    if (pages === undefined) return reply
    const citations = reply.citations.map((each) => ({ ...each, url: `${pages}${pageOf(each.ref)}` }))
    return { ...reply, citations }
  }

  /** Whether a draft with a model's words in it prints no figure of theirs after all, and denies nothing that is held. */
  isSourced(draft: Draft): boolean {
    try {
      this.print(draft)
      return true
    } catch (error) {
      if (error instanceof UnsourcedFigure || error instanceof HeldAfterAll) return false
      throw error
    }
  }

  /** Whether there is a clause of this name; a text may have been exchanged since it was shown. */
  holds(ref: ClauseId): boolean {
    const regulation = this.knowledge.regulations.get(regulationOf(ref))?.regulation
    return regulation?.clauses.some(({ id }) => id === ref) ?? false
  }

  edition(): Edition {
    return { madeOn: this.ports.today(), corpus: this.ports.version ?? '' }
  }
}

/** A verdict on paper, to print and to work on, as a telephone opens it: made again from what is kept of a reply. */
export function withFiles({ reply, edition }: KeptReply, own?: (madeOn: string) => File): Reply {
  if (!edition) return reply
  if (reply.own) return own ? { ...reply, files: [own(edition.madeOn)] } : reply
  const name = `wence-${reply.check?.regulation ?? ''}-${edition.madeOn}.docx`
  return { ...reply, files: [{ name, type: WORD_TYPE, bytes: asWord(reportOf(reply, edition)) }] }
}

/** What is kept of a reply: its files are made again. */
export const withoutFiles = ({ files, ...reply }: Reply, edition: Edition): KeptReply => ({
  reply,
  ...(files ? { edition } : {}),
})
