/**
 * What every import of a spreadsheet shares. A new kind is one `ImportKind` (what its columns are, how rows are checked and
 * kept): `previewSheet` shows what it would do, `startImport` asks for it, `importJobs` works it off, `resultSheet` hands
 * out what became of each row. The model is register/agencies/agency-import.commands.ts; for rows that stand alone use
 * `checkedAlone` (checked-rows.ts).
 */
export { loadFinder } from './agency-finder.store.ts'
export { previewSheet } from './import.check.ts'
export { errorsIn } from './import.errors.ts'
export type { Asking, Checking, ImportKind, Keeping } from './import.kind.ts'
export { importJobs } from './import.run.ts'
export { resultSheet } from './import.sheet.ts'
export { openSource, type OpenedSource, type Read } from './import.source.ts'
export { startImport } from './import.start.ts'
