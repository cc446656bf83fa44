// Cuts the way to the database at the nth message of a piece of work, as if the process had been killed there: nothing of it
// gets through any more until the cut is mended. One message is what is sent at once: a statement, with BEGIN or COMMIT where they go with it.
import pg from 'pg'

type Query = (this: pg.Client, ...args: unknown[]) => unknown
interface Wired {
  connection: { stream: { destroy(): void } }
  connectionParameters: { application_name?: string; database?: string }
  frame?: unknown
}

export interface Cut {
  /** The message at which it is cut, counted from 1. */
  at: number
  /** `lost`: the message never leaves. `unanswered`: it is sent, and nobody hears what became of it. */
  how: 'lost' | 'unanswered'
}

export interface Sent {
  /** Whether what was sent ends a transaction: there its answer may be lost. */
  commits: boolean
}

/** Does the work, with the way cut where it is asked for; answers what was sent. A work that notices the cut rejects. */
export async function withCut(database: string, cut: Cut | undefined, work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const query = prototype.query
  prototype.query = function (...args) {
    const wired = this as unknown as Wired
    const { application_name: name = '', database: where } = wired.connectionParameters
    if (where !== database || !name.startsWith('hopchuan ') || name === 'hopchuan jobs') return query.apply(this, args)
    sent.push({ commits: wired.frame === 'committing' || args[0] === 'COMMIT' })
    const beyond = cut === undefined ? -1 : sent.length - cut.at
    const destroy = () => wired.connection.stream.destroy()
    if (beyond > 0 || (beyond === 0 && cut?.how === 'lost')) destroy()
    if (beyond === 0 && cut?.how === 'unanswered') process.nextTick(destroy)
    return query.apply(this, args)
  }
  try {
    await work()
    return sent
  } finally {
    prototype.query = query
  }
}
