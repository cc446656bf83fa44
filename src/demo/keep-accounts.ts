import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccountSheet } from './demo-accounts.ts'

/** Lays the accounts of the demonstration where whoever keeps the server finds them, and nobody else; answers the file. */
export async function keepAccounts(dataDir: string, accounts: readonly AccountSheet[]): Promise<string> {
  const file = join(dataDir, 'demo-accounts.json')
  await writeFile(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  // The mode above counts for a new file only.
  await chmod(file, 0o600)
  return file
}
