import type { FC } from 'hono/jsx'
import { FACT_KINDS, kindName } from '../../../drafting/index.ts'
import type { Typed } from './shown.ts'

/** A line of several that a requirement has, and what may be changed of it. */
export interface ChangedRow {
  readonly number: number
  readonly words: string
}

/** A new fact that a requirement is on, as it is proposed. */
export interface NewFact {
  readonly id: string
  readonly label: string
  readonly ask: string
  readonly words: string
  readonly kind: string
  readonly unit: string
}

/** What may be said to an entry. */
export interface EntryAnswers {
  readonly key: string
  readonly section: 'identity' | 'requirement' | 'fact' | 'matter'
  /** Of a requirement or of what the text says of itself: which of its words may be others. */
  readonly keys: readonly string[]
  readonly rows: readonly ChangedRow[]
  readonly facts: readonly NewFact[]
  readonly sentences: readonly { readonly clause: string; readonly phrase: string }[]
  /** Whether a matter is one of yes or no. */
  readonly isWhether: boolean
}

interface FormProps {
  readonly action: string
  readonly answers: EntryAnswers
  readonly typed: Typed
}

/** The entry's buttons, and what it may be changed to. */
export const EntryForm: FC<FormProps> = ({ action, answers, typed }) =>
  answers.section === 'matter' ? (
    <MatterForm action={action} answers={answers} typed={typed} />
  ) : (
    <>
      <form class="buttons" method="post" action={action}>
        <Key of={answers.key} />
        <button class="main" name="as" value="y" type="submit">
          对，确认
        </button>
        <button name="as" value="n" type="submit">
          {answers.section === 'requirement' ? '不是要求' : '不要'}
        </button>
        {answers.section === 'requirement' ? (
          <>
            <button name="as" value="j" type="submit">
              归专家评判
            </button>
            <button name="as" value="u" type="submit">
              先不编（未写）
            </button>
          </>
        ) : null}
      </form>
      {answers.keys.length === 0 ? null : <ChangeForm action={action} answers={answers} typed={typed} />}
      {answers.facts.map((fact) => (
        <FactForm action={action} entry={answers.key} fact={fact} typed={typed} />
      ))}
    </>
  )

const Key: FC<{ readonly of: string }> = ({ of }) => <input type="hidden" name="entry" value={of} />

const NAMES: Readonly<Record<string, string>> = {
  fact: '换成哪项情况（名称或编号）',
  by: '按哪项情况分档（名称或编号）',
  phrase: '短语（照抄原文）',
  label: '这一组怎么称呼',
  when: '哪一档（照抄原文）',
  // biome-ignore lint/suspicious/noThenProperty: 则, as knowledge has it; it is never called
  then: '这一档的要求（照抄原文）',
  points: '得分（照抄原文）',
  most: '最高得分（照抄原文）',
  judged: '专家评的是什么（照抄原文）',
  name: '全称',
  id: '是库里的哪一部（编号）',
}
const OF_FACTS = new Set(['fact', 'by'])

const ChangeForm: FC<FormProps> = ({ action, answers: { key, keys, rows }, typed }) => (
  <details open={typed.as === 'change'}>
    <summary>改这一项</summary>
    <form class="fields" method="post" action={action}>
      <Key of={key} />
      {rows.length === 0 ? null : (
        <div class="field">
          <label for="item">改第几行</label>
          <select id="item" name="item">
            {rows.map(({ number, words }) => (
              <option value={String(number)} selected={typed.item === String(number)}>
                {number} {words}
              </option>
            ))}
          </select>
        </div>
      )}
      {keys.map((name) =>
        name === 'is' ? (
          <div class="field">
            <label for="is">是或否的情况，要哪个</label>
            <select id="is" name="is">
              {[
                ['', '不改，或者是有数的'],
                ['yes', '要“是”'],
                ['no', '要“否”'],
              ].map(([value, words]) => (
                <option value={value} selected={(typed.is ?? '') === value}>
                  {words}
                </option>
              ))}
            </select>
          </div>
        ) : NAMES[name] === undefined ? null : (
          <Text name={name} label={NAMES[name]} typed={typed} list={OF_FACTS.has(name) ? 'facts' : undefined} />
        ),
      )}
      <Change />
    </form>
  </details>
)

const Change: FC = () => (
  <div class="buttons">
    <p class="soft small">留空的不改。改好以后还要再看一眼，按“对，确认”。</p>
    <button name="as" value="change" type="submit">
      改
    </button>
  </div>
)

interface TextProps {
  readonly name: string
  readonly label: string
  readonly typed: Typed
  readonly now?: string
  readonly list?: string | undefined
  readonly id?: string
}

const Text: FC<TextProps> = ({ name, label, typed, now, list, id = name }) => (
  <div class="field">
    <label for={id}>
      {label}
      {now === undefined ? '' : `，现在是“${now}”`}
    </label>
    <input id={id} type="text" name={name} value={typed[name] ?? ''} maxlength={2000} {...(list ? { list } : {})} />
  </div>
)

interface FactProps {
  readonly action: string
  readonly entry: string
  readonly fact: NewFact
  readonly typed: Typed
}

const FactForm: FC<FactProps> = ({ action, entry, fact, typed }) => {
  const own = typed.as === 'fact' && typed.of === fact.id ? typed : {}
  const text = (name: 'label' | 'ask' | 'words' | 'unit', label: string) => (
    <Text name={name} id={`${fact.id}-${name}`} label={label} typed={own} now={fact[name] || '没有'} />
  )
  return (
    <details open={own !== typed ? undefined : true}>
      <summary>改新情况：{fact.label}</summary>
      <form class="fields" method="post" action={action}>
        <Key of={entry} />
        <input type="hidden" name="of" value={fact.id} />
        {text('label', '名称')}
        {text('ask', '这样问')}
        {text('words', '听到哪些词算它（几个用顿号隔开）')}
        <div class="field">
          <label for={`${fact.id}-kind`}>种类，现在是“{kindName(fact.kind)}”</label>
          <select id={`${fact.id}-kind`} name="kind">
            <option value="">不改</option>
            {FACT_KINDS.map((kind) => (
              <option value={kind} selected={own.kind === kind}>
                {kindName(kind)}
              </option>
            ))}
          </select>
        </div>
        {text('unit', '单位')}
        <div class="buttons">
          <button name="as" value="fact" type="submit">
            改
          </button>
        </div>
      </form>
    </details>
  )
}

const ANSWERS = [
  ['', '选一个'],
  ['yes', '是'],
  ['no', '否'],
  ['depends', '看情况'],
] as const

const MatterForm: FC<FormProps> = ({ action, answers: { key, sentences, isWhether }, typed }) => (
  <>
    <form class="fields" method="post" action={action}>
      <Key of={key} />
      <fieldset>
        <legend>哪一句说到它</legend>
        {sentences.map(({ clause, phrase }, i) => (
          <p>
            <label>
              <input type="radio" name="sentence" value={String(i + 1)} checked={typed.sentence === String(i + 1)} /> 〔
              {clause}〕{phrase}
            </label>
          </p>
        ))}
        <p>
          <label>
            <input type="radio" name="sentence" value="other" checked={typed.sentence === 'other'} /> 都不是，另指一句：
          </label>
        </p>
        <Text name="clause" label="哪一条（编号，或“第几条第几项”）" typed={typed} />
        <Text name="phrase" label="那句话（照抄原文）" typed={typed} />
      </fieldset>
      {isWhether ? (
        <div class="field">
          <label for="answer">问是否的，按这一句答</label>
          <select id="answer" name="answer">
            {ANSWERS.map(([value, words]) => (
              <option value={value} selected={(typed.answer ?? '') === value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <div class="buttons">
        <button class="main" name="as" value="stated" type="submit">
          写明了
        </button>
        <button name="as" value="open" type="submit">
          提到了，没有写定
        </button>
        <button name="as" value="n" type="submit">
          不判断这一项
        </button>
      </div>
    </form>
    <details open={typed.as === 'silent'}>
      <summary>这部文本没有写</summary>
      <form class="fields" method="post" action={action}>
        <Key of={key} />
        <Text name="words" label="在原文里找过哪些词（空格隔开，至少一个）" typed={typed} />
        <div class="buttons">
          <button name="as" value="silent" type="submit">
            没有写
          </button>
        </div>
      </form>
    </details>
  </>
)
