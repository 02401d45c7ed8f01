import type { FC } from 'hono/jsx'
import { isSettled, type Mark, type Miss, missId, REASON_NAMES, REASONS, type SaidOn } from '../../desk/index.ts'
import type { Seen } from './seen.ts'

const KINDS: Readonly<Record<Miss['kind'], string>> = {
  miss: '没有答上',
  complaint: '说没用',
  ticket: '转了人工',
  praise: '说有用',
}
const MARKS: Readonly<Record<Mark['kind'], string>> = { settled: '标为已处理', reopened: '改回未处理' }

interface SaidProps {
  readonly said: readonly SaidOn[]
  readonly seen: Seen
  readonly marksOf: (miss: Miss) => readonly Mark[]
  readonly placeOf: (id: string | undefined) => string
  readonly timeOf: (at: number) => string
}

/** What was asked in vain and what was said of replies, by place and subject; the words are folded. */
export const SaidList: FC<SaidProps> = ({ said, placeOf, timeOf, ...rest }) =>
  said.length === 0 ? (
    <p>这段时间没有。</p>
  ) : (
    <div class="said">
      {said.map(({ place, subject, counts, last, misses }) => (
        <details>
          <summary>
            <strong>
              {place === undefined ? '没有说地方' : placeOf(place)}｜{subject ?? '没有归类'}
            </strong>
            ：{countsOf(counts)}
            <span class="soft small">
              {' '}
              最近 {timeOf(last)}
              {openOf(misses, rest.marksOf)}
            </span>
          </summary>
          <ul>
            {misses.map((miss) => (
              <Said miss={miss} timeOf={timeOf} {...rest} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  )

/** 没有答上 3，说没用 1 */
const countsOf = (counts: SaidOn['counts']): string =>
  Object.entries(KINDS)
    .flatMap(([kind, name]) => (counts[kind as Miss['kind']] > 0 ? [`${name} ${counts[kind as Miss['kind']]}`] : []))
    .join('，')

/** Only what was missed is dealt with here: tickets have pages of their own, and praise asks for nothing. */
const isWork = ({ kind }: Miss): boolean => kind === 'miss' || kind === 'complaint'

function openOf(misses: readonly Miss[], marksOf: SaidProps['marksOf']): string {
  const work = misses.filter(isWork)
  const open = work.filter((miss) => !isSettled(miss, marksOf(miss))).length
  return work.length === 0 ? '' : open === 0 ? '，都处理了' : `，${open} 句未处理`
}

interface OneProps extends Pick<SaidProps, 'seen' | 'marksOf' | 'timeOf'> {
  readonly miss: Miss
}

const Said: FC<OneProps> = ({ miss, seen, marksOf, timeOf }) => {
  const { kind, words, count, reasons = {}, last } = miss
  const said = REASONS.flatMap((reason) => (reasons[reason] ? [`${REASON_NAMES[reason]} ${reasons[reason]}`] : []))
  const marks = marksOf(miss)
  return (
    <li id={`m-${missId(miss)}`}>
      <a href={`/?${new URLSearchParams({ q: words })}`}>{words}</a>
      <div class="soft small">
        {KINDS[kind]} {count} 次{said.length === 0 ? '' : `（${said.join('，')}）`}，最近 {timeOf(last)}
      </div>
      {marks.map(({ kind: mark, by, at }) => (
        <div class="soft small">
          {timeOf(at)} {by}
          {MARKS[mark]}
        </div>
      ))}
      {isWork(miss) ? <MarkForm miss={miss} seen={seen} settled={isSettled(miss, marks)} /> : null}
    </li>
  )
}

interface MarkProps {
  readonly miss: Miss
  readonly seen: Seen
  readonly settled: boolean
}

const MarkForm: FC<MarkProps> = ({ miss, seen, settled }) => (
  <form method="post" action={`/keep/misses/${missId(miss)}/${settled ? 'reopened' : 'settled'}`}>
    <input type="hidden" name="place" value={seen.place} />
    <input type="hidden" name="days" value={seen.days} />
    <button type="submit" aria-label={`${settled ? '改回未处理' : '已处理'}：${miss.words}`}>
      {settled ? '改回未处理' : '已处理'}
    </button>
  </form>
)
