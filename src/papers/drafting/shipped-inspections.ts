import { carriedOut, enactment, executors, proposal, proposer } from './shipped-decisions.ts'
import { article, base, field, heading, list, names, paperField, paragraph, programmeCircular, programmeDecision, shipped } from './shipped-wording.ts'

const subject = 'việc xây dựng, áp dụng, duy trì và cải tiến Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001'
const formAndMonth = 'Hình thức (tại trụ sở, qua hồ sơ), tháng kiểm tra'

/** What is looked at, for the plan and for the outline that an agency answers beforehand. To be verified by whoever issues it. */
const checked = [
  'Danh mục thủ tục hành chính thuộc phạm vi áp dụng đã được phê duyệt;',
  'Việc công bố, công bố lại và niêm yết công khai bản công bố Hệ thống quản lý chất lượng;',
  'Chức năng, nhiệm vụ của từng đơn vị, bản phân công công việc và yêu cầu năng lực;',
  'Hồ sơ đánh giá nội bộ và xem xét của lãnh đạo; việc khắc phục các điểm không phù hợp;',
  'Hồ sơ tiếp nhận, giải quyết phản ánh, kiến nghị, khiếu nại;',
  'Việc cập nhật văn bản quy phạm pháp luật vào tài liệu của Hệ thống;',
  'Một số hồ sơ thủ tục hành chính đã giải quyết, đối chiếu với các bước và thời hạn của quy trình;',
  'Việc sử dụng và quyết toán kinh phí xây dựng, áp dụng, duy trì Hệ thống;',
  'Việc khắc phục tồn tại đã nêu tại lần kiểm tra trước.',
]

const year = field('planYear', 'number', 'Năm kiểm tra', 'Year of the inspection')
const lead = field('lead', 'text', 'Cơ quan chủ trì', 'Body in charge')
const reportBy = field('reportBy', 'date', 'Hạn báo cáo kết quả', 'Day by which results are reported')

export const inspectionPlan = shipped('inspection-plan', 'decision', 'Quyết định ban hành Kế hoạch kiểm tra', {
  fields: [
    year,
    proposer,
    executors,
    lead,
    reportBy,
    field('period', 'text', 'Thời gian kiểm tra', 'When it is inspected'),
    field('budget?', 'text', 'Nguồn kinh phí', 'Where the money comes from'),
  ],
  abstract: `Ban hành Kế hoạch kiểm tra ${subject} năm {{planYear}}`,
  enactment,
  bases: [base('qd19', programmeDecision), base('tt26', programmeCircular), proposal],
  blocks: [
    article('dieu-1', `Ban hành kèm theo Quyết định này Kế hoạch kiểm tra ${subject} năm {{planYear}}.`),
    article('dieu-2', 'Quyết định này có hiệu lực kể từ ngày ký.'),
    article('dieu-3', `${carriedOut}.`),
  ],
  recipients: ['Như Điều 3'],
  filing: { units: ['VT'] },
  annexes: [
    {
      id: 'ke-hoach',
      form: 'enclosure',
      kind: 'Kế hoạch',
      abstract: `Kiểm tra ${subject} năm {{planYear}}`,
      blocks: [
        heading('kh-1', 1, 'Mục đích, yêu cầu'),
        list('kh-1-1', [
          'Đánh giá đúng kết quả, phát hiện và hướng dẫn khắc phục tồn tại trong việc xây dựng, áp dụng, duy trì và cải tiến Hệ thống quản lý chất lượng;',
          'Kiểm tra đúng đối tượng, nội dung, thời gian; không gây trở ngại cho hoạt động của cơ quan được kiểm tra.',
        ]),
        heading('kh-2', 1, 'Nội dung kiểm tra'),
        list('kh-2-1', checked),
        heading('kh-3', 1, 'Hình thức, thời gian kiểm tra'),
        list('kh-3-1', ['Kiểm tra tại trụ sở cơ quan;', 'Kiểm tra qua báo cáo và hồ sơ do cơ quan gửi.']),
        paragraph('kh-3-2', 'Thời gian kiểm tra: {{period}}.'),
        heading('kh-4', 1, 'Danh sách cơ quan được kiểm tra'),
        names('kh-4-1', 'agencies', formAndMonth),
        heading('kh-5', 1, 'Kinh phí thực hiện'),
        paragraph('kh-5-1', '{{budget}}'),
        heading('kh-6', 1, 'Tổ chức thực hiện'),
        list('kh-6-1', [
          '{{lead}} chủ trì, tham mưu thành lập Đoàn kiểm tra, thông báo lịch kiểm tra đến từng cơ quan và tổng hợp, báo cáo kết quả trước ngày {{reportBy}};',
          'Cơ quan được kiểm tra chuẩn bị báo cáo theo đề cương, cung cấp hồ sơ và bố trí cán bộ làm việc với Đoàn kiểm tra.',
        ]),
      ],
    },
  ],
})

export const inspectionTeam = shipped('inspection-team', 'decision', 'Quyết định thành lập đoàn kiểm tra', {
  fields: [
    year,
    paperField('plan', 'basis', 'Quyết định ban hành Kế hoạch kiểm tra', 'Decision that issued the inspection plan'),
    proposer,
    executors,
    field('from', 'date', 'Kiểm tra từ ngày', 'Inspects from'),
    field('until', 'date', 'Kiểm tra đến ngày', 'Inspects until'),
    field('reportTo', 'text', 'Báo cáo kết quả cho', 'To whom results are reported'),
    reportBy,
    field('budget?', 'text', 'Nguồn kinh phí', 'Where the money comes from'),
  ],
  abstract: `Thành lập Đoàn kiểm tra ${subject} năm {{planYear}}`,
  enactment,
  bases: [base('qd19', programmeDecision), base('tt26', programmeCircular), base('ke-hoach', 'Căn cứ {{plan}}'), proposal],
  blocks: [
    article(
      'dieu-1',
      `Thành lập Đoàn kiểm tra ${subject} năm {{planYear}} (sau đây gọi là Đoàn kiểm tra), gồm các thành viên theo danh sách tại Phụ lục I kèm theo Quyết định này.`,
    ),
    article(
      'dieu-2',
      'Đoàn kiểm tra có nhiệm vụ kiểm tra các cơ quan theo danh sách tại Phụ lục II, theo đề cương tại Phụ lục III; lập biên bản tại từng cơ quan; báo cáo kết quả cho {{reportTo}} trước ngày {{reportBy}}.\nThành viên Đoàn kiểm tra không kiểm tra cơ quan nơi mình đang công tác.',
    ),
    article('dieu-3', 'Đoàn kiểm tra làm việc từ ngày {{from}} đến ngày {{until}} và tự giải thể sau khi hoàn thành nhiệm vụ.'),
    paragraph('kinh-phi', 'Kinh phí hoạt động của Đoàn kiểm tra: {{budget}}.'),
    article('dieu-4', 'Quyết định này có hiệu lực kể từ ngày ký.'),
    article('dieu-5', `${carriedOut}.`),
  ],
  recipients: ['Như Điều 5'],
  filing: { units: ['VT'] },
  annexes: [
    {
      id: 'phu-luc-1',
      form: 'annex',
      title: 'Danh sách thành viên Đoàn kiểm tra',
      blocks: [
        names('tv', 'members', 'Nhiệm vụ trong Đoàn', [
          ['Lãnh đạo Sở Khoa học và Công nghệ', 'Trưởng đoàn'],
          ['Lãnh đạo Chi cục Tiêu chuẩn Đo lường Chất lượng', 'Phó Trưởng đoàn'],
          ['Đại diện Văn phòng Ủy ban nhân dân', 'Thành viên'],
          ['Đại diện Sở Nội vụ', 'Thành viên'],
          ['Chuyên viên Sở Khoa học và Công nghệ', 'Thư ký'],
        ]),
      ],
    },
    { id: 'phu-luc-2', form: 'annex', title: 'Danh sách cơ quan được kiểm tra', blocks: [names('cq', 'agencies', formAndMonth)] },
    { id: 'phu-luc-3', form: 'annex', title: 'Đề cương báo cáo, chuẩn bị kiểm tra', blocks: [list('dc', checked)] },
  ],
})
