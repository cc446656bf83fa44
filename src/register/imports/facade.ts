/** What every import of a spreadsheet shares: reading the file, the result sheet, and how a work of importing ends. */
export { errorsIn } from './import.errors.ts'
export { keepResultSheet } from './import.result-sheet.ts'
export { runImport } from './import.run.ts'
export { resultSheet } from './import.sheet.ts'
export { openSource, type OpenedSource, type Read } from './import.source.ts'
