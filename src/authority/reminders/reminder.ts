import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'

/** Kept states; `answered` and `unanswered` follow from the answers and the day until which one is due. */
export const ReminderState = z.enum(['drafted', 'issued', 'answered', 'unanswered', 'escalated', 'closed', 'discarded'])
export type ReminderState = z.infer<typeof ReminderState>

export const ReminderAct = z.enum(['save', 'issue', 'discard', 'answer', 'escalate', 'close'])
export type ReminderAct = z.infer<typeof ReminderAct>

/** The one table of the life cycle: the server asks it, the screens show their buttons by it. */
export const lifeCycle: Readonly<Record<ReminderAct, readonly ReminderState[]>> = {
  save: ['drafted'],
  issue: ['drafted'],
  discard: ['drafted'],
  answer: ['issued', 'unanswered', 'answered', 'escalated'],
  escalate: ['unanswered'],
  close: ['answered', 'unanswered', 'escalated'],
}

export const may = (act: ReminderAct, state: ReminderState): boolean => lifeCycle[act].includes(state)

/** Where a reminder stands on a day. */
export function stateOf({ kept, answered, asked, answerBy }: { kept: string; answered: number; asked: number; answerBy: Day | null }, on: Day): ReminderState {
  const state = ReminderState.parse(kept)
  if (state !== 'issued') return state
  if (answered >= asked) return 'answered'
  return answerBy !== null && answerBy < on ? 'unanswered' : 'issued'
}

export interface ReminderFault {
  field: string
  code: string
  details: Record<string, string | number>
}

interface Deadline {
  answerDays: number | null
  answerBy: Day | null
}

/** An answer is due so many working days after the issue, or on a day: one of both, and the day has not gone by. */
export function faultsOfDeadline({ answerDays, answerBy }: Deadline, today: Day): ReminderFault[] {
  if ((answerDays === null) === (answerBy === null)) return [{ field: 'answerBy', code: 'reminder.deadline-one', details: {} }]
  if (answerBy !== null && answerBy < today) return [{ field: 'answerBy', code: 'reminder.deadline-past', details: { day: answerBy, today } }]
  return []
}

/** What an officer may write into the letter; filled in when it is laid out. */
export const placeholders = ['campaign', 'edition', 'asOf', 'count', 'issuer', 'deadline'] as const

/** How each stands in the form: papers are Vietnamese, so these words are, too. */
export const placeholderWords: Readonly<Record<(typeof placeholders)[number], string>> = {
  campaign: 'tên chiến dịch',
  edition: 'tiêu chuẩn',
  asOf: 'ngày của số liệu',
  count: 'số cơ quan',
  issuer: 'cơ quan ban hành',
  deadline: 'hạn trả lời',
}

/** As an officer reads and writes it: «[hạn trả lời]» in place of the kept form. */
export const asWritten = (kept: string): string =>
  kept.replace(/{{\s*(\w+)\s*}}/g, (found, name: string) => {
    const key = placeholders.find((one) => one === name)
    return key === undefined ? found : `[${placeholderWords[key]}]`
  })

/** The kept form of what an officer wrote; the words are known whatever the spelling of their letters and spaces. */
export const asKept = (written: string): string =>
  written.replace(/\[([^[\]]*)\]/g, (found, words: string) => {
    const key = placeholders.find((one) => placeholderWords[one] === words.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi'))
    return key === undefined ? found : `{{${key}}}`
  })

/** The usual wording of such a letter, in the register of offices; every draft may say it otherwise. */
export const usual = {
  about: 'đôn đốc áp dụng, công bố Hệ thống quản lý chất lượng phù hợp {{edition}}',
  joint: [
    'Thực hiện {{campaign}}, {{issuer}} theo dõi tiến độ xây dựng, áp dụng và công bố Hệ thống quản lý chất lượng phù hợp tiêu chuẩn quốc gia {{edition}} của các cơ quan. Tính đến {{asOf}}, còn {{count}} cơ quan chưa đạt mốc thời gian đã đề ra (danh sách tại Phụ lục kèm theo).',
    '{{issuer}} đề nghị các cơ quan có tên trong danh sách khẩn trương thực hiện các bước còn lại, hoàn tất việc công bố theo quy định; có văn bản báo cáo kết quả, nguyên nhân chậm và thời gian dự kiến hoàn thành, gửi về {{issuer}} {{deadline}}.',
    'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan phản ánh về {{issuer}} để được hướng dẫn.',
  ],
  single: [
    'Thực hiện {{campaign}}, {{issuer}} theo dõi tiến độ xây dựng, áp dụng và công bố Hệ thống quản lý chất lượng phù hợp tiêu chuẩn quốc gia {{edition}} của các cơ quan. Tính đến {{asOf}}, Quý cơ quan chưa đạt mốc thời gian đã đề ra.',
    '{{issuer}} đề nghị Quý cơ quan khẩn trương thực hiện các bước còn lại, hoàn tất việc công bố theo quy định; có văn bản báo cáo kết quả, nguyên nhân chậm và thời gian dự kiến hoàn thành, gửi về {{issuer}} {{deadline}}.',
    'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị Quý cơ quan phản ánh về {{issuer}} để được hướng dẫn.',
  ],
} as const

/** A placeholder that is none stands out in the letter, so it is refused. */
export function strangePlaceholder(texts: readonly string[]): string | undefined {
  return texts
    .flatMap((text) => [...text.matchAll(/{{\s*(\w*)\s*}}/g)].map((match) => match[1] ?? ''))
    .find((name) => !placeholders.some((known) => known === name))
}
