import { article, base, field, heading, list, paperField, paragraph, programmeCircular, programmeDecision, shipped, table } from './shipped-wording.ts'

export const enactment = { authority: '{{signerTitle}} {{issuer}}', formula: 'Quyết định' }
export const proposal = base('de-nghi', 'Theo đề nghị của {{proposer}}')
export const proposer = field('proposer', 'text', 'Cơ quan, đơn vị đề nghị', 'Who proposes it')
export const executors = field('executors', 'text', 'Ai chịu trách nhiệm thi hành', 'Who carries it out')
export const carriedOut = '{{executors}} và các cơ quan, đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này'

export const decision = shipped('decision', 'decision', 'Quyết định', {
  fields: [field('subject', 'text', 'Về việc gì', 'What it is about'), field('content', 'text', 'Nội dung quyết định', 'What is decided'), proposer, executors],
  abstract: 'Về việc {{subject}}',
  enactment,
  bases: [base('qd19', programmeDecision), base('tt26', programmeCircular), proposal],
  blocks: [article('dieu-1', '{{content}}'), article('dieu-2', 'Quyết định này có hiệu lực kể từ ngày ký.'), article('dieu-3', `${carriedOut}.`)],
  recipients: ['Như Điều 3'],
  filing: { units: ['VT'] },
})

/** The plan is a paper issued by the decision: it has a letterhead of its own and says with which decision it comes. */
export const planDecision = shipped('plan-decision', 'decision', 'Quyết định ban hành kèm theo Kế hoạch', {
  fields: [
    field('plan', 'text', 'Tên kế hoạch (triển khai, duy trì, kiểm tra …)', 'Name of the plan'),
    field('planYear', 'number', 'Năm kế hoạch', 'Year of the plan'),
    proposer,
    executors,
    field('budget?', 'text', 'Nguồn kinh phí', 'Where the money comes from'),
    field('reportBy?', 'date', 'Hạn gửi báo cáo kết quả', 'Day by which results are reported'),
    field('lead', 'text', 'Cơ quan chủ trì', 'Body in charge'),
  ],
  abstract: 'Ban hành {{plan}} năm {{planYear}}',
  enactment,
  bases: [base('qd19', programmeDecision), base('tt26', programmeCircular), proposal],
  blocks: [
    article('dieu-1', 'Ban hành kèm theo Quyết định này {{plan}} năm {{planYear}}.'),
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
      abstract: '{{plan}} năm {{planYear}}',
      blocks: [
        heading('kh-1', 1, 'Mục đích, yêu cầu'),
        paragraph(
          'kh-1-1',
          'Tổ chức áp dụng, duy trì và cải tiến Hệ thống quản lý chất lượng tại các cơ quan thiết thực, đúng tiến độ, gắn với giải quyết thủ tục hành chính.',
        ),
        heading('kh-2', 1, 'Nội dung thực hiện'),
        table('kh-2-1', [
          ['STT', 8],
          ['Nội dung công việc', 44],
          ['Cơ quan chủ trì', 24],
          ['Cơ quan phối hợp', 24],
          ['Thời gian', 18],
          ['Sản phẩm', 24],
        ]),
        heading('kh-3', 1, 'Kinh phí thực hiện'),
        paragraph('kh-3-1', '{{budget}}'),
        heading('kh-4', 1, 'Tổ chức thực hiện'),
        list('kh-4-1', [
          '{{lead}} chủ trì theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch này;',
          'Các cơ quan có liên quan tổ chức thực hiện, gửi báo cáo kết quả về {{lead}} trước ngày {{reportBy}}.',
        ]),
      ],
    },
  ],
})

export const amendingDecision = shipped('amending-decision', 'decision', 'Quyết định sửa đổi, bổ sung', {
  fields: [
    paperField('amended', 'amends', 'Văn bản được sửa đổi, bổ sung', 'The paper that is amended'),
    field('content', 'text', 'Nội dung sửa đổi, bổ sung', 'What is amended'),
    proposer,
    executors,
  ],
  abstract: 'Sửa đổi, bổ sung {{amended}}',
  enactment,
  bases: [base('qd19', programmeDecision), base('tt26', programmeCircular), base('van-ban', 'Căn cứ {{amended}}'), proposal],
  blocks: [
    article('dieu-1', '{{content}}'),
    article('dieu-2', 'Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của {{amended}} giữ nguyên.'),
    article('dieu-3', `${carriedOut}.`),
  ],
  recipients: ['Như Điều 3'],
  filing: { units: ['VT'] },
})
