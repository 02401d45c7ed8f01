import type { Child, FC } from 'hono/jsx'
import { type Amended, type FoundClause, type Listed, pageOf } from '../../desk/index.ts'

/** How a text stands, as a word in a colour: never by the colour alone. */
export const StandingMark: FC<{ readonly of: Pick<Listed, 'standing' | 'standingWord'> }> = ({ of }) => (
  <span class={`standing ${of.standing}`}>{of.standingWord}</span>
)

/** Words in which what was looked for is marked. */
export const Marked: FC<{ readonly pieces: FoundClause['excerpt'] }> = ({ pieces }) => (
  <>{pieces.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>
)

/** That a later text has changed the clause, before its old words. */
export const AmendedBy: FC<{ readonly by: readonly Amended[] }> = ({ by }) =>
  by.length === 0 ? null : (
    <div class="amended">
      {by.map((each) => (
        <p>
          已修改：<a href={pageOf(each.by)}>{each.text}</a>
        </p>
      ))}
    </div>
  )

/** A table that is wider than a telephone: it is pushed to and fro in its own place, with the keyboard too. */
export const Wide: FC<{ readonly label: string; readonly children?: Child }> = ({ label, children }) => (
  <section class="wide" tabindex={0} aria-label={label}>
    {children}
  </section>
)

/** A button that copies words as plain text; without script it is not there. */
export const Copy: FC<{ readonly words: string; readonly label: string }> = ({ words, label }) => (
  <button type="button" class="copy" data-copy={words} hidden aria-label={`复制${label}`}>
    复制
  </button>
)

/** Lines of a clause as they are printed; a table row's cells with room between. */
export const Lines: FC<{ readonly text: string }> = ({ text }) => (
  <>
    {text.split('\n').map((line, i) => (
      <>
        {i > 0 ? <br /> : null}
        {line.replaceAll('\t', '　')}
      </>
    ))}
  </>
)
