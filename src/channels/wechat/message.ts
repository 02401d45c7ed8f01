import type { Room } from '../delivery/index.ts'

/** What one message may hold. An official account's text ends at 2,048 bytes; personal accounts take more. */
export const MESSAGE_BYTES = 2000

/** Bytes as they go over the wire. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8')

/** A message of so many bytes. */
export const bytes = (most: number): Room => ({ most, sizeOf: bytesOf })
