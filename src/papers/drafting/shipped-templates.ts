import { amendingDecision, decision, planDecision } from './shipped-decisions.ts'
import { inspectionPlan, inspectionTeam } from './shipped-inspections.ts'
import { invitation, notice, officialLetter, replyLetter, submission } from './shipped-letters.ts'
import { minutes, report } from './shipped-records.ts'
import type { Template } from './template.ts'

/** One for each kind that the programme writes. Our own sentences by the usual ones: whoever is competent approves them. */
export const shippedTemplates: readonly Template[] = [
  decision,
  planDecision,
  inspectionPlan,
  inspectionTeam,
  amendingDecision,
  officialLetter,
  replyLetter,
  submission,
  report,
  notice,
  minutes,
  invitation,
]

export const shippedSource = 'Mẫu kèm theo sản phẩm, cần người có thẩm quyền duyệt'
