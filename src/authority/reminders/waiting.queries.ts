import { sql } from 'kysely'
import { addDays } from '../../kernel/day.ts'
import { soonDays, type WaitingItem, type WaitingProvider } from '../../kernel/waiting.ts'
import type { Part } from '../../platform/db/together.ts'
import { waitingPart } from '../../platform/db/waiting-part.ts'

/** Letters still to be issued, and those whose deadline for an answer has passed or is near while agencies still owe one. */
export const remindersWaiting: WaitingProvider<Part<WaitingItem[]>> = {
  act: 'reminder.write',
  waitingFor: ({ authority }, { on }) =>
    waitingPart(sql`
      SELECT CASE WHEN r.state = 'drafted' THEN 'reminder-to-issue' WHEN r.answer_by < ${on}::date THEN 'reminder-unanswered' ELSE 'reminder-running' END AS kind,
        coalesce(r.number || ' · ', '') || c.name AS title, '/reminders/' || r.id AS path,
        CASE WHEN r.state = 'drafted' THEN NULL ELSE r.answer_by END AS due, (r.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS since
      FROM reminder r JOIN campaign_facts c ON c.authority_id = r.authority_id AND c.campaign_id = r.campaign_id
      WHERE r.authority_id = ${authority} AND (r.state = 'drafted' OR (r.state = 'issued' AND r.answer_by <= ${addDays(on, soonDays)}::date
        AND EXISTS (SELECT 1 FROM reminder_agency a WHERE a.authority_id = r.authority_id AND a.reminder_id = r.id AND a.answered_on IS NULL)))`),
}
