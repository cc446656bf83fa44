import { PassThrough, type Readable } from 'node:stream'
import type { AuthorityId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Database } from '../../platform/db/database.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { eventsAfter, headsOf } from './log.queries.ts'

const batch = 500
const atOnce = 2
const start = { organisation: '00000000-0000-0000-0000-000000000000', seq: 0n }
let running = 0

const left = () => new Error('the reader of the export went away')

/** Waits until the reader has taken what was written; a reader who went away ends the export. */
function room(out: PassThrough): Promise<void> {
  return new Promise((free, failed) => {
    const taken = () => {
      out.off('close', gone)
      free()
    }
    const gone = () => {
      out.off('drain', taken)
      failed(left())
    }
    out.once('drain', taken).once('close', gone)
  })
}

/**
 * The whole record as lines of JSON, a few hundred events in memory at a time, all as of one instant. A line of heads and a
 * last line with the counts stand at the end, so that a cut file shows.
 */
export function exportedLog(database: Database, authority: AuthorityId, at: Date): Readable {
  if (running >= atOnce) refuse('unavailable', 'log.export-busy', { retryAfter: 30 })
  running++
  const out = new PassThrough({ highWaterMark: 256 * 1024 })
  const write = async (lines: readonly unknown[]) => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    if (out.destroyed) throw left()
    if (text !== '' && !out.write(text)) await room(out)
  }
  let begun = false
  inTransaction(database, { side: 'authority', authority }, 'repeatable read', async (tx) => {
    // The transaction helper repeats work after a lost connection; what has left already can't be taken back.
    if (begun) throw new Error('the export was cut')
    begun = true
    await write([{ format: 'hopchuan-log', version: 1, authority, exportedAt: at.toISOString(), hash: 'sha256' }])
    let events = 0
    for (let after = start; ; ) {
      const rows = await eventsAfter(tx, authority, after, batch)
      await write(rows.map(({ seq, ...row }) => ({ ...row, seq: Number(seq) })))
      events += rows.length
      const last = rows.at(-1)
      if (!last || rows.length < batch) break
      after = { organisation: last.organisation, seq: last.seq }
    }
    const heads = await headsOf(tx, authority)
    await write([...heads.map(({ seq, ...head }) => ({ head: { ...head, seq: Number(seq) } })), { end: { events, heads: heads.length } }])
  })
    .then(
      () => out.end(),
      (error: Error) => out.destroy(error),
    )
    .finally(() => {
      running--
    })
  return out
}
