// Two languages: the same keys in both, a sentence for every refusal code, every key a screen asks for.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { grants, Role } from '../src/kernel/rights.ts'
import { gatherWords, type Words } from '../src/platform/i18n/gather-words.ts'

const root = join(import.meta.dirname, '..')
let vi: Map<string, string>
let en: Map<string, string>
let sources: { file: string; text: string }[]

function flat(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

beforeAll(async () => {
  const gathered = await gatherWords(root)
  vi = new Map(flat(gathered.vi.translation))
  en = new Map(flat(gathered.en.translation))
  const names = (await readdir(join(root, 'src'), { recursive: true })).filter((name) => /[.]tsx?$/.test(name) && !name.includes('.test.'))
  sources = await Promise.all(names.map(async (file) => ({ file, text: await readFile(join(root, 'src', file), 'utf8') })))
})

/** i18next's plural forms stand for the key without the suffix; Vietnamese has one form, English two. */
const stem = (key: string) => key.replace(/_(one|other|zero|few|many|two)$/, '')
const has = (words: Map<string, string>, key: string) => words.has(key) || words.has(`${key}_other`)

test('both languages have the same keys', () => {
  const [ours, theirs] = [new Set([...vi.keys()].map(stem)), new Set([...en.keys()].map(stem))]
  expect(
    [...ours].filter((key) => !theirs.has(key)),
    'missing in English',
  ).toEqual([])
  expect(
    [...theirs].filter((key) => !ours.has(key)),
    'missing in Vietnamese',
  ).toEqual([])
})

test('a sentence takes the same details in both languages, and none is empty', () => {
  const details = (text: string) =>
    [...new Set([...text.matchAll(/{{\s*-?\s*(\w+)[^}]*}}/g)].map((m) => m[1] ?? ''))]
      .filter((d) => d !== 'count')
      .toSorted((a, b) => a.localeCompare(b))
      .join()
  const odd = [...vi].filter(([key, text]) => text.trim() === '' || (en.has(key) && details(text) !== details(en.get(key) ?? '')))
  expect(odd.map(([key]) => key)).toEqual([])
})

test('every refusal code and every code of bad input has its sentence', () => {
  const codes = new Map<string, string>()
  const note = (file: string, code: string | undefined) => code !== undefined && /^[a-z][a-z0-9-]*([.][a-z0-9-]+)*$/.test(code) && codes.set(code, file)
  for (const { file, text } of sources) {
    for (const m of text.matchAll(/refuse\(\s*'[a-z-]+',\s*'([^']+)'/g)) note(file, m[1])
    for (const m of text.matchAll(/(?:refuseAt\(\s*'[a-z-]+',|detailsAt\()\s*'[^']+',\s*'([^']+)'/g)) note(file, m[1])
    for (const m of text.matchAll(/new Refusal\(\s*'[a-z-]+',\s*'([^']+)'/g)) note(file, m[1])
    for (const m of text.matchAll(/refuseOn\(\s*\w+,\s*'[^']+',\s*'([^']+)'/g)) note(file, m[1])
    for (const m of text.matchAll(/{ error: '([^']+)' }/g)) note(file, m[1])
    for (const m of text.matchAll(/\bcode: '([a-z][a-z0-9-]*(?:[.][a-z0-9-]+)+)'/g)) note(file, m[1])
  }
  expect(codes.size).toBeGreaterThan(30)
  expect([...codes].filter(([code]) => !has(vi, code)).map(([code, file]) => `${code} (${file})`)).toEqual([])
})

test('every key a screen asks for by name exists', () => {
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\('([a-z][\w.-]*)'/g)]
      .map((m) => m[1] ?? '')
      .filter((key) => !has(vi, key))
      .map((key) => `${key} (${file})`),
  )
  expect(missing).toEqual([])
})

test('every role, every act of the record and every kind of work has a name', () => {
  expect(Role.options.filter((role) => !has(vi, `role.${role}`))).toEqual([])
  expect(Object.keys(grants)).toEqual(Role.options)
  const deeds = new Set(sources.flatMap(({ text }) => [...text.matchAll(/\btype: '([a-z-]+[.][a-z.-]+)'/g)].map((m) => m[1] ?? '')))
  expect(deeds.size).toBeGreaterThan(5)
  expect([...deeds].filter((deed) => !has(vi, `deed.${deed}`))).toEqual([])
})
