import { readFigures } from '../quantity/index.ts'
import type { Fault } from './faults.ts'
import type { YamlFile } from './yaml.ts'

/** Keys whose words the program prints as its own. All others are ids, the law's words checked against it, or words to recognise. */
const PRINTED = new Set(['label', 'ask', 'about', 'why', 'short', 'place', 'center', 'choices', 'chinese', 'english'])

/** Words to recognise, wherever they stand: a choice has a label that is printed and words that are not. */
const RECOGNISED = new Set(['words', 'own', 'unlike'])

/** Figures typed into words that the program would print: 500 平方米 in a question or a label. */
export function typedFigures(yaml: YamlFile): Fault[] {
  return yaml.strings().flatMap(({ path, text }) => {
    const within = (keys: ReadonlySet<string>) => path.some((part) => typeof part === 'string' && keys.has(part))
    if (!within(PRINTED) || within(RECOGNISED)) return []
    const said = text.replace(/\{[^{}#]+#[^{}]+\}/gu, '')
    return readFigures(said)
      .filter(({ figure, kind }) => figure || kind === 'date')
      .map((reading) =>
        yaml.faultInFile(
          path,
          `“${text}”里直接写的数“${reading.surface}”`,
          '不写数：用“{办法:条款#原话}”从条款里读出来',
        ),
      )
  })
}
