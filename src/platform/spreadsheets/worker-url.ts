/**
 * Where the worker's code lies: beside this file as TypeScript when run from source, beside the bundle as
 * `spreadsheet-worker.js` when shipped. The bundler must therefore make it an entry of its own, in the same folder.
 */
export function spreadsheetWorkerUrl(from: string = import.meta.url): URL {
  const isSource = new URL(from).pathname.endsWith('.ts')
  return new URL(isSource ? './spreadsheet-worker.ts' : './spreadsheet-worker.js', from)
}
