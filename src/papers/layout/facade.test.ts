import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { paragraph } from './composing.ts'
import { createPaperPress, renderWorkerUrl } from './facade.ts'
import { renderDocx } from './official-document.docx.ts'
import { renderPdf } from './official-document.pdf.ts'
import type { OfficialDocumentDraft } from './official-document.ts'

const letter: OfficialDocumentDraft = {
  issuer: { name: 'Sở Y tế' },
  number: { serial: '7', symbol: 'SYT-VP' },
  place: 'Hà Nội',
  date: { year: 2020 },
  title: { form: 'letter', about: 'nhắc việc' },
  to: ['Sở Nội vụ'],
  blocks: [paragraph('Đề nghị báo cáo.')],
}
const press = createPaperPress({ size: 2 })
afterAll(() => press.close())
const digest = (file: Uint8Array) => createHash('sha256').update(file).digest('hex')

test('the files made on threads are the files made here, to the byte', async () => {
  const [docx, pdf] = await Promise.all([press.docx(letter), press.pdf(letter)])
  expect(digest(docx)).toBe(digest(await renderDocx(letter)))
  expect(digest(pdf)).toBe(digest(await renderPdf(letter)))
})

test('many at once', async () => {
  const files = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? press.docx(letter) : press.pdf(letter))))
  expect(new Set(files.map(digest)).size).toBe(2)
})

test('what is no document is refused before any work', async () => {
  await expect(press.pdf({ ...letter, place: '' })).rejects.toThrow(/place/)
})

test('the worker is found from source and from the bundle', () => {
  expect(renderWorkerUrl().href).toMatch(/papers\/layout\/render-worker\.ts$/)
  expect(renderWorkerUrl('file:///app/dist/cli.js').href).toBe('file:///app/dist/render-worker.js')
})
