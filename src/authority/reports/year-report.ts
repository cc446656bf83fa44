import { fullReport, progressAnnexes } from './full-report.ts'
import type { ReportTemplate, Section, Sentence } from './report-template.ts'

/** What stands first in a section that counts: the year, its two halves, and what no half-year report could tell. */
const inAll = (code: string, what: string): Sentence[] => [
  {
    per: 'section',
    when: ['counted'],
    text: `Trong năm: {{${code}.n}} ${what} (6 tháng đầu năm {{${code}.first}}, 6 tháng cuối năm {{${code}.second}}).`,
  },
  { per: 'section', when: ['counted', 'with-later'], text: `Trong đó có {{${code}.later}} ${what} sau ngày chốt số liệu của báo cáo 6 tháng.` },
  { per: 'section', when: ['counted', 'with-before'], text: `Năm trước: {{${code}.before}} ${what}, {{${code}.difference}}.` },
]

const counted: Readonly<Record<string, string>> = { papers: 'văn bản', training: 'lớp', inspections: 'văn bản về kiểm tra' }

const converted: Sentence[] = [
  {
    per: 'section',
    when: [],
    text: 'Tính đến {{dataDate}}, đã có {{converted.n}}/{{converted.N}} cơ quan ({{converted.percent}}) hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp {{edition}}.',
  },
  { per: 'section', when: ['with-missing'], text: 'Còn {{converted.noData}} cơ quan chưa có số liệu.' },
  { per: 'section', when: [], text: 'Diễn biến trong năm: {{first.period}} {{converted.first}}; {{second.period}} {{converted.second}}.' },
  { per: 'section', when: ['with-before'], text: 'So với {{before.period}}: {{converted.before}} cơ quan, {{converted.difference}}.' },
  { per: 'block', when: [], text: 'Khối {{block.name}}: {{block.n}}/{{block.N}} cơ quan ({{block.percent}}).' },
  { per: 'block', when: ['with-missing'], text: 'Còn {{block.noData}} cơ quan chưa có số liệu.' },
]

const communication: Sentence[] = [
  {
    per: 'section',
    when: ['counted', 'with-channels'],
    text: 'Thực hiện {{communication.n}} bản tin ISO trên {{communication.channels}} (6 tháng đầu năm {{communication.first}}, 6 tháng cuối năm {{communication.second}}).',
  },
  {
    per: 'section',
    when: ['counted', 'without-channels'],
    text: 'Thực hiện {{communication.n}} bản tin ISO (6 tháng đầu năm {{communication.first}}, 6 tháng cuối năm {{communication.second}}).',
  },
  { per: 'section', when: ['counted', 'with-later'], text: 'Trong đó có {{communication.later}} bản tin sau ngày chốt số liệu của báo cáo 6 tháng.' },
  { per: 'section', when: ['counted', 'with-before'], text: 'Năm trước: {{communication.before}} bản tin, {{communication.difference}}.' },
  { per: 'record', when: ['uncounted'], text: '{{activity.title}}.' },
]

function ofYear(section: Section): Section {
  if (section.code === 'converted') return { ...section, sentences: converted }
  if (section.code === 'communication') return { ...section, sentences: communication }
  const what = counted[section.code]
  return what === undefined ? section : { ...section, sentences: [...inAll(section.code, what), ...section.sentences] }
}

/** The report of a year, from its two half-years and what came after the data dates of their reports. */
export const yearReport: ReportTemplate = {
  ...fullReport,
  code: 'year-report',
  name: { vi: 'Báo cáo năm', en: 'Year report' },
  tells: 'year',
  later: 'Ngoài các báo cáo 6 tháng (số liệu đến {{cuts}}), sau ngày chốt có thêm:',
  sections: fullReport.sections.map(ofYear),
  annexes: [...progressAnnexes, { of: 'papers', title: 'Danh mục văn bản đã ban hành, triển khai trong năm' }],
}
