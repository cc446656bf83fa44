import { expect, test } from 'vitest'
import { z } from 'zod'
import { BodyId } from '../../kernel/identity.ts'
import { layOut } from '../layout/laid-out.ts'
import { OfficialDocument } from '../layout/official-document.ts'
import { composeDraft, type DraftedPaper } from './draft-document.ts'
import type { DraftText } from './draft-text.ts'
import { startingText } from './draft-start.ts'
import { shippedTemplates } from './shipped-templates.ts'
import { missingIn, TemplateContent, type TemplateField } from './template.ts'

const issuer = {
  id: BodyId.parse('018f0000-0000-7000-8000-000000000001'),
  name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng',
  parentName: 'Sở Khoa học và Công nghệ',
  symbol: 'TĐC',
  placeName: 'Thành phố Hồ Chí Minh',
  signerTitle: 'CHI CỤC TRƯỞNG',
  signsHere: false,
  numbersHere: true,
}
const settings = { signingForm: 'KT. CHI CỤC TRƯỞNG', signerTitle: 'PHÓ CHI CỤC TRƯỞNG', recipients: ['Sở Khoa học và Công nghệ', 'Lưu: VT, NSCL'] }
const sampleOf = ({ type, label }: TemplateField) => (type === 'date' ? '2020-02-05' : type === 'number' ? 2021 : label.vi)
const filledIn = (fields: readonly TemplateField[]) => Object.fromEntries(fields.map((field) => [field.key, sampleOf(field)]))

function paper(code: string, change: (text: DraftText) => DraftText = (text) => text): DraftedPaper {
  const template = shippedTemplates.find((one) => one.code === code) ?? z.never().parse(code)
  const { fields } = template.content
  const text = change(startingText(template.content, settings, { fields: filledIn(fields), unit: 'NSCL' }))
  const letter = template.kind === 'officialLetter'
  return {
    text,
    fields,
    kindName: template.name,
    kindSymbol: letter ? null : 'QĐ',
    letter,
    issuer,
    unit: 'NSCL',
    papers: [],
    number: null,
    issuedOn: null,
    signerName: null,
    signerTitle: null,
    year: 2020,
  }
}
const laid = (of: DraftedPaper) => layOut(OfficialDocument.parse(composeDraft(of, { draft: true })))

test.each(shippedTemplates.map(({ code }) => code))('%s: filled in, nothing is left open and no brace is printed', (code) => {
  const drafted = paper(code)
  expect(missingIn(drafted.fields, drafted.text)).toEqual([])
  const printed = JSON.stringify(laid(drafted))
  expect(printed).not.toContain('{{')
  expect(printed).not.toContain('…………')
  expect(printed).toContain('DỰ THẢO')
})

test('the signature, recipients and files are the issuer’s; the number of a letter names the drafting unit', () => {
  const { signature, recipients, letterhead } = laid(paper('official-letter'))
  expect(signature?.lines).toEqual(['KT. CHI CỤC TRƯỞNG', 'PHÓ CHI CỤC TRƯỞNG'])
  expect(recipients).toEqual(['- Như trên;', '- Sở Khoa học và Công nghệ;', '- Lưu: VT, NSCL.'])
  expect(letterhead.number).toMatch(/\/TĐC-NSCL$/)
})

test('a passage with an optional field that is empty is left out, and its heading with it; a year is not grouped', () => {
  const without = (key: string) => (text: DraftText) => ({ ...text, fields: Object.fromEntries(Object.entries(text.fields).filter(([name]) => name !== key)) })
  expect(JSON.stringify(laid(paper('official-letter', without('answerBy'))))).not.toContain('Văn bản trả lời')
  expect(JSON.stringify(laid(paper('report', without('proposals'))))).not.toContain('KIẾN NGHỊ')
  expect(JSON.stringify(laid(paper('plan-decision')))).toContain('năm 2021')
})

test('a required field that is empty is named, an optional one is not', () => {
  const drafted = paper('official-letter', (text) => ({ ...text, fields: {} }))
  expect(missingIn(drafted.fields, drafted.text).map(({ path }) => path)).toEqual(
    ['subject', 'addressee', 'grounds', 'request'].map((key) => `text.fields.${key}`),
  )
  expect(JSON.stringify(laid(drafted))).toContain('…………')
})

test('a field that is used and not declared is refused by its name', () => {
  const [template] = shippedTemplates
  const read = TemplateContent.safeParse({ ...template?.content, fields: template?.content.fields.slice(1) })
  expect(read.error?.issues.map(({ message }) => message)).toEqual(['paper-template.field-undeclared'])
})
