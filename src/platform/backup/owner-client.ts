import pg from 'pg'

/** Text of values as one server writes it is read by every other, whatever its own settings are. */
const settings = [
  '-c role=hc_owner',
  '-c datestyle=ISO',
  '-c intervalstyle=postgres',
  '-c timezone=UTC',
  '-c extra_float_digits=1',
  '-c bytea_output=hex',
  '-c client_encoding=UTF8',
  '-c statement_timeout=0',
  '-c idle_in_transaction_session_timeout=0',
  '-c lock_timeout=60s',
].join(' ')

export interface ConnectAs {
  /** Before the roles are made nobody can become hc_owner. */
  asOwner: boolean
}

/** One connection that sees every row; it is cut when the work fails in the middle of a COPY. */
export async function withOwner<T>(ownerUrl: string, { asOwner }: ConnectAs, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'hopchuan backup', ...(asOwner ? { options: settings } : {}) })
  // The statement under way reports a lost connection; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
