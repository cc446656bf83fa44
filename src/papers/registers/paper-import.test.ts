import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { BodyId, PaperId } from '../../kernel/identity.ts'
import { numberKey } from '../../kernel/official-number.ts'
import { checkPapers, ImportField, type PaperRegister } from './paper-import.ts'

const ubnd = BodyId.parse('019e0000-0000-7000-8000-000000000001')
const tdc = BodyId.parse('019e0000-0000-7000-8000-000000000002')
const register: PaperRegister = {
  today: Day.parse('2020-06-15'),
  kinds: [
    { code: 'decision', symbol: 'QĐ', nameVi: 'Quyết định', nameEn: 'Decision' },
    { code: 'officialLetter', symbol: null, nameVi: 'Công văn', nameEn: 'Official letter' },
    { code: 'report', symbol: 'BC', nameVi: 'Báo cáo', nameEn: 'Report' },
  ],
  issuers: [
    { id: ubnd, name: 'Ủy ban nhân dân Thành phố', symbol: 'UBND', seriesHere: [] },
    { id: tdc, name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng', symbol: 'TĐC', seriesHere: ['report'] },
  ],
  numbers: [
    {
      id: PaperId.parse('019e0000-0000-7000-8000-000000000003'),
      number: '1451/QĐ-UBND',
      numberKey: numberKey('1451/QĐ-UBND'),
      year: 2020,
      issuedOn: Day.parse('2020-04-29'),
      issuerName: 'Ủy ban nhân dân Thành phố',
      kind: 'decision',
    },
  ],
  history: false,
}
const mapping = Object.fromEntries(ImportField.options.map((key, n) => [key, n]))
const cellsOf = (row: Partial<Record<ImportField, string>>) => ImportField.options.map((key) => row[key] ?? '')
const sound = { number: '1452/QĐ-UBND', issuedOn: '29/04/2020', abstract: 'về việc phê duyệt Kế hoạch kiểm tra' }
const check = (rows: Partial<Record<ImportField, string>>[], more: Partial<PaperRegister> = {}) =>
  checkPapers(
    rows.map((row, n) => ({ row: n + 2, cells: cellsOf(row) })),
    mapping,
    { ...register, ...more },
  )
const codes = (row: Partial<Record<ImportField, string>>, more: Partial<PaperRegister> = {}) =>
  check([{ ...sound, ...row }], more).faults.map(({ field, code }) => [field, code])

describe('a row of the register of papers', () => {
  test('needs no more than number, day and abstract where the number tells kind and issuer', () => {
    const { good, faults } = check([sound])
    expect(faults).toEqual([])
    expect(good).toMatchObject([
      { paper: { kind: 'decision', issuerId: ubnd, issuerName: 'Ủy ban nhân dân Thành phố', recipients: [], copies: null }, warnings: [] },
    ])
  })
  test('may be written as the book writes it', () => {
    const { good, faults } = check([
      {
        ...sound,
        number: 'Số: 1452 / QĐ-UBND',
        abstract: 'Quyết định về việc phê duyệt Kế hoạch kiểm tra',
        direction: 'Đi',
        kind: 'QĐ',
        issuer: 'ỦY BAN NHÂN DÂN THÀNH PHỐ',
        signerTitle: 'Chủ tịch',
        recipients: '- Như Điều 3; - Lưu: VT',
        filingUnits: 'VT, KT; TĐC',
        copies: '1.200',
        topic: 'Kế hoạch kiểm tra',
      },
    ])
    expect(faults).toEqual([])
    expect(good[0]?.paper).toMatchObject({
      number: '1452/QĐ-UBND',
      abstract: 'về việc phê duyệt Kế hoạch kiểm tra',
      issuerId: ubnd,
      signerTitle: 'Chủ tịch',
      recipients: ['Như Điều 3', 'Lưu: VT'],
      filingUnits: ['VT', 'KT', 'TĐC'],
      copies: 1200,
      topic: 'inspection-plan',
    })
  })
  test('of an issuer outside keeps its name; an odd symbol is remarked, not refused', () => {
    const { good } = check([
      { ...sound, number: '77/QĐ-BKHCN', issuer: 'Bộ Khoa học và Công nghệ' },
      { ...sound, number: '15/KH-UBND', kind: 'Quyết định' },
    ])
    expect(good.map(({ paper, warnings }) => [paper.issuerId, paper.issuerName, warnings.map(({ code }) => code)])).toEqual([
      [null, 'Bộ Khoa học và Công nghệ', []],
      [ubnd, 'Ủy ban nhân dân Thành phố', ['paper.symbol-not-of-kind']],
    ])
  })
  test('that the register holds already stays as it is', () => {
    const { good, unchanged, faults } = check([{ ...sound, number: '01451/QD-UBND' }])
    expect([good.length, unchanged.length, faults.length]).toEqual([0, 1, 0])
  })

  test.each<[string, Partial<Record<ImportField, string>>, [string, string][]]>([
    [
      'without number, day and abstract',
      { number: '', issuedOn: '', abstract: '' },
      [
        ['issuedOn', 'import.cell.required'],
        ['number', 'import.cell.required'],
        ['kind', 'paper.import.kind-untold'],
        ['issuer', 'paper.import.issuer-untold'],
        ['abstract', 'import.cell.required'],
      ],
    ],
    [
      'whose number is a day',
      { number: '15/06/2020' },
      [
        ['number', 'official-number.unreadable'],
        ['kind', 'paper.import.kind-untold'],
        ['issuer', 'paper.import.issuer-untold'],
      ],
    ],
    ['with the number zero', { number: '00/QĐ-UBND', kind: 'QĐ', issuer: 'UBND' }, [['number', 'official-number.unreadable']]],
    ['whose number names another year', { number: '16/2019/QĐ-UBND' }, [['number', 'paper.import.other-year']]],
    ['on a day of no calendar', { issuedOn: '31/02/2020' }, [['issuedOn', 'import.cell.not-a-day']]],
    ['of tomorrow', { issuedOn: '16/06/2020' }, [['issuedOn', 'paper.issued-in-future']]],
    ['of a kind nobody knows', { kind: 'Thần chỉ' }, [['kind', 'import.cell.not-offered']]],
    [
      'whose symbol tells neither kind nor issuer',
      { number: '12/ABC-XYZ' },
      [
        ['kind', 'paper.import.kind-untold'],
        ['issuer', 'paper.import.issuer-untold'],
      ],
    ],
    ['whose number bears another day in the register', { number: '1451/QĐ-UBND', issuedOn: '30/04/2020' }, [['number', 'paper.number-taken']]],
    ['that came in', { direction: 'Đến' }, [['direction', 'paper.import.incoming']]],
    ['of somebody else that is said to go out', { direction: 'đi', number: '77/QĐ-BKHCN', issuer: 'Bộ KH&CN' }, [['issuer', 'paper.import.not-own']]],
    ['numbered in a series that is kept here', { number: '07/BC-TĐC' }, [['number', 'paper.import.numbered-here']]],
    ['with half a copy', { copies: '1,5' }, [['copies', 'paper.import.copies']]],
    ['used in no report', { topic: 'Câu khác' }, [['topic', 'import.cell.not-offered']]],
    ['with an abstract of 5,000 letters', { abstract: 'x'.repeat(5000) }, [['abstract', 'import.cell.too-long']]],
    ['with a recipient of 400 letters', { recipients: `Như trên; ${'x'.repeat(400)}` }, [['recipients', 'import.cell.too-long']]],
  ])('%s is refused at its cell', (_, row, expected) => expect(codes(row)).toEqual(expected))

  test('numbered in a series that is kept here is taken as historical data', () => expect(codes({ number: '07/BC-TĐC' }, { history: true })).toEqual([]))
  test('that stands twice in the file is refused at the second; a refused row takes no place', () => {
    const { good, faults } = check([{ ...sound, issuedOn: '31/02/2020' }, sound, { ...sound, number: '1452/qd-ubnd', issuedOn: '30/04/2020' }])
    expect(good.map(({ row }) => row)).toEqual([3])
    expect(faults.map(({ row, code, details }) => [row, code, details['other']])).toEqual([
      [2, 'import.cell.not-a-day', undefined],
      [4, 'paper.import.twice-in-file', 3],
    ])
  })
})
