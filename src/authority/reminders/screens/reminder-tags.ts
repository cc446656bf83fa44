import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import type { ReminderState } from '../reminder.ts'

export const shapeOfReminder: Readonly<Record<ReminderState, StatusShape>> = {
  drafted: 'draft',
  issued: 'going',
  answered: 'done',
  unanswered: 'overdue',
  escalated: 'soon',
  closed: 'ended',
  discarded: 'ended',
}
