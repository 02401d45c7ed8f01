import type { IncomingMessage } from 'node:http'

/** What became of the body of a request. `cut off`: whoever sent it is gone, and hears no answer. */
export type Arrived =
  | { readonly is: 'whole'; readonly bytes: Buffer }
  | { readonly is: 'too long' | 'crowded out' | 'cut off' }

interface Arriving {
  size: number
  readonly end: (how: Arrived) => void
}

/**
 * Takes bodies in, none longer than it may be, and all together no more than there is room for: where that runs out the
 * longest has to go, so that many long ones that never end keep no short one out.
 */
export class Arrivals {
  readonly #arriving = new Set<Arriving>()
  readonly #room: number
  #size = 0

  constructor(room: number) {
    this.#room = room
  }

  /** The body of a request, of so many bytes at most. What is left of one that is not taken is read and forgotten. */
  whole(request: IncomingMessage, most: number): Promise<Arrived> {
    if (Number(request.headers['content-length'] ?? 0) > most) {
      request.resume()
      return Promise.resolve({ is: 'too long' })
    }
    return new Promise((resolve) => {
      const pieces: Buffer[] = []
      const body: Arriving = {
        size: 0,
        end: (how) => {
          if (!this.#arriving.delete(body)) return
          this.#size -= body.size
          request.off('data', take)
          request.resume()
          resolve(how)
        },
      }
      const take = (piece: Buffer) => {
        pieces.push(piece)
        body.size += piece.length
        this.#size += piece.length
        if (body.size > most) body.end({ is: 'too long' })
        while (this.#size > this.#room) this.#longest()?.end({ is: 'crowded out' })
      }
      this.#arriving.add(body)
      request.on('data', take)
      request.once('end', () => body.end({ is: 'whole', bytes: Buffer.concat(pieces) }))
      request.once('error', () => body.end({ is: 'cut off' }))
      request.once('close', () => body.end({ is: 'cut off' }))
    })
  }

  #longest(): Arriving | undefined {
    let longest: Arriving | undefined
    for (const body of this.#arriving) if (!longest || body.size > longest.size) longest = body
    return longest
  }
}
