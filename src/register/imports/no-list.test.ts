import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTable } from '../../platform/spreadsheets/read-table.ts'
import { isNoList } from './no-list.ts'

const rows = (...lines: string[][]) => lines.map((cells, n) => ({ row: n + 2, cells }))

test('running text, a README among it, is no list', async () => {
  const prose = { header: ['Kính gửi', ' thưa quý cơ quan'], rows: rows(['Chúng tôi trân trọng thông báo', ''], ['như sau', ''], ['một là', 'hai là']) }
  expect(isNoList(prose, 0)).toBe(true)
  for (const name of ['README.md', 'CONTRIBUTING.md']) {
    const bytes = await readFile(join(import.meta.dirname, '../../..', name))
    const outcome = await readTable(bytes, `${name}.csv`).then(
      (table) => (isNoList(table, 0) ? 'no list' : 'offered for mapping'),
      (error: { code?: string }) => error.code,
    )
    // Text with a quote that is never closed, or without a single comma, is refused even before.
    expect([name, outcome]).toEqual([name, expect.stringMatching(/^(no list|spreadsheet\..*)$/)])
  }
})

test('a list under titles nobody knows is a list, and so is one with gaps or with a title that is known', () => {
  expect(isNoList({ header: ['a', 'b', 'c'], rows: rows(['1', '2', ''], ['1', '', '3'], ['1', '2', '3']) }, 0)).toBe(false)
  expect(isNoList({ header: ['Tên cơ quan', 'b'], rows: rows(['UBND Quận 1', ''], ['UBND Quận 2', '']) }, 1)).toBe(false)
})
