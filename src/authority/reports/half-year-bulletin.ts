import type { ReportTemplate } from './report-template.ts'

/**
 * "Bản tin kết quả 6 tháng": the order of the half-year report of 2020. Sentences are model sentences to be edited per
 * authority; what the law asks of such a report stands nowhere here.
 */
export const halfYearBulletin: ReportTemplate = {
  code: 'half-year-bulletin',
  name: { vi: 'Bản tin kết quả 6 tháng', en: 'Half-year bulletin' },
  paperKind: { code: 'report', name: 'Báo cáo', symbol: 'BC' },
  title: 'Kết quả thực hiện các nhiệm vụ ISO {{period}}',
  opening: '{{issuer}} báo cáo kết quả thực hiện các nhiệm vụ ISO {{period}} (số liệu tính đến {{dataDate}}) như sau:',
  sections: [
    {
      code: 'decisions', name: { vi: 'Quyết định, kế hoạch đã ban hành', en: 'Decisions and plans issued' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'papers', topics: ['application-plan', 'inspection-plan', 'inspection-team'], kinds: ['decision', 'plan', 'programme'], rest: false },
      sentences: [
        { per: 'record', when: ['paper-above'], text: 'Tham mưu, trình {{paper.issuer}} ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}.' },
        { per: 'record', when: ['paper-own'], text: 'Ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}.' },
        { per: 'record', when: ['paper-other'], text: 'Triển khai {{paper.kind}} số {{paper.number}} {{paper.date}} của {{paper.issuer}} {{paper.abstract}}.' },
      ],
    },
    {
      code: 'par-index', name: { vi: 'Chỉ số cải cách hành chính', en: 'PAR index' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'activities', kinds: ['par-index'], rest: false }, sentences: [{ per: 'record', when: [], text: '{{activity.title}}.' }],
    },
    {
      code: 'newsletters', name: { vi: 'Bản tin ISO', en: 'ISO newsletters' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'activities', kinds: ['newsletter'], rest: false },
      sentences: [
        { per: 'section', when: ['counted', 'with-channels'], text: 'Thực hiện {{newsletters.n}} bản tin ISO trên {{newsletters.channels}}.' },
        { per: 'section', when: ['counted', 'without-channels'], text: 'Thực hiện {{newsletters.n}} bản tin ISO.' },
        { per: 'record', when: ['uncounted'], text: '{{activity.title}}.' },
      ],
    },
    {
      code: 'guidance', name: { vi: 'Hướng dẫn', en: 'Guidance' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'activities', kinds: ['guidance'], rest: false }, sentences: [{ per: 'record', when: [], text: '{{activity.title}}.' }],
    },
    {
      code: 'secondment', name: { vi: 'Biệt phái công chức', en: 'Secondment' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'activities', kinds: ['secondment'], rest: false }, sentences: [{ per: 'record', when: [], text: '{{activity.title}}.' }],
    },
    {
      code: 'letters', name: { vi: 'Công văn đã ban hành', en: 'Official letters issued' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'papers', topics: ['guidance-letter', 'consultant-list'], kinds: ['officialLetter', 'guidance', 'notice'], rest: false },
      sentences: [
        { per: 'record', when: ['paper-above'], text: 'Tham mưu, trình {{paper.issuer}} ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}.' },
        { per: 'record', when: ['paper-own'], text: 'Ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}.' },
        { per: 'record', when: ['paper-other'], text: 'Triển khai {{paper.kind}} số {{paper.number}} {{paper.date}} của {{paper.issuer}} {{paper.abstract}}.' },
      ],
    },
    {
      code: 'converted', name: { vi: 'Cơ quan đã chuyển đổi, áp dụng và công bố', en: 'Agencies that have converted, applied and declared' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'progress', blocks: 'main' },
      sentences: [
        { per: 'section', when: [], text: 'Tính đến {{dataDate}}, đã có {{converted.n}}/{{converted.N}} cơ quan hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp {{edition}}.' },
        { per: 'section', when: ['with-missing'], text: 'Còn {{converted.noData}} cơ quan chưa có số liệu.' },
      ],
    },
    {
      code: 'apart', name: { vi: 'Khối báo cáo riêng', en: 'Blocks reported apart' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'progress', blocks: 'apart' },
      sentences: [
        { per: 'record', when: [], text: 'Khối {{block.name}}: tính đến {{dataDate}}, đã có {{block.n}}/{{block.N}} đơn vị hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp {{edition}}.' },
        { per: 'record', when: ['with-missing'], text: 'Khối {{block.name}} còn {{block.noData}} đơn vị chưa có số liệu.' },
      ],
    },
    {
      code: 'training', name: { vi: 'Đào tạo, tập huấn', en: 'Training' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'activities', kinds: ['training', 'training-postponed'], rest: false }, sentences: [{ per: 'record', when: [], text: '{{activity.title}}.' }],
    },
    {
      code: 'other-papers', name: { vi: 'Văn bản khác', en: 'Other papers' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'papers', topics: ['other'], kinds: [], rest: true },
      sentences: [
        { per: 'record', when: ['paper-above'], text: 'Tham mưu, trình {{paper.issuer}} ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}.' },
        { per: 'record', when: ['paper-own'], text: 'Ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}.' },
        { per: 'record', when: ['paper-other'], text: 'Triển khai {{paper.kind}} số {{paper.number}} {{paper.date}} của {{paper.issuer}} {{paper.abstract}}.' },
      ],
    },
    {
      code: 'other-activities', name: { vi: 'Hoạt động khác', en: 'Other activities' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'activities', kinds: ['other'], rest: true }, sentences: [{ per: 'record', when: [], text: '{{activity.title}}.' }],
    },
    {
      code: 'further', name: { vi: 'Nội dung khác', en: 'Further remarks' }, heading: null, numbered: false, empty: 'leave-out',
      source: { of: 'words' }, sentences: [],
    },
    {
      code: 'directions', name: { vi: 'Phương hướng', en: 'Directions' }, heading: 'Phương hướng hoạt động {{next.period}}', numbered: true, empty: 'leave-out',
      source: { of: 'directions' },
      sentences: [
        { per: 'record', when: [], text: '{{direction.task}}.' },
        { per: 'target', when: ['target-counted'], text: 'Phấn đấu đến {{target.by}}, {{target.percent}} {{target.list}} hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp {{edition}} ({{target.needed}}/{{target.N}} cơ quan).' },
        { per: 'target', when: ['target-uncounted'], text: 'Phấn đấu đến {{target.by}}, {{target.percent}} {{target.list}} hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp {{edition}}.' },
      ],
    },
  ],
  annex: { title: 'Danh sách cơ quan và kết quả công bố hệ thống quản lý chất lượng', mostRows: 2000 },
}
