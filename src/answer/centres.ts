import { type Knowledge, type ProgrammeMention, regulationsOn } from '../knowledge/index.ts'

/** The names of all programmes that are held, those of the most places first. */
export const heldProgrammes = ({ programmes, regulations }: Knowledge): string[] =>
  programmes.words.programmes
    .map(({ id }) => ({ name: programmes.nameOf(id), count: regulationsOn(id, regulations).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)

/** What may stand between a place and its centre: 市级, 自己的, 那边的. */
const BETWEEN = /(?:[省市州县区旗盟]|地区)?(?:(?:级|本级|自己|本地|当地|那边|这边|里)的?|的)?/uy

/** The held programme that is named right after `end` as what the place there has of its own. */
export function ownCentre(
  message: string,
  end: number,
  named: readonly ProgrammeMention[],
): ProgrammeMention | undefined {
  BETWEEN.lastIndex = end
  const start = end + (BETWEEN.exec(message)?.[0].length ?? 0)
  return named.find((mention) => mention.start === start)
}
