import { refuse } from '../../kernel/refusal.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import type { CheckedRows } from './checked-rows.ts'
import { type ImportCounts, type ImportError, type ImportOutcome, shownErrors } from './import.contract.ts'
import { errorsIn } from './import.errors.ts'
import type { AskedImport, Asking, ImportKind } from './import.kind.ts'
import { openSource, type OpenedSource } from './import.source.ts'
import { isNoList } from './no-list.ts'
import type { Mapping } from './sheet-row.ts'

interface CheckedSheet<F extends string, Good, Understood> {
  source: OpenedSource
  mapping: Mapping<F>
  missing: readonly F[]
  checked: CheckedRows<Good, Understood>
  errors: ImportError[]
  counts: ImportCounts
  outcomeOf: (row: number) => ImportOutcome
}

/** Reads the file and holds every row against what is known; nothing is written. `files`: the folder of kept files. */
export async function checkSheet<F extends string, A extends AskedImport<F>, Good, Understood>(
  kind: ImportKind<F, A, Good, Understood>,
  files: string,
  asking: Asking<A>,
): Promise<CheckedSheet<F, Good, Understood>> {
  const { asked, by, read } = asking
  const source = await openSource(files, read, by.authority, asked, kind.inWord && kind.columns.flatMap(({ names }) => names))
  const { header, rows } = source.table
  const mapping = asked.mapping ?? mapColumns(header, kind.columns)
  if (asked.mapping === undefined && isNoList(source.table, Object.keys(mapping).length)) refuse('invalid', 'import.no-list', { name: source.name })
  for (const [field, column] of Object.entries<number | undefined>(mapping))
    if (column !== undefined && column >= header.length) refuse('invalid', 'import.not-a-column', { column: column + 1, field })
  const missing = kind.missing(mapping, asked)
  const checked = await kind.check({ ...asking, header, rows: missing.length > 0 ? [] : rows, mapping })
  const counts = { created: 0, unchanged: 0, refused: 0 }
  for (const outcome of checked.outcomes.values()) if (outcome !== 'aside') counts[outcome] += 1
  return {
    source,
    mapping,
    missing,
    checked,
    counts,
    errors: errorsIn(source.table, checked.faults),
    outcomeOf: (row) => checked.outcomes.get(row) ?? 'refused',
  }
}

/** Everything a preview tells but its rows: those are `understood`, for the kind to show in its own words. */
export async function previewSheet<F extends string, A extends AskedImport<F>, Good, Understood>(
  kind: ImportKind<F, A, Good, Understood>,
  files: string,
  asking: Asking<A>,
) {
  const { source, mapping, missing, checked, counts, errors, outcomeOf } = await checkSheet(kind, files, asking)
  const { sheet, sheets, headerRow, header, notes, rows } = source.table
  return {
    told: {
      sheet,
      sheets,
      headerRow,
      header,
      notes,
      mapping,
      missing: [...missing],
      total: rows.length,
      counts,
      errors: errors.slice(0, shownErrors),
      errorCount: errors.length,
    },
    understood: checked.understood,
    outcomeOf,
  }
}
