// The guide says what the screens say: every quoted word is a word of the product, every link leads somewhere.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { gatherWords, type Words } from '../src/platform/i18n/gather-words.ts'

const root = join(import.meta.dirname, '..')
let said: Record<'vi' | 'en', RegExp[]>
let pages: { file: string; text: string }[]

const values = (words: Words): string[] => Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : values(value)))

/** "Nhập {{good}} cơ quan" stands for "Nhập 63 cơ quan". */
const spoken = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(/{{[^}]+}}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
    'u',
  )

beforeAll(async () => {
  const { vi, en } = await gatherWords(root)
  // What is nothing but details ("{{period}}") would stand for anything.
  const patterns = (words: Words) =>
    values(words)
      .filter((text) => /\p{L}{2}/u.test(text.replaceAll(/{{[^}]+}}/g, '')))
      .map(spoken)
  said = { vi: patterns(vi.translation), en: patterns(en.translation) }
  const files = (await readdir(join(root, 'docs/guide'), { recursive: true })).filter((name) => name.endsWith('.md')).map((name) => join('docs/guide', name))
  pages = await Promise.all([...files, 'README.md'].map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })))
})

/** Quoted, but no words of a screen: what somebody types, signs in tables, figures. */
const own = /^(…|–|p5 q10|47\/63|Bản \d+|Bản ban hành …)$/u

test.each([
  ['vi', /«([^»]+)»/g],
  ['en', /“([^”]+)”/g],
] as const)('quoted words of the guide (%s) stand on a screen', (language, quoted) => {
  const strange = pages
    .filter(({ file }) => file.includes('docs/guide') && file.includes('/en/') === (language === 'en'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(quoted)]
        .map((match) => (match[1] ?? '').replace(/\s+/g, ' '))
        .filter((words) => !own.test(words) && !said[language].some((one) => one.test(words)))
        .map((words) => `${file}: ${words}`),
    )
  expect(strange).toEqual([])
})

test('links of README and guide lead to files that exist', () => {
  const dead = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\(([^)#]+?)(#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(file), link)))
      .map((link) => `${file}: ${link}`),
  )
  expect(dead).toEqual([])
})
