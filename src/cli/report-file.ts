import { extname } from 'node:path'
import { asHtml, asMarkdown, asWord, type Report } from '../report/index.ts'
import { type Io, UsageError } from './io.ts'

/** A report in one of its written forms. */
export type ReportForm = (report: Report) => string | Uint8Array

const FORMS = new Map<string, ReportForm>([
  ['.md', asMarkdown],
  ['.html', asHtml],
  ['.docx', asWord],
])

/** The form a file's name asks for. Throws UsageError where it asks for none there is. */
export function reportOption(path: string): ReportForm {
  const form = FORMS.get(extname(path).toLowerCase())
  if (form) return form
  throw new UsageError(
    `--report ${path}：报告只有 ${[...FORMS.keys()].join('、')} 几种，看文件名的结尾；如 --report 报告.docx`,
  )
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'part of the path is not a folder',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EDQUOT: 'no space is left',
  ENAMETOOLONG: 'the name is too long',
}

/** Writes a report to its file. Gives what went wrong, for the one who runs the program; undefined where it is written. */
export async function saveReport(io: Io, path: string, content: string | Uint8Array): Promise<string | undefined> {
  try {
    await io.writeFile(path, content)
    return undefined
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return `wence: cannot write the report to ${path}: ${REASONS[code] ?? message}. Name a ${[...FORMS.keys()].join(' or ')} file that can be written.`
  }
}
