import { pathToFileURL } from 'node:url'

/** Loads the files and lets the program read its knowledge, answer and judge, so that what it puts together while running is put together. */
export async function exercise(files: readonly string[]): Promise<void> {
  for (const file of files) await import(pathToFileURL(file).href)
  const { talk } = await import('../../test/support/talk.ts')
  await talk(
    '云南的研发场地要多大',
    '万州 第八条第7项',
    '我们是万州的一家民营企业，研发人员30人，设备200万，能报吗',
    '没有',
    '几页',
  )
}
