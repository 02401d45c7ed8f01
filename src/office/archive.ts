import type { Entry, ZipFile } from 'yauzl'
import { needed } from '../installed/index.ts'
import { Refused } from './office-file.ts'

/** The files of an archive, each unpacked when it is asked for. */
export interface Archive {
  has(name: string): boolean
  /** The bytes of a file, undefined where there is none of this name. */
  read(name: string): Promise<Uint8Array | undefined>
}

/** An archive whose files are more, or larger together, is no regulation but something made to fill the memory. */
const ENTRIES = 4000
const UNPACKED = 256 * 2 ** 20
/** A file that is read is text: a thousand pages of it are far below. */
const READ = 32 * 2 ** 20

const damaged = () =>
  new Refused('文件已损坏，打不开（压缩结构不完整）', '请重新下载，或用 Word 打开修复后另存为 .docx 再导入')

/** Opens an archive held in memory. Throws Refused where it is damaged, locked or made to burst. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const { fromBufferPromise } = await needed('yauzl', () => import('yauzl'))
  const file = await orDamaged(() => fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false }))
  const entries = await orDamaged(() => listed(file))
  return {
    has: (name) => entries.has(name),
    read: async (name) => {
      const entry = entries.get(name)
      return entry && orDamaged(() => unpacked(file, entry))
    },
  }
}

async function listed(file: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let size = 0
  for await (const entry of file.eachEntry()) {
    size += entry.uncompressedSize
    if (entries.size >= ENTRIES || size > UNPACKED)
      throw new Refused(
        `压缩的内容太多（超过 ${ENTRIES} 个文件，或解开后超过 ${UNPACKED / 2 ** 20} MB），没有打开`,
        '请把正文另存为一份新的 .docx，去掉图片和附件再导入',
      )
    if (entry.isEncrypted()) throw new Refused('这是加了密码的压缩文件，打不开', '请去掉密码再导入')
    entries.set(entry.fileName, entry)
  }
  return entries
}

/** The reader counts as it unpacks: a file that turns out larger than its entry says is an error. */
async function unpacked(file: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.uncompressedSize > READ)
    throw new Refused(`正文部分解开后超过 ${READ / 2 ** 20} MB，没有读`, '请分成几份文件再导入')
  const chunks: Uint8Array[] = []
  for await (const chunk of await file.openReadStreamPromise(entry)) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

async function orDamaged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Refused ? error : damaged()
  }
}
