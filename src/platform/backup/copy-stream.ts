import { once } from 'node:events'
import { Readable, type Duplex } from 'node:stream'
import type pg from 'pg'

/** What pg's connection can do and its types do not tell. */
interface Wire {
  readonly stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const wireOf = (connection: pg.Connection) => connection as unknown as Wire
const nothing = () => undefined
const together = 64 * 1024

/** Runs `COPY … TO STDOUT` and reads what comes; a reader that is slow slows the server, nothing piles up here. */
export function copyOut(client: pg.Client, text: string): Readable {
  let wire: Wire | undefined
  let page = Buffer.allocUnsafeSlow(together)
  let size = 0
  const out = new Readable({
    highWaterMark: 16 * together,
    read: () => void wire?.stream.resume(),
  })
  const flush = () => {
    const full = page.subarray(0, size)
    page = Buffer.allocUnsafeSlow(together)
    size = 0
    return full.length === 0 || out.push(full)
  }
  // The parser writes the next message over this one, so it is copied at once; a row longer than a page goes by itself.
  const take = (chunk: Buffer): boolean => {
    const room = size + chunk.length <= together || flush()
    if (chunk.length > together) return out.push(Buffer.from(chunk)) && room
    chunk.copy(page, size)
    size += chunk.length
    return room
  }
  client.query({
    submit(connection: pg.Connection) {
      wire = wireOf(connection)
      wire.query(text)
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      if (!take(chunk)) wire?.stream.pause()
    },
    handleCommandComplete: nothing,
    handleReadyForQuery() {
      flush()
      out.push(null)
    },
    handleError: (error: Error) => void out.destroy(error),
  } as pg.Submittable)
  return out
}

async function feed(wire: Wire, pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (signal.aborted) return
      wire.sendCopyFromChunk(piece)
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain', { signal })
    }
    wire.endCopyFrom()
  } catch (error) {
    if (!signal.aborted) wire.sendCopyFail(error instanceof Error ? error.message : 'the reading failed')
  }
}

/** Runs `COPY … FROM STDIN` with these bytes. */
export function copyIn(client: pg.Client, text: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const refused = new AbortController()
  return new Promise((done, failed) => {
    client.query({
      submit: (connection: pg.Connection) => wireOf(connection).query(text),
      handleCopyInResponse: (connection: pg.Connection) => void feed(wireOf(connection), pieces, refused.signal),
      handleCommandComplete: nothing,
      handleReadyForQuery: () => done(),
      handleError(error: Error) {
        refused.abort()
        failed(error)
      },
    } as pg.Submittable)
  })
}
