// docs/security stays honest: every file and every test it names exists, every requirement stands once, the sums are right.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFile(join(root, path), 'utf8')
const documents = ['docs/security/asvs.md', 'docs/security/trust.md']

/** Rows of all tables of a page, without their heads. */
const tableRows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (id|point|fault|input|\|)/.test(line))
    .map((line) =>
      line
        .slice(2, line.lastIndexOf('|'))
        .split(' | ')
        .map((cell) => cell.trim()),
    )

const namedTests = (text: string) => [...text.matchAll(/`([^`]+[.]test[.]ts)` «([^»]+)»/g)].map(([, file, title]) => ({ file: file ?? '', title: title ?? '' }))

test.each([...documents, 'docs/security/rules.md', 'SECURITY.md'])('%s names only files that exist', async (document) => {
  const text = await read(document)
  const paths = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+[.](?:tsx?|md|json|sql)|[\w.-]+[.](?:json|config[.]ts))`/g)].map((m) => m[1] ?? '')
  const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map((m) => join(document, '..', m[1] ?? ''))
  expect([...paths, ...links].filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test.each(documents)('%s names only tests that exist', async (document) => {
  const named = namedTests(await read(document))
  expect(named.length).toBeGreaterThan(30)
  const files = new Map<string, string>()
  for (const { file } of named) if (!files.has(file)) files.set(file, await read(file).catch(() => ''))
  // In the source an apostrophe may stand escaped.
  const has = (file: string, title: string) => {
    const source = (files.get(file) ?? '').replaceAll("\\'", "'")
    return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`))
  }
  expect(named.filter(({ file, title }) => !has(file, title))).toEqual([])
})

test('every requirement of levels 1 and 2 stands once, with a state that its row earns; the sums are right', async () => {
  const text = await read(documents[0] ?? '')
  const rows = tableRows(text).filter(([id]) => /^V\d/.test(id ?? ''))
  expect([rows.length, new Set(rows.map(([id]) => id)).size, rows.filter(([, level]) => level === '1').length]).toEqual([253, 253, 70])
  expect(new Set(rows.map(([id]) => id?.split('.')[0])).size).toBe(17)
  const states = ['met', 'met by reading', 'partly', 'open', 'not applicable']
  for (const [id = '', , words = '', control = '', tested = '', state = ''] of rows) {
    expect([id, states.includes(state), words !== '' && control !== '']).toEqual([id, true, true])
    expect([id, state !== 'met' || namedTests(tested).length > 0]).toEqual([id, true])
  }
  const sum = (of: string[][]) => [...states.map((state) => of.filter((row) => row[5] === state).length), of.length].join(' | ')
  expect(text).toContain(`| level 1 | ${sum(rows.filter(([, level]) => level === '1'))} |`)
  expect(text).toContain(`| level 1 and 2 | ${sum(rows)} |`)
})

test('every point, fault and bad input has a test, or says what is missing', async () => {
  const rows = tableRows(await read(documents[1] ?? ''))
  expect(rows.length).toBeGreaterThan(40)
  for (const [point = '', tested = '', state = ''] of rows) {
    expect([point, ['met', 'partly', 'open'].includes(state)]).toEqual([point, true])
    expect([point, state !== 'met' || namedTests(tested).length > 0]).toEqual([point, true])
  }
})
