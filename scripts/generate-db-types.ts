// Writes src/platform/db/schema.ts from the migrated database given as the first argument (a connection URL); --check compares.
import { readFile, writeFile } from 'node:fs/promises'
import { databaseTypes } from './database-types.ts'

const [url, mode] = process.argv.slice(2)
if (!url) throw new Error('usage: generate-db-types <owner url> [--check]')
const target = new URL('../src/platform/db/schema.ts', import.meta.url)
const text = await databaseTypes(url)
if (mode === '--check') {
  if ((await readFile(target, 'utf8')) !== text) throw new Error('src/platform/db/schema.ts differs from the migrations: run npm run types:db')
} else {
  await writeFile(target, text)
}
