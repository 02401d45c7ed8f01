import { createHmac } from 'node:crypto'

/** Tells apart whom or what an id is of, without saying who; the same id gives the same one. */
export type Pseudonym = (id: string) => string

const LENGTH = 16

/** Ids can be listed, so that a plain hash is undone by trying them all; without the key nobody can try. */
export const pseudonymWith =
  (key: Uint8Array): Pseudonym =>
  (id) =>
    createHmac('sha256', key).update(id).digest('hex').slice(0, LENGTH)

/** A key for one purpose, which tells nothing of the others. */
export const secretWith =
  (key: Uint8Array) =>
  (purpose: string): Uint8Array =>
    createHmac('sha256', key).update(`for ${purpose}`).digest()
