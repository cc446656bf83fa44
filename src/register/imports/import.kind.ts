import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import type { WorkId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { MappedField } from '../../platform/spreadsheets/map-columns.ts'
import type { CheckedRows } from './checked-rows.ts'
import type { ImportSource } from './import.contract.ts'
import type { OpenedSource, Read } from './import.source.ts'
import type { Mapping } from './sheet-row.ts'

/** What is asked of every import, whatever it holds; a kind adds what stands in for missing columns, or where it goes. */
export type AskedImport<F extends string> = ImportSource & { mapping?: Mapping<F> | undefined }

/** Who asks for what, and when. `read` opens a short reading transaction. */
export interface Asking<A> {
  asked: A
  by: Actor
  at: Date
  read: Read
}

export interface Checking<F extends string, A> extends Asking<A> {
  /** Titles of the columns as the file has them. */
  header: readonly string[]
  /** Empty while a needed column is missing. */
  rows: OpenedSource['table']['rows']
  mapping: Mapping<F>
}

export interface Keeping<A, Good> {
  asked: A
  by: Actor
  at: Date
  work: WorkId
  source: OpenedSource
  /** The good rows; empty where one bad row stops the whole sheet. */
  rows: readonly Good[]
  /** For the event: which file, which result sheet, how many refused. Add `created` and `digest`. */
  facts: { readonly [key: string]: Json }
  /** For many rows: after each batch, how many of them are written. */
  progress: (written: number) => Promise<void>
}

/**
 * One kind of import: how its rows are checked and kept. Reading the file, the columns, the preview, progress, the result
 * sheet, the transaction, the end of the work and its line in the inbox are the same for all (`import.run.ts`).
 *
 * F: what a column may hold. A: what is asked, the body of the preview. Good: what is recorded of a row. Understood: what
 * the preview shows of one.
 */
export interface ImportKind<F extends string, A extends AskedImport<F>, Good, Understood = Good> {
  /** Of its queue and its work, e.g. 'agency-import'; `work.kind.<name>` is its word, `work-place.ts` its screen. */
  name: string
  /** What the work keeps of its asking. */
  request: z.ZodType<A & { skipBadRows: boolean }>
  /** Titles under which files carry each field; the first is the one sentences use. */
  columns: readonly MappedField<F>[]
  /** Whether a table may stand in a Word document, too: offices write their plans there. */
  inWord?: true
  /** Fields that need a column and have none. */
  missing(mapping: Mapping<F>, asked: A): readonly F[]
  /** Holds every row against what is known; writes nothing. */
  check(checking: Checking<F, A>): Promise<CheckedRows<Good, Understood>>
  /**
   * Writes the good rows and exactly one event, in the transaction that ends the work. Answers with the digest of the
   * rows. `RegisterMovedOn` makes the runner check everything anew.
   */
  keep(tx: Tx, keeping: Keeping<A, Good>): Promise<string>
}
