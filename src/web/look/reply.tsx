import type { Child, FC } from 'hono/jsx'
import { type Block, isSilent, pageOf, type Reply, shownOf } from '../../desk/index.ts'
import { Lines, Wide } from './texts.tsx'

interface ReplyProps {
  readonly reply: Reply
  /** What may be pressed with it; none where it is not part of a conversation. */
  readonly children?: Child
}

/** A reply as every channel shows it: what decides first, the words, and what is longer folded. */
export const ReplyView: FC<ReplyProps> = ({ reply, children }) => {
  const { blocks, folded } = shownOf(reply)
  return (
    <article class={`reply ${reply.kind}`}>
      {isSilent(reply) ? <p>已转给工作人员，请等答复。</p> : null}
      {reply.receipt === undefined ? null : <p class="receipt">{reply.receipt}</p>}
      {reply.lead === undefined ? null : <p class="lead">{reply.lead}</p>}
      {blocks.map((block) => (
        <BlockView block={block} />
      ))}
      {folded.length === 0 ? null : (
        <details>
          <summary>看全文和说明</summary>
          {folded.map((block) => (
            <BlockView block={block} />
          ))}
        </details>
      )}
      {children}
    </article>
  )
}

const BlockView: FC<{ readonly block: Block }> = ({ block }) => {
  const { kind, text, ref, table } = block
  if (table)
    return (
      <Wide label={table.head.join('、')}>
        <table>
          <thead>
            <tr>
              {table.head.map((cell) => (
                <th scope="col">{cell}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr>
                {row.map((cell) => (
                  <td>
                    <Lines text={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    )
  const words = (
    <p>
      <Lines text={text} />
      {ref === undefined ? null : (
        <>
          {' '}
          <a class="small" href={pageOf(ref)}>
            在文本里看这一条
          </a>
        </>
      )}
    </p>
  )
  if (kind === 'quote') return <blockquote>{words}</blockquote>
  return kind === 'notice' ? <div class="notice">{words}</div> : words
}
