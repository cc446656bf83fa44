import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { DatabaseUrls } from '../db/connect.ts'
import { sessionOptions } from '../db/database.ts'

/** What an installation holds before anything of it is opened: nothing, the demonstration, or somebody's work. */
export type Standing = 'empty' | 'demonstration' | 'real'

async function asked<T extends pg.QueryResultRow>(connection: pg.ClientConfig, statement: string): Promise<T | undefined> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<T>(statement)).rows[0]
  } finally {
    await client.end()
  }
}

/** Kept files lie in folders of two hexadecimal digits; what was never finished does not count. */
export async function keepsFiles(dataDir: string): Promise<boolean> {
  const entries = await readdir(join(dataDir, 'files')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries.some((name) => /^[0-9a-f]{2}$/.test(name))
}

/**
 * Reads only, and needs neither roles nor migrations. A folder with kept files beside an empty database belongs to an
 * installation whose database is elsewhere (DATABASE_URL not set this time): that is real too.
 */
export async function standingOf(dataDir: string, { applicationUrl, ownerUrl }: DatabaseUrls): Promise<Standing> {
  const known = await asked<{ prepared: boolean }>({ connectionString: ownerUrl }, "SELECT to_regclass('public.authority') IS NOT NULL AS prepared")
  const held = known?.prepared
    ? await asked<{ demonstration: boolean }>(
        { connectionString: applicationUrl, options: sessionOptions('hc_auth') },
        'SELECT demonstration FROM public.authority ORDER BY demonstration LIMIT 1',
      )
    : undefined
  if (held) return held.demonstration ? 'demonstration' : 'real'
  return (await keepsFiles(dataDir)) ? 'real' : 'empty'
}
