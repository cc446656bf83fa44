import { Document, Footer, Header, Packer, Paragraph, TextRun } from 'docx'
import { TemplateHandler } from 'easy-template-x'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../src/kernel/refusal.ts'
import { paragraphs, plainWord, remoteTemplate, wordFile } from './support/word-file.ts'
import { filled, placeholdersOf } from '../src/papers/forms/word-file.docx.ts'
import { suggested, unmatched } from '../src/papers/forms/word-form.ts'
import en from '../src/papers/forms/words.en.json' with { type: 'json' }
import vi from '../src/papers/forms/words.vi.json' with { type: 'json' }

const named = (bytes: Uint8Array) => ({ name: 'mau.docx', bytes })
async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    return (await placeholdersOf(named(bytes))).join('|')
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test('placeholders are found in body, header and footer, each once, also where Word has cut them into pieces', async () => {
  const bytes = await Packer.toBuffer(
    new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('{{ten_co_quan}}')] }) },
          footers: { default: new Footer({ children: [new Paragraph('{{Địa danh}}')] }) },
          children: [new Paragraph({ children: [new TextRun('Cơ quan {{ten_'), new TextRun({ text: 'co_quan}}', bold: true })] }), new Paragraph('{{lý do}}')],
        },
      ],
    }),
  )
  expect(new Set(await placeholdersOf(named(bytes)))).toEqual(new Set(['ten_co_quan', 'lý do', 'Địa danh']))
  const made = Buffer.from(await filled(named(bytes), { ten_co_quan: 'Ủy ban nhân dân Quận 1 <A & B>', 'lý do': 'dòng một\ndòng hai', 'Địa danh': 'TP. HCM' }))
  const text = await new TemplateHandler().getText(made)
  expect(text).toContain('Cơ quan Ủy ban nhân dân Quận 1 <A & B>')
  expect(text).not.toContain('{{')
})

test('a placeholder named like something known is taken for it, with or without marks', () => {
  expect(['Tên cơ quan', 'TEN_CO_QUAN', 'ngay_hom_nay', 'lý do'].map((tag) => suggested(tag).field)).toEqual([
    'ten_co_quan',
    'ten_co_quan',
    'ngay_hom_nay',
    null,
  ])
  expect(suggested('ly_do').label).toBe('Ly do')
  expect(unmatched(['a', 'b'], [suggested('b'), suggested('c')])).toEqual({ missing: ['a'], unknown: ['c'] })
})

const body = paragraphs('{{a}}')
describe('refused, each in its own words', () => {
  test.each([
    ['text that is no archive', Buffer.from('{{a}}'), 'word-form.damaged'],
    ['a workbook', wordFile(body, { parts: { 'word/document.xml': '' } }).subarray(0, 40), 'word-form.damaged'],
    ['a document with macros', wordFile(body, { main: 'application/vnd.ms-word.document.macroEnabled.main+xml' }), 'word-form.macros'],
    ['macros under a plain type', wordFile(body, { main: plainWord, parts: { 'word/vbaProject.bin': 'x' } }), 'word-form.macros'],
    ['an embedded workbook', wordFile(body, { parts: { 'word/embeddings/Sheet1.xlsx': 'x' } }), 'word-form.embedded'],
    ['an embedded object', wordFile(body, { parts: { 'word/embeddings/oleObject1.bin': 'x' } }), 'word-form.embedded'],
    ['a template from elsewhere', wordFile(body, { parts: remoteTemplate }), 'word-form.remote'],
    ['a field that fetches', wordFile(`${body}<w:p><w:r><w:instrText>INCLUDETEXT "https://example.org"</w:instrText></w:r></w:p>`), 'word-form.fetches'],
    [
      'a field that fetches, its name cut in two',
      wordFile(`${body}<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\x</w:instrText></w:r></w:p>`),
      'word-form.fetches',
    ],
    ['entities', wordFile(body, { parts: { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }), 'word-form.unsafe'],
    ['a bomb', wordFile(body, { parts: { 'word/media/a.xml': Buffer.alloc(30_000_000, 0x20) } }), 'word-form.unsafe'],
    ['braces that do not close', wordFile(paragraphs('{{a}} {{b')), 'word-form.braces'],
    ['a placeholder without a name', wordFile(paragraphs('{{}}')), 'word-form.placeholder'],
    ['a loop', wordFile(paragraphs('{{#a}}x{{/a}}')), 'word-form.loop'],
    ['no placeholder', wordFile(paragraphs('a')), 'word-form.without-placeholders'],
    ['too many', wordFile(paragraphs(...Array.from({ length: 101 }, (_, n) => `{{a${n}}}`))), 'word-form.too-many'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code)
    const key = code.replace('word-form.', '') as 'loop'
    expect([typeof vi['word-form'][key], typeof en['word-form'][key]]).toEqual(['string', 'string'])
  })

  test('whatever bytes are changed in a form, it is read or refused', async () => {
    const whole = wordFile(paragraphs('{{a}} {{b}}'))
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Uint8Array.from(whole)
        for (const { at, byte } of changes) bytes[at] = byte
        expect(await codeOf(bytes)).toMatch(/^(a\|b|word-form\.[a-z-]+)$/)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
