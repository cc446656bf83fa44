import { field, heading, list, paragraph, shipped, table } from './shipped-wording.ts'

export const report = shipped('report', 'report', 'Báo cáo', {
  fields: [
    field('subject', 'text', 'Báo cáo về việc gì', 'What is reported'),
    field('addressee', 'text', 'Kính gửi', 'To whom'),
    field('asOf', 'date', 'Số liệu tính đến ngày', 'Figures as of'),
    field('results', 'text', 'Kết quả đạt được', 'Results'),
    field('shortcomings', 'text', 'Tồn tại, hạn chế và nguyên nhân', 'Shortcomings and their causes'),
    field('directions', 'text', 'Phương hướng, nhiệm vụ', 'What comes next'),
    field('proposals?', 'text', 'Kiến nghị, đề xuất', 'Proposals'),
  ],
  abstract: '{{subject}}',
  to: ['{{addressee}}'],
  blocks: [
    paragraph('mo-dau', '{{issuer}} báo cáo {{subject}}, số liệu tính đến ngày {{asOf}}, như sau:'),
    heading('muc-1', 1, 'Kết quả'),
    paragraph('muc-1-1', '{{results}}'),
    heading('muc-2', 1, 'Tồn tại, nguyên nhân'),
    paragraph('muc-2-1', '{{shortcomings}}'),
    heading('muc-3', 1, 'Phương hướng'),
    paragraph('muc-3-1', '{{directions}}'),
    heading('muc-4', 1, 'Kiến nghị'),
    paragraph('muc-4-1', '{{proposals}}'),
    paragraph('ket', '{{issuer}} kính báo cáo {{addressee}}.'),
  ],
  recipients: ['Như trên'],
  filing: { units: ['VT'] },
})

export const minutes = shipped('minutes', 'minutes', 'Biên bản', {
  fields: [
    field('subject', 'text', 'Về việc gì', 'What it is about'),
    field('day', 'date', 'Ngày', 'Day'),
    field('begins', 'text', 'Giờ bắt đầu', 'Begins at'),
    field('ends', 'text', 'Giờ kết thúc', 'Ends at'),
    field('venue', 'text', 'Địa điểm', 'Where'),
    field('chair', 'text', 'Chủ trì', 'Who presides'),
    field('secretary', 'text', 'Thư ký', 'Who takes the minutes'),
    field('course', 'text', 'Nội dung, diễn biến', 'What was said'),
    field('conclusion', 'text', 'Kết luận', 'What was concluded'),
    field('copies', 'number', 'Số bản', 'Number of copies'),
  ],
  abstract: '{{subject}}',
  blocks: [
    list('luc', ['Thời gian bắt đầu: {{begins}}, ngày {{day}};', 'Địa điểm: {{venue}}.']),
    heading('muc-1', 1, 'Thành phần tham dự'),
    list('chu-tri', ['Chủ trì: {{chair}};', 'Thư ký: {{secretary}}.']),
    table('tham-du', [
      ['STT', 8],
      ['Họ và tên', 40],
      ['Chức vụ, cơ quan', 60],
    ]),
    heading('muc-2', 1, 'Nội dung'),
    paragraph('muc-2-1', '{{course}}'),
    heading('muc-3', 1, 'Kết luận'),
    paragraph('muc-3-1', '{{conclusion}}'),
    paragraph(
      'ket',
      'Cuộc họp kết thúc vào {{ends}} cùng ngày. Biên bản được lập thành {{copies}} bản có giá trị như nhau, đã đọc lại cho mọi người cùng nghe và nhất trí ký tên.',
    ),
  ],
  filing: { units: ['VT'] },
})
