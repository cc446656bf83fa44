import { base, field, heading, list, paperField, paragraph, programmeDecision, shipped } from './shipped-wording.ts'

export const officialLetter = shipped('official-letter', 'officialLetter', 'Công văn', {
  fields: [
    field('subject', 'text', 'Về việc gì', 'What it is about'),
    field('addressee', 'text', 'Nơi nhận (Kính gửi)', 'To whom'),
    field('grounds', 'text', 'Lý do, căn cứ', 'Why it is written'),
    field('request', 'text', 'Nội dung đề nghị', 'What is asked for'),
    field('answerBy?', 'date', 'Hạn trả lời', 'Day of the answer'),
  ],
  abstract: '{{subject}}',
  to: ['{{addressee}}'],
  blocks: [
    paragraph('ly-do', '{{grounds}}'),
    paragraph('de-nghi', '{{issuer}} đề nghị {{request}}'),
    paragraph('thoi-han', 'Văn bản trả lời đề nghị gửi về {{issuer}} trước ngày {{answerBy}}.'),
    paragraph('ket', 'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh về {{issuer}} để được hướng dẫn.'),
  ],
  recipients: ['Như trên'],
  filing: { units: ['VT'] },
})

export const submission = shipped('submission', 'submission', 'Tờ trình', {
  fields: [
    field('subject', 'text', 'Về việc gì', 'What it is about'),
    field('addressee', 'text', 'Kính gửi', 'To whom'),
    field('need', 'text', 'Sự cần thiết', 'Why it is needed'),
    field('content', 'text', 'Nội dung trình', 'What is submitted'),
    field('proposal', 'text', 'Kiến nghị', 'What is asked for'),
  ],
  abstract: 'Về việc {{subject}}',
  to: ['{{addressee}}'],
  bases: [base('qd19', programmeDecision)],
  blocks: [
    heading('muc-1', 1, 'Sự cần thiết'),
    paragraph('muc-1-1', '{{need}}'),
    heading('muc-2', 1, 'Nội dung trình'),
    paragraph('muc-2-1', '{{content}}'),
    heading('muc-3', 1, 'Kiến nghị'),
    paragraph('muc-3-1', '{{proposal}}'),
    paragraph('ket', '{{issuer}} kính trình {{addressee}} xem xét, quyết định.'),
  ],
  recipients: ['Như trên'],
  filing: { units: ['VT'] },
})

export const notice = shipped('notice', 'notice', 'Thông báo', {
  fields: [
    field('subject', 'text', 'Về việc gì', 'What it is about'),
    field('content', 'text', 'Nội dung thông báo', 'What is announced'),
    field('time?', 'text', 'Thời gian', 'When'),
    field('venue?', 'text', 'Địa điểm', 'Where'),
    field('readers', 'text', 'Thông báo cho ai', 'Who is to know'),
  ],
  abstract: 'Về việc {{subject}}',
  blocks: [
    paragraph('noi-dung', '{{issuer}} thông báo {{content}}'),
    list('chi-tiet', ['Thời gian: {{time}};', 'Địa điểm: {{venue}}.']),
    paragraph('ket', '{{issuer}} thông báo để {{readers}} biết, thực hiện.'),
  ],
  recipients: ['{{readers}}'],
  filing: { units: ['VT'] },
})

export const invitation = shipped('invitation', 'invitation', 'Giấy mời', {
  fields: [
    field('subject', 'text', 'Việc mời', 'What it is about'),
    field('invited', 'text', 'Kính mời ai', 'Who is invited'),
    field('chair', 'text', 'Người chủ trì', 'Who presides'),
    field('day', 'date', 'Ngày họp', 'Day'),
    field('hour', 'text', 'Giờ họp', 'Hour'),
    field('venue', 'text', 'Địa điểm', 'Where'),
    field('prepare?', 'text', 'Đề nghị chuẩn bị', 'What to prepare'),
  ],
  abstract: '{{subject}}',
  blocks: [
    paragraph('moi', '{{issuer}} trân trọng kính mời: {{invited}}.'),
    paragraph('viec', 'Tới dự: {{subject}}.'),
    list('chi-tiet', ['Chủ trì: {{chair}};', 'Thời gian: {{hour}}, ngày {{day}};', 'Địa điểm: {{venue}};', 'Đề nghị chuẩn bị: {{prepare}}.']),
    paragraph('ket', 'Đề nghị các đại biểu tham dự đầy đủ, đúng thành phần.'),
  ],
  recipients: ['Như trên'],
  filing: { units: ['VT'] },
})

export const replyLetter = shipped('reply-letter', 'officialLetter', 'Công văn trả lời', {
  fields: [
    paperField('answered', 'answers', 'Trả lời văn bản', 'The paper that is answered'),
    field('subject', 'text', 'Về việc gì', 'What it is about'),
    field('addressee', 'text', 'Nơi nhận (Kính gửi)', 'To whom'),
    field('opinion', 'text', 'Nội dung trả lời', 'The answer'),
  ],
  abstract: 'trả lời về {{subject}}',
  to: ['{{addressee}}'],
  blocks: [
    paragraph('ly-do', 'Phúc đáp {{answered}} về {{subject}}, {{issuer}} có ý kiến như sau:'),
    paragraph('y-kien', '{{opinion}}'),
    paragraph('ket', '{{issuer}} trả lời để {{addressee}} biết, thực hiện.'),
  ],
  recipients: ['Như trên'],
  filing: { units: ['VT'] },
})
