// The readable data of the editions and what the migration lays down are one.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { levelOf, paired } from './edition.ts'

interface Data {
  editions: { code: string; toVerify: boolean; clauses: [string, string, string][]; documents: Record<'maintain' | 'retain', string[]> }[]
  maps: { from: string; to: string; rows: [string | null, string | null, string][] }[]
}

let db: TestDatabase
let data: Data
beforeAll(async () => {
  db = await testDatabase()
  data = JSON.parse(await readFile(join(import.meta.dirname, 'data/iso-9001.json'), 'utf8')) as Data
})
afterAll(() => db.drop())

test('every clause stands in the database as in the file', async () => {
  for (const edition of data.editions) {
    const { rows } = await db.owner.query('SELECT number, title_vi, title_en FROM edition_clause WHERE edition = $1 ORDER BY position', [edition.code])
    expect(rows.map((row) => Object.values(row as object))).toEqual(edition.clauses)
    const documents = await db.owner.query<{ reference: string; what: 'maintain' | 'retain' }>(
      'SELECT reference, what FROM edition_document WHERE edition = $1',
      [edition.code],
    )
    for (const what of ['maintain', 'retain'] as const)
      expect(new Set(documents.rows.filter((row) => row.what === what).map((row) => row.reference))).toEqual(new Set(edition.documents[what]))
    const head = await db.owner.query('SELECT to_verify FROM standard_edition WHERE code = $1', [edition.code])
    expect(head.rows).toEqual([{ to_verify: edition.toVerify }])
  }
})

test('the maps lead to clauses that exist, and stand in the database as in the file', async () => {
  for (const map of data.maps) {
    const { rows } = await db.owner.query(
      'SELECT from_clause, to_clause, kind FROM edition_map WHERE from_edition = $1 AND to_edition = $2 ORDER BY position',
      [map.from, map.to],
    )
    expect(rows.map((row) => Object.values(row as object))).toEqual(map.rows)
  }
})

test('trees side by side: what became of a clause, and what is new', () => {
  const clause = (number: string) => ({ number })
  const rows = paired(
    [clause('6.1'), clause('8')],
    [clause('6.1.2'), clause('6.1.3'), clause('4.1')],
    [
      { from: '6.1', to: '6.1.2', kind: 'split' },
      { from: '6.1', to: '6.1.3', kind: 'split' },
      { from: null, to: '4.1', kind: 'new' },
    ],
  )
  expect(rows.map((row) => [row.left?.number ?? null, row.right.map(({ clause: { number } }) => number)])).toEqual([
    ['6.1', ['6.1.2', '6.1.3']],
    ['8', []],
    [null, ['4.1']],
  ])
  expect(['8', '8.5', '8.5.1'].map(levelOf)).toEqual([1, 2, 3])
})
