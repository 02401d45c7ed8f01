import { parseSeed } from '../corpus/index.ts'
import { type Draft, draftIds, readDraft } from './draft.ts'
import { Refused, type Shelf } from './ports.ts'

/** The draft that was made of this file, or of one of the same title or id. */
export async function earlierDraft(shelf: Shelf, title: string, sha256: string, id: string | undefined) {
  const read = await Promise.all((await draftIds(shelf)).map((each) => readDraft(shelf, each).catch(unread)))
  const drafts = read.filter((each) => each !== undefined)
  const titleOf = (draft: Draft) => parseSeed({ file: draft.id, source: draft.text }, () => draft.id)[0]?.title
  return (
    drafts.find(({ record }) => record.sha256 === sha256) ??
    drafts.find((draft) => draft.id === id || titleOf(draft) === title)
  )
}

/** A draft that is not whole says so itself; another file can be added beside it. */
function unread(error: unknown): undefined {
  if (!(error instanceof Refused)) throw error
}

/** Which lines are new and which are gone. */
export function differences(before: string, after: string): string[] {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const [old, now] = [lines(before), lines(after)]
  const [had, has] = [new Set(old), new Set(now)]
  const shown = (mark: string, list: readonly string[]) => [
    ...list.slice(0, SHOWN).map((line) => `${mark} ${line.slice(0, 60)}`),
    ...(list.length > SHOWN ? [`${mark} ……另有 ${list.length - SHOWN} 行`] : []),
  ]
  return [
    ...shown(
      '-',
      old.filter((line) => !has.has(line)),
    ),
    ...shown(
      '+',
      now.filter((line) => !had.has(line)),
    ),
  ]
}
const SHOWN = 10
