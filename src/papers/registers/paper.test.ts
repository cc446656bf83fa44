import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { BodyId, PaperId } from '../../kernel/identity.ts'
import { decidePaper, IssuedPaper, type Surroundings } from './paper.ts'
import { recognise, warningsOf } from './paper-number.ts'

const kinds = [
  { code: 'decision', symbol: 'QĐ' },
  { code: 'officialLetter', symbol: null },
  { code: 'plan', symbol: 'KH' },
]
const ubnd = { id: BodyId.parse('01900000-0000-7000-8000-000000000001'), name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh', symbol: 'UBND' }
const skhcn = { id: BodyId.parse('01900000-0000-7000-8000-000000000002'), name: 'Sở Khoa học và Công nghệ', symbol: 'SKHCN' }
const around: Surroundings = { kinds, issuers: [ubnd, skhcn], sameNumber: [], fileKnown: false }
const today = Day.parse('2020-06-20')
const plain = { kind: 'decision', number: '1451/QĐ-UBND', issuedOn: '2020-04-29', issuerId: ubnd.id, abstract: 'về việc phê duyệt Kế hoạch' }
const asked = (change: Record<string, unknown> = {}) => IssuedPaper.parse({ ...plain, ...change })
const codeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('an issued paper', () => {
  test('is recorded with the name of the issuing body', () => {
    expect(decidePaper(asked(), around, today)).toEqual({
      paper: {
        kind: 'decision',
        number: '1451/QĐ-UBND',
        issuedOn: '2020-04-29',
        issuerId: ubnd.id,
        issuerName: ubnd.name,
        abstract: 'về việc phê duyệt Kế hoạch',
        expiresOn: null,
        signerName: null,
        signerTitle: null,
        fileId: null,
        note: null,
        topic: null,
        recipients: [],
        filingUnits: [],
        copies: null,
      },
      warnings: [],
    })
  })

  test('is issued today at the latest', () => {
    expect(decidePaper(asked({ issuedOn: today }), around, today).paper.issuedOn).toBe(today)
    expect(codeOf(() => decidePaper(asked({ issuedOn: '2020-06-21' }), around, today))).toBe('paper.issued-in-future')
  })

  test('has one issuer: a body of the authority, or a name', () => {
    const { issuerId: _, ...without } = plain
    expect(codeOf(() => decidePaper(IssuedPaper.parse(without), around, today))).toBe('paper.issuer-missing')
    expect(codeOf(() => decidePaper(asked({ issuerName: 'Bộ Khoa học và Công nghệ' }), around, today))).toBe('paper.issuer-twice')
    expect(decidePaper(IssuedPaper.parse({ ...without, issuerName: 'Bộ Khoa học và Công nghệ' }), around, today).paper).toMatchObject({
      issuerId: null,
      issuerName: 'Bộ Khoa học và Công nghệ',
    })
  })

  test('issued by a body typed by name belongs to that body, however its tone marks are typed', () => {
    const { issuerId: _, ...without } = plain
    expect(
      decidePaper(IssuedPaper.parse({ ...without, issuerName: 'Uỷ  ban nhân dân thành phố Hồ Chí Minh'.normalize('NFD') }), around, today).paper,
    ).toMatchObject({ issuerId: ubnd.id, issuerName: ubnd.name })
  })

  test('does not take a number its issuer used in that year, and names the other', () => {
    const other = {
      id: PaperId.parse('01900000-0000-7000-8000-000000000009'),
      number: '1451/QĐ-UBND',
      issuedOn: Day.parse('2020-04-28'),
      issuerName: ubnd.name,
    }
    expect(() => decidePaper(asked(), { ...around, sameNumber: [other] }, today)).toThrow(
      expect.objectContaining({
        kind: 'conflict',
        code: 'paper.number-taken',
        details: expect.objectContaining({ paper: other.id, issuer: ubnd.name, year: '2020', issuedOn: '2020-04-28' }),
      }),
    )
    expect(codeOf(() => decidePaper(asked(), { ...around, sameNumber: [{ ...other, issuerName: skhcn.name }] }, today))).toMatchObject({ warnings: [] })
  })

  test.each(['1451', 'QĐ-UBND', '0/QĐ-UBND', '12345678/QĐ-UBND', '-1/QĐ-UBND', '1451/', `1/${'a'.repeat(200)}`, '1451/<b>'])(
    'has a number that can be read, not %s',
    (number) => {
      expect(IssuedPaper.safeParse({ ...plain, number }).success).toBe(false)
    },
  )

  test('keeps its number as one writes it, and a suffix', () => {
    expect(asked({ number: ' Số: 12a / QĐ–UBND ' }).number).toBe('12a/QĐ-UBND')
  })
})

describe('the symbol of a number', () => {
  test("is remarked when it is not the kind's", () => {
    expect(warningsOf('15/KH-UBND', { code: 'decision', symbol: 'QĐ' }, kinds, 'UBND')).toEqual([
      { code: 'paper.symbol-not-of-kind', details: { expected: 'QĐ', found: 'KH-UBND' } },
    ])
    expect(warningsOf('15/KH-UBND', { code: 'officialLetter', symbol: null }, kinds, null)).toHaveLength(1)
  })

  test('is remarked when the issuer is not in it', () => {
    expect(warningsOf('287/SKHCN-TĐC', { code: 'officialLetter', symbol: null }, kinds, 'UBND')).toEqual([
      { code: 'paper.symbol-not-of-issuer', details: { expected: 'UBND', found: 'SKHCN-TĐC' } },
    ])
  })

  test.each([
    ['16/2020/QĐ-UBND', 'decision'],
    ['1451/QD-UBND', 'decision'],
    ['287/SKHCN-TĐC', 'officialLetter'],
  ])('of %s fits', (number, code) => {
    const kind = kinds.find((k) => k.code === code)
    expect(kind && warningsOf(number, kind, kinds, number.includes('UBND') ? 'UBND' : 'SKHCN')).toEqual([])
  })

  test('says the kind and the issuer by itself', () => {
    expect(recognise('1451/QĐ-UBND', kinds, [ubnd, skhcn])).toMatchObject({
      serial: 1451,
      symbol: 'QĐ-UBND',
      kind: { code: 'decision' },
      issuer: { symbol: 'UBND' },
    })
    expect(recognise('287/SKHCN-TĐC', kinds, [ubnd, skhcn])).toMatchObject({ serial: 287, kind: { code: 'officialLetter' }, issuer: { symbol: 'SKHCN' } })
    expect(recognise('12a/ABC-XYZ', kinds, [ubnd])).toMatchObject({ suffix: 'a', kind: undefined, issuer: undefined })
    expect(recognise('UBND', kinds, [ubnd])).toBeUndefined()
  })
})
