import { type Stats, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StoreFault } from '../desk/index.ts'

/** How many bytes may still be written in a folder. */
export type RoomIn = (folder: string) => number

export const roomIn: RoomIn = (folder) => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** The log grows to some four mebibytes before it goes into the file, which grows by as much. */
const LEAST_ROOM = 8 * 1024 * 1024
const WRITABLE = 0o222

/**
 * Throws where an open file is written in vain, or not much longer: SQLite goes on writing to a file that has no name any
 * more, and to one that was made read-only.
 */
export function checkStanding(file: string, opened: Pick<Stats, 'ino' | 'dev'>, room: RoomIn): void {
  const fault = (found: string, remedy: string) => new StoreFault(`session store ${file}: ${found}. ${remedy}`)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat)
    throw fault(
      'the file was deleted while the program has it open; what is written is lost when the program ends',
      'Stop the program, put the file back from a backup, and start it again.',
    )
  if (stat.ino !== opened.ino || stat.dev !== opened.dev)
    throw fault(
      'another file was put in its place while the program has the first one open; what is written is lost when the program ends',
      'Start the program again to use the file that is there now.',
    )
  // To root everything is writable; what an operator has made read-only is not to be written all the same.
  if ((stat.mode & WRITABLE) === 0)
    throw fault('the file is read-only', 'Make it writable for the user the program runs as (chmod u+w).')
  const folder = dirname(file)
  if ((statSync(folder).mode & WRITABLE) === 0)
    throw fault('its folder is read-only', 'Make it writable for the user the program runs as (chmod u+w).')
  if (!statSync(`${file}-wal`, { throwIfNoEntry: false }))
    throw fault(
      `its log ${file}-wal was deleted while the program has it open; what is in it is lost when the program ends`,
      'Start the program again.',
    )
  const left = room(folder)
  if (left < LEAST_ROOM)
    throw fault(
      `there is no room left for the file: ${left} bytes free in ${folder}, ${LEAST_ROOM} needed`,
      'Free space on its file system, or raise the limit set for it; no restart is needed.',
    )
}
