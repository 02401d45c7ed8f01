import { createHash } from 'node:crypto'
import { NotInstalled } from '../installed/index.ts'
import { readDocx } from './docx.ts'
import { kindOf } from './kind.ts'
import { type OfficeFile, type OfficeNote, type OfficeRefusal, type OfficeText, Refused } from './office-file.ts'
import { readPdf } from './pdf.ts'
import { readPlain } from './plain.ts'

/** A regulation with its pictures is far smaller. */
const LARGEST = 50 * 2 ** 20

/** Reads the words of a file, whose kind is told from its bytes. Never throws for what a file holds. */
export async function readOfficeFile(file: OfficeFile): Promise<OfficeText | OfficeRefusal> {
  try {
    return await readKnown(file)
  } catch (error) {
    if (error instanceof Refused) return { refused: `${file.name}：${error.refused}`, remedy: error.remedy }
    if (error instanceof NotInstalled)
      return {
        refused: `${file.name}：读这种文件要用的组件没有安装（${error.packages.join('、')}）`,
        remedy: `请运行：${error.line}`,
      }
    throw error
  }
}

async function readKnown({ name, bytes }: OfficeFile): Promise<OfficeText> {
  if (bytes.length > LARGEST)
    throw new Refused(
      `文件有 ${Math.ceil(bytes.length / 2 ** 20)} MB，超过 ${LARGEST / 2 ** 20} MB 的上限`,
      '请只留法规的正文和附件，去掉图片，另存后再导入',
    )
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const finish = (format: OfficeText['format'], { text, notes, ...more }: Omit<OfficeText, 'format' | 'sha256'>) => ({
    format,
    ...more,
    text,
    notes: [...misnamed(name, format), ...notes],
    sha256,
  })
  const kind = kindOf(bytes)
  if (kind === 'zip') return finish('docx', await readDocx(bytes))
  if (kind === 'pdf') return finish('pdf', await readPdf(bytes))
  return finish(/\.(?:md|markdown)$/iu.test(name) ? 'md' : 'txt', readPlain(bytes))
}

/** A note where the name says another kind than the bytes. */
function misnamed(name: string, format: OfficeText['format']): OfficeNote[] {
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase()
  const said = extension === 'markdown' ? 'md' : extension
  if (said === undefined || said === format) return []
  return [{ found: `文件名写的是 .${said}，内容是 ${format}，已按内容读` }]
}
