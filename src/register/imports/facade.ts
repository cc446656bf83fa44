/** What every import of a spreadsheet shares: reading the file, the result sheet, and how a work of importing ends. */
export { openSource, seen, type OpenedSource } from './import.source.ts'
export { keepResultSheet } from './import.result-sheet.ts'
export { runImport } from './import.run.ts'
