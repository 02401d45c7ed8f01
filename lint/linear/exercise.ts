import { pathToFileURL } from 'node:url'

/** Loads the files, the knowledge and all that is made from it for a desk, so that what patterns the program puts together are put together. */
export async function exercise(files: readonly string[]): Promise<void> {
  for (const file of files) await import(pathToFileURL(file).href)
  const { deskIn } = await import('../../test/support/talk.ts')
  await deskIn().find('')
}
