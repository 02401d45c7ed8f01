import { fileOf, vocabularyOf } from './hear/index.ts'
import { train, utterancesIn } from './hear/training/index.ts'
import { keepHearing, readKnowledge, utteranceFiles } from './home/index.ts'
import { fingerprintOf } from './knowledge/index.ts'
import { folder } from './text/index.ts'

// The last step of `npm run build`: what hearing learns from knowledge/utterances, as a file beside the program.
const began = performance.now()
const { knowledge, fingerprint } = await readKnowledge()
const files = utteranceFiles()
const utterances = files.flatMap(({ name, text }) => utterancesIn(name, text))
const bytes = fileOf(train(utterances, vocabularyOf(knowledge, folder())), {
  utterances: { count: utterances.length, fingerprint: fingerprintOf(files) },
  vocabulary: fingerprint,
})
keepHearing(bytes)
const [megabytes, seconds] = [bytes.length / 2 ** 20, (performance.now() - began) / 1000]
process.stdout.write(
  `hearing: learned from ${utterances.length} utterances in ${seconds.toFixed(1)} s, ${megabytes.toFixed(1)} MB\n`,
)
