import { describe, expect, test } from 'vitest'
import { composeReport, composeText, titleOf } from '../src/authority/reports/compose.ts'
import type { Composition } from '../src/authority/reports/composition.ts'
import { computeFigures, type Figure } from '../src/authority/reports/figures.ts'
import { halfYearBulletin } from '../src/authority/reports/half-year-bulletin.ts'
import type { ReportFacts } from '../src/authority/reports/report-facts.ts'
import { ReportTemplate } from '../src/authority/reports/report-template.ts'
import { type Wording, wordingFault } from '../src/authority/reports/wording.ts'
import { Day, HalfYear } from '../src/kernel/day.ts'
import { ActivityId, PaperId } from '../src/kernel/identity.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import type { BlockDraft } from '../src/papers/layout/block.ts'
import { renderHtml } from '../src/papers/layout/paper-page.ts'
import { facts2020, frame2020 } from './reports-2020.facts.ts'

const template = ReportTemplate.parse(halfYearBulletin)

function composed(change: (facts: ReportFacts) => ReportFacts = (f) => f, wording: Wording = {}, frame = frame2020): Composition {
  const facts = change(facts2020())
  return { template, facts, figures: computeFigures(template, facts, frame), frame, wording, references: [] }
}

const words = (runs: readonly { text: string }[]) => runs.map((run) => run.text).join('')
const lines = (blocks: readonly BlockDraft[]) =>
  blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.map(words) : block.kind === 'paragraph' || block.kind === 'heading' ? [words(block.text)] : [],
  )
const read = (of: Composition) => lines(composeText(of))
const figure = (of: Composition, key: string): Figure => {
  const found = of.figures.find((one) => one.key === key)
  if (!found) throw new TypeError(`no figure ${key}`)
  return found
}

const ofCity = 'Tiêu chuẩn quốc gia TCVN ISO 9001'
const inAgencies = 'các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước tại Thành phố Hồ Chí Minh năm 2020'

describe('the half-year report of 2020', () => {
  test('says every sentence of the published one, in its order', () => {
    expect(read(composed())).toEqual([
      'Sở Khoa học và Công nghệ báo cáo kết quả thực hiện các nhiệm vụ ISO 6 tháng đầu năm 2020 (số liệu tính đến ngày 15 tháng 6 năm 2020) như sau:',
      `Tham mưu, trình Ủy ban nhân dân Thành phố Hồ Chí Minh ban hành Quyết định số 1451/QĐ-UBND ngày 29 tháng 4 năm 2020 về việc phê duyệt Kế hoạch triển khai việc áp dụng hệ thống quản lý chất lượng theo ${ofCity} vào hoạt động của ${inAgencies}.`,
      `Tham mưu, trình Ủy ban nhân dân Thành phố Hồ Chí Minh ban hành Quyết định số 1452/QĐ-UBND ngày 29 tháng 4 năm 2020 về việc phê duyệt Kế hoạch kiểm tra việc xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo ${ofCity} tại ${inAgencies}.`,
      `Tham mưu, trình Ủy ban nhân dân Thành phố Hồ Chí Minh ban hành Quyết định số 1453/QĐ-UBND ngày 29 tháng 4 năm 2020 về thành lập Đoàn kiểm tra việc xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo ${ofCity} tại ${inAgencies}.`,
      'Tham gia đánh giá chỉ số cải cách hành chính năm 2019.',
      'Thực hiện 04 bản tin ISO trên website của Chi cục và bản tin TBT.',
      'Hướng dẫn chuyển đổi sang TCVN ISO 9001:2015 cho Ủy ban nhân dân phường, xã.',
      'Biệt phái 01 công chức hỗ trợ công tác xây dựng, công bố quy trình nội bộ giải quyết thủ tục hành chính trên địa bàn thành phố.',
      'Ban hành Công văn số 287/SKHCN-TĐC ngày 14 tháng 02 năm 2020 lưu ý các cơ quan một số nội dung khi thực hiện xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001.',
      `Ban hành Công văn số 619/SKHCN-TĐC ngày 20 tháng 3 năm 2020 về việc cung cấp danh sách các tổ chức đủ điều kiện tư vấn hệ thống quản lý chất lượng theo ${ofCity}.`,
      'Tính đến ngày 15 tháng 6 năm 2020, đã có 47/63 cơ quan hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp TCVN ISO 9001:2015.',
      'Các lớp đào tạo lùi do dịch bệnh COVID-19, dự kiến từ tháng 7/2020.',
      'Phương hướng hoạt động 06 tháng cuối năm',
      '1. Kiểm tra thực tế tại trụ sở 30 cơ quan về xây dựng, áp dụng, duy trì và cải tiến.',
      '2. Hỗ trợ và hướng dẫn sử dụng kinh phí xây dựng, áp dụng, duy trì và cải tiến năm 2021.',
      '3. Tiếp tục hướng dẫn chuyển đổi, áp dụng TCVN ISO 9001:2015.',
      '4. Đôn đốc, nhắc nhở, hướng dẫn các cơ quan duy trì, mở rộng và chuyển đổi áp dụng TCVN ISO 9001:2015.',
      'Phấn đấu đến ngày 31 tháng 12 năm 2020, 100 % sở, ban, ngành, Ủy ban nhân dân quận, huyện thuộc danh sách các cơ quan thực hiện đánh giá, xác định chỉ số cải cách hành chính năm 2020 hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp TCVN ISO 9001:2015 (45/45 cơ quan).',
      'Phấn đấu đến ngày 31 tháng 12 năm 2020, 70 % Ủy ban nhân dân phường, xã, thị trấn hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp TCVN ISO 9001:2015 (226/322 cơ quan).',
      '5. Phối hợp với Văn phòng Ủy ban nhân dân thành phố và các cơ quan có liên quan xây dựng quy trình nội bộ, bảo đảm áp dụng TCVN ISO 9001:2015 đối với các thủ tục hành chính đã được Ủy ban nhân dân thành phố công bố.',
    ])
  })

  test('opens the 47 names, the 16 missing, and leaves the communes without a false 0', () => {
    const of = composed()
    expect(figure(of, 'converted').value).toEqual({ kind: 'progress', n: 47, N: 63, notYet: 16, noData: 0 })
    const { groups } = figure(of, 'converted').rows
    expect([groups.declared?.length, groups['not-yet']?.length, groups['no-data']?.length]).toEqual([47, 16, 0])
    expect(figure(of, 'apart/phuong-xa').value).toEqual({ kind: 'progress', n: 0, N: 322, notYet: 0, noData: 322 })
    expect(read(of).join('\n')).not.toContain('/322 đơn vị')
    expect(renderHtml(composeReport(of))).not.toContain('Phường, xã, thị trấn:')
  })

  test('is titled, signed and filed as the office writes it, with a blank number until it is issued', () => {
    const of = composed()
    expect(titleOf(of)).toBe('Kết quả thực hiện các nhiệm vụ ISO 6 tháng đầu năm 2020')
    const draft = composeReport(of)
    expect(draft).toMatchObject({
      number: { serial: null, symbol: 'BC-SKHCN' },
      draft: true,
      date: { year: 2020 },
      filing: { units: ['VT', 'TĐC'] },
      issuer: { parent: 'Ủy ban nhân dân Thành phố Hồ Chí Minh', name: 'Sở Khoa học và Công nghệ' },
      notice: 'Số liệu minh họa, không phải số liệu thực của cơ quan',
    })
    expect(renderHtml(draft)).toContain('DỰ THẢO')
    const issued = composeReport(of, { number: '9/BC-SKHCN', issuedOn: Day.parse('2020-06-16'), signerName: null, signerTitle: 'PHÓ GIÁM ĐỐC' })
    expect(issued).toMatchObject({ number: { serial: '9', symbol: 'BC-SKHCN' }, draft: false, date: '2020-06-16' })
    expect(renderHtml(issued)).toContain('Số: 09/BC-SKHCN')
    expect(renderHtml(issued)).not.toContain('DỰ THẢO')
  })

  test('annexes the agencies block by block, with where each stands', () => {
    const annex = composeReport(composed()).annexes?.[0]
    const table = annex?.blocks[0]
    if (annex?.form !== 'annex' || table?.kind !== 'table') throw new TypeError('no table in the annex')
    expect([annex.orientation, table.rows.length]).toEqual(['landscape', 63 + 5])
    const rows = table.rows.map((row) => row.cells.map((cell) => words(cell.text)))
    expect(rows.filter((cells) => cells.length === 1).map((cells) => cells[0])).toEqual([
      'Sở, ngành: 15/21',
      'Quận, huyện: 18/24',
      'Chi cục: 7/9',
      'Ban: 4/5',
      'Ngành dọc: 3/4',
    ])
    expect(rows.filter((cells) => cells[5] === 'Chưa công bố' && cells[6] === 'Mới công bố theo phiên bản cũ')).toHaveLength(2)
  })
})

test('an annex too long for paper lists blocks, and says where the names are', () => {
  const of = composed()
  const short = { ...of, template: { ...template, annex: { title: 'Danh sách', mostRows: 62 } } }
  const [table, note] = composeReport(short).annexes?.[0]?.blocks ?? []
  if (table?.kind !== 'table' || note?.kind !== 'paragraph') throw new TypeError('no table of blocks')
  expect(table.rows.map((row) => row.cells.map((cell) => words(cell.text)))[0]).toEqual(['1', 'Sở, ngành', '21', '15', '6', '0', '71,4 %'])
  expect(words(note.text)).toBe('Danh sách 63 cơ quan được lưu trong bản dữ liệu của báo cáo.')
})

describe('a report', () => {
  const paper = (over: Partial<ReportFacts['papers'][number]>) =>
    ({ ...facts2020().papers[0], id: PaperId.parse(uuidv7(new Date())), ...over }) as ReportFacts['papers'][number]

  test('leaves what came after the data date out of the text and says how much it was', () => {
    const of = composed((facts) => ({ ...facts, papers: [...facts.papers, paper({ number: '700/SKHCN-TĐC', issuedOn: Day.parse('2020-06-20') })] }))
    expect(read(of).join('\n')).not.toContain('700/SKHCN-TĐC')
    expect(figure(of, 'letters').rows.groups).toMatchObject({ counted: [expect.any(String), expect.any(String)], after: [expect.any(String)] })
  })

  test('loses no record: what no sentence takes goes to the remaining ones', () => {
    const of = composed((facts) => ({
      ...facts,
      papers: [...facts.papers, paper({ kind: 'minutes', kindName: 'Biên bản', number: '03/BB-SKHCN', topic: 'something-new' })],
      activities: [
        ...facts.activities,
        { ...(facts.activities[0] as ReportFacts['activities'][number]), id: ActivityId.parse(uuidv7(new Date())), kind: 'brand-new', title: 'Hội thảo ISO.' },
      ],
    }))
    expect(read(of)).toContainEqual(expect.stringContaining('Ban hành Biên bản số 03/BB-SKHCN'))
    expect(read(of)).toContain('Hội thảo ISO.')
  })

  test('says that there is no data beside n/N, and nothing at all where nobody looked', () => {
    const some = composed((facts) => ({
      ...facts,
      agencies: facts.agencies.map((agency) => (agency.standing === 'not-yet' ? { ...agency, standing: 'no-data' as const } : agency)),
    }))
    expect(read(some)).toContainEqual(expect.stringMatching(/đã có 47\/63 cơ quan .* Còn 16 cơ quan chưa có số liệu\.$/))
    const none = composed((facts) => ({ ...facts, agencies: facts.agencies.map((agency) => ({ ...agency, standing: 'no-data' as const })) }))
    expect(read(none).join('\n')).not.toContain('/63')
  })

  test('prints no empty heading; a section may say that there was nothing', () => {
    const bare = composed(() => ({ ...facts2020(), papers: [], activities: [], directions: [], agencies: [] }))
    expect(read(bare)).toHaveLength(1)
    const sections = template.sections.map((section) => (section.code === 'newsletters' ? { ...section, empty: 'say-none' as const } : section))
    expect(read({ ...bare, template: { ...template, sections } })).toEqual([expect.any(String), 'Bản tin ISO: Không phát sinh.'])
  })

  test('counts a newsletter on two channels once', () => {
    expect(figure(composed(), 'newsletters').value).toEqual({ kind: 'count', n: 4, records: 1, unknown: 0 })
  })

  test('takes no record without a quantity for one', () => {
    const untold = composed((facts) => ({ ...facts, activities: facts.activities.map((activity) => ({ ...activity, quantity: null })) }))
    expect(figure(untold, 'newsletters').value).toEqual({ kind: 'count', n: null, records: 1, unknown: 1 })
    expect(read(untold)).toContain('Thực hiện bản tin ISO.')
  })

  test('speaks of the second half-year in its own words', () => {
    const of = composed((f) => f, {}, { ...frame2020, period: HalfYear.parse('2020-H2'), dataDate: Day.parse('2020-12-15') })
    expect(titleOf(of)).toBe('Kết quả thực hiện các nhiệm vụ ISO 6 tháng cuối năm 2020')
    expect(read(of)).toContain('Phương hướng hoạt động 06 tháng đầu năm 2021')
  })
})

describe('the composer’s own words', () => {
  test('stand beside the model sentences or in their place, with figures bound', () => {
    const beside = read(composed(undefined, { converted: { place: 'beside', text: 'Còn {{converted.notYet}} cơ quan chưa công bố.' } }))
    expect(beside.filter((line) => line.includes('47/63') || line.includes('Còn 16 cơ quan'))).toHaveLength(2)
    const instead = read(composed(undefined, { converted: { place: 'instead', text: 'Đạt {{converted.percent}} ({{converted.n}}/{{converted.N}}).' } }))
    expect(instead).toContain('Đạt 74,6 % (47/63).')
    expect(instead.join('\n')).not.toContain('hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp TCVN ISO 9001:2015.')
  })
  test('may fill a section nothing was recorded for', () => {
    expect(read(composed(undefined, { further: { place: 'beside', text: 'Dòng một.\n\nDòng hai.' } }))).toEqual(
      expect.arrayContaining(['Dòng một.', 'Dòng hai.']),
    )
  })
  test('are refused when they name a figure that does not exist', () => {
    expect(wordingFault(template, 'converted', { place: 'beside', text: '{{converted.m}}' })).toEqual({
      code: 'report.placeholder-unknown',
      details: { placeholder: '{{converted.m}}' },
    })
    expect(wordingFault(template, 'nowhere', { place: 'beside', text: 'x' })?.code).toBe('report.section-unknown')
    expect(wordingFault(template, 'opening', { place: 'instead', text: '{{issuer}} báo cáo:' })).toBeUndefined()
  })
  test('cannot bring markup into the page', () => {
    expect(renderHtml(composeReport(composed(undefined, { further: { place: 'beside', text: '<script>alert(1)</script>' } })))).not.toContain('<script>')
  })
})
