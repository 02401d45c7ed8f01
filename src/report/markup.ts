/** Source of a page, told apart from text so that no text is ever taken for it. */
export class Markup {
  constructor(readonly source: string) {}
}

export type Content = string | Markup | readonly Markup[]

/** A template in which every text is escaped; only what is Markup already goes in as it stands. */
export const markupWith =
  (escaped: (text: string) => string) =>
  (strings: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
    new Markup(
      String.raw(
        { raw: strings },
        ...contents.map((content) => {
          if (typeof content === 'string') return escaped(content)
          return content instanceof Markup ? content.source : content.map(({ source }) => source).join('')
        }),
      ),
    )
