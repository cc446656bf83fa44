import type { AuthorityId } from '../../kernel/identity.ts'
import { readKept } from '../../platform/files/vault.ts'
import { readTable } from '../../platform/spreadsheets/read-table.ts'
import type { Table } from '../../platform/spreadsheets/table.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fileOf } from '../files/facade.ts'
import type { ImportSource } from './import.contract.ts'

/** Opens a short reading transaction. */
export type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

export interface OpenedSource {
  name: string
  sha256: string
  table: Table
}

/** Reads the table of a kept file; slow, so never inside a writing transaction. `read` opens a short reading one. */
export async function openSource(
  files: string,
  read: Read,
  authority: AuthorityId,
  source: ImportSource,
  wordTitles?: readonly string[],
): Promise<OpenedSource> {
  const file = await read((tx) => fileOf(tx, authority, source.fileId))
  const table = await readTable(await readKept(files, file.sha256), file.name, {
    ...(source.sheet === undefined ? {} : { sheet: source.sheet }),
    ...(source.headerRow === undefined ? {} : { headerRow: source.headerRow }),
    ...(wordTitles === undefined ? {} : { wordTitles }),
  })
  return { name: file.name, sha256: file.sha256, table }
}
