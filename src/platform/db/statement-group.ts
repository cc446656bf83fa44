import type pg from 'pg'

/** What is sent around a statement, in the same message. */
export interface Frame {
  before: readonly string[]
  after: readonly string[]
  /** Around each statement that follows, or around the next one only. */
  every: boolean
}

/** What pg's query does at the end of each statement, and its types leave out. */
interface Counting {
  handleCommandComplete(message: object, connection: pg.Connection): void
}

/** Parse, Bind and Execute of a text without values, as the protocol spells them: a group of them is one piece to write. */
function spelled(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const bytes = Buffer.alloc(length + 32)
  let at = bytes.write('P')
  at = bytes.writeInt32BE(length + 8, at)
  at = bytes.write(text, at + 1) + at + 4
  at = bytes.write('B', at) + at
  at = bytes.writeInt32BE(12, at) + 8
  at = bytes.write('E', at) + at
  bytes.writeInt32BE(9, at)
  return bytes
}

const mostKept = 200
const kept = new Map<string, Buffer>()

function group(texts: readonly string[]): Buffer {
  const key = texts.join(';')
  const known = kept.get(key)
  if (known) return known
  const bytes = Buffer.concat(texts.map(spelled))
  if (kept.size < mostKept) kept.set(key, bytes)
  return bytes
}

/**
 * Puts the frame around a query of the extended protocol: all of it leaves in one message, with one Sync at its end. When
 * one part fails PostgreSQL skips the rest up to the Sync, so nothing ever runs outside a transaction whose BEGIN failed,
 * and no COMMIT follows a statement that failed. `unsendable` is called when pg cannot send the values.
 */
export function inGroup(query: pg.Query, { before, after }: Frame, unsendable: () => void): pg.Query {
  const counting = query as pg.Query & Counting
  const submit = query.submit.bind(query)
  const complete = counting.handleCommandComplete.bind(query)
  query.submit = (connection) => {
    let refused = false
    // pg ends the statement with a Sync of its own; what comes after goes before that. Values it cannot send make it close
    // the statement instead: a COMMIT then would keep half a transaction.
    const last: pg.Connection = Object.create(connection, {
      close: {
        value: (message: pg.MessageConfig) => {
          refused = true
          unsendable()
          connection.close(message, true)
        },
      },
      sync: {
        value: () => {
          if (!refused && after.length > 0) connection.stream.write(group(after))
          connection.sync()
        },
      },
    })
    connection.stream.cork()
    try {
      if (before.length > 0) connection.stream.write(group(before))
      return submit(last)
    } finally {
      connection.stream.uncork()
    }
  }
  let ended = 0
  counting.handleCommandComplete = (message, connection) => {
    if (ended++ === before.length) complete(message, connection)
  }
  return query
}
