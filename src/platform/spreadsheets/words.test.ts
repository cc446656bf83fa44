import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const values = [
  'name',
  'sheet',
  'sheets',
  'entry',
  'count',
  'limit',
  'cell',
  'row',
  'rows',
  'column',
  'columns',
  'first',
  'value',
  'from',
  'to',
  'length',
  'ratio',
  'megabytes',
  'seconds',
]

/** Keys with the values each sentence asks for: 'note.error-cell cell row value'. */
function sentences(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? sentences(value, `${prefix}${key}.`)
      : [`${prefix}${key} ${values.filter((one) => String(value).includes(`{{${one}}}`)).join(' ')}`],
  )
}

test('both languages have every code that is thrown or noted, asking for the same values', () => {
  const folder = new URL('.', import.meta.url)
  const source = readdirSync(folder)
    .filter((name) => /^[a-z-]+\.ts$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const used = new Set([...source.matchAll(/'(spreadsheet\.[a-z.-]+)'/g)].map((found) => found[1]))
  expect(used.size).toBeGreaterThan(30)
  expect(new Set(sentences(vi).map((line) => line.split(' ')[0]))).toEqual(used)
  expect(sentences(en)).toEqual(sentences(vi))
})
