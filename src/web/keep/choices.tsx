import type { FC } from 'hono/jsx'
import type { Listed } from '../../desk/index.ts'
import { addressOfSeen, NOWHERE, PERIODS, type Seen } from './seen.ts'

interface ChoicesProps {
  readonly seen: Seen
  readonly places: readonly Pick<Listed, 'id' | 'place'>[]
  /** So many days notes are kept. */
  readonly kept: number
}

/** Of which place and how many days: links, so that a view has an address. */
export const Choices: FC<ChoicesProps> = ({ seen, places, kept }) => {
  const shown = [{ id: '', place: '各地' }, ...places, { id: NOWHERE, place: '没有说地方' }]
  return (
    <div class="noprint">
      <nav class="chips" aria-label="哪个地方">
        {shown.map(({ id, place }) => (
          <Choice to={{ ...seen, place: id }} isOn={seen.place === id} name={place} />
        ))}
      </nav>
      <nav class="chips" aria-label="多少天">
        {PERIODS.map((days) => (
          <Choice to={{ ...seen, days }} isOn={seen.days === days} name={`近 ${days} 天`} />
        ))}
      </nav>
      {Number(seen.days) > kept ? <p class="soft small">这里只存 {kept} 天。</p> : null}
    </div>
  )
}

const Choice: FC<{ readonly to: Seen; readonly isOn: boolean; readonly name: string }> = ({ to, isOn, name }) => (
  <a class="choice" href={`${addressOfSeen(to)}#said-of`} aria-current={isOn ? 'true' : undefined}>
    {name}
  </a>
)
