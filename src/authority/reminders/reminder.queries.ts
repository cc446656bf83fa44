import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Day, dayOf } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { type AuthorityId, BodyId, type ReminderId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type ActingPerson, actingPeople } from '../../register/officers/facade.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type listReminders, ReminderAgency, reminderColumns, ReminderRow, ReminderView } from './reminder.contract.ts'
import { stateOf } from './reminder.ts'

/** As `stateOf` says it; a test holds both together. */
const shownState = (on: Day) => sql`CASE WHEN r.state <> 'issued' THEN r.state WHEN n.answered >= n.asked THEN 'answered'
  WHEN r.answer_by < ${on}::date THEN 'unanswered' ELSE 'issued' END`

const counts = (authority: AuthorityId) => sql`CROSS JOIN LATERAL (
  SELECT count(*) AS asked, count(a.answered_on) AS answered, (array_agg(a.name ORDER BY a.position))[1] AS first FROM reminder_agency a
  WHERE a.authority_id = ${authority} AND a.reminder_id = r.id) n`

const orders: Record<(typeof reminderColumns)[number], RawBuilder<unknown>> = {
  created: sql`r.created_at`,
  issuedOn: sql`r.issued_on`,
  answerBy: sql`r.answer_by`,
  number: sql`r.number`,
}

const Found = z.object({ total: z.int(), rows: z.array(ReminderRow) })

export async function viewReminders(
  tx: Tx,
  authority: AuthorityId,
  asked: Omit<z.output<typeof listReminders.query>, 'from' | 'limit'>,
  at: Date,
  page: { from: number; limit: number },
): Promise<{ rows: ReminderRow[]; total: number; more: boolean }> {
  const on = dayOf(at)
  const { column, descending } = asked.sort ? sortOf(asked.sort, reminderColumns) : { column: 'created' as const, descending: true }
  const order = sql`${orders[column]} ${descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`}, r.id`
  const where = sql.join(
    [
      sql`r.authority_id = ${authority}`,
      ...(asked.campaignId ? [sql`r.campaign_id = ${asked.campaignId}::uuid`] : []),
      ...(asked.agencyId
        ? [sql`r.id IN (SELECT reminder_id FROM reminder_agency WHERE authority_id = ${authority} AND agency_id = ${asked.agencyId}::uuid)`]
        : []),
      ...(asked.state ? [sql`${shownState(on)} = ANY (${asked.state as string[]}::text[])`] : []),
      ...(asked.q ? [sql`r.id IN (SELECT reminder_id FROM search_reminders(${fold(asked.q)}))`] : []),
    ],
    sql` AND `,
  )
  const { rows } = await sql<{ found: unknown }>`
    WITH found AS (SELECT r.*, n.asked, n.answered, n.first, ${shownState(on)} AS shown FROM reminder r ${counts(authority)} WHERE ${where}),
    page AS (SELECT * FROM found r ORDER BY ${order} OFFSET ${page.from} LIMIT ${page.limit})
    SELECT json_build_object('total', (SELECT count(*) FROM (SELECT FROM found LIMIT ${countedRows + 1}) c),
      'rows', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'campaign', json_build_object('id', c.campaign_id, 'name', c.name), 'state', r.shown, 'about', r.about,
          'issuer', json_build_object('id', b.id, 'name', b.name), 'agencies', r.asked, 'answered', r.answered, 'first', coalesce(r.first, ''), 'number', r.number,
          'issuedOn', r.issued_on, 'answerDays', r.answer_days, 'answerBy', r.answer_by, 'version', r.version) ORDER BY ${order}), '[]')
        FROM page r JOIN campaign_facts c ON c.authority_id = ${authority} AND c.campaign_id = r.campaign_id
        JOIN issuing_body b ON b.authority_id = ${authority} AND b.id = r.issuer_id)) AS found`.execute(tx)
  const found = Found.parse(rows[0]?.found)
  return { rows: found.rows, total: Math.min(found.total, countedRows), more: found.total > countedRows }
}

const Body = z.object({
  id: BodyId,
  name: z.string(),
  parent: z.string().nullable(),
  symbol: z.string(),
  placeName: z.string(),
  signerTitle: z.string(),
  drafter: z.string().nullable(),
})
const One = ReminderView.omit({ answered: true, issuer: true, drafter: true, state: true, shown: true, told: true }).extend({
  state: z.string(),
  body: Body,
  agencies: z.array(ReminderAgency),
  people: z.unknown(),
})

export interface LoadedReminder extends Omit<ReminderView, 'shown' | 'told'> {
  body: z.infer<typeof Body>
  /** Who acts for the reminded agencies today; nobody once it is issued. */
  people: readonly ActingPerson[]
}

/** One agency of a letter with its answer. */
export const agencyJson = sql`json_build_object('agencyId', a.agency_id, 'name', a.name, 'stage', a.stage, 'missed', a.behind_stage, 'behindSince', a.behind_since,
  'answeredOn', a.answered_on, 'answerNumber', a.answer_number, 'answerDate', a.answer_date, 'answerNote', a.answer_note, 'answerSide', a.answer_side,
  'answerFile', a.answer_file)`

/** A reminder with everything its page and its letter need, in one statement. */
export async function viewReminder(tx: Tx, authority: AuthorityId, id: ReminderId, at: Date): Promise<LoadedReminder> {
  const people = actingPeople({
    authority,
    today: dayOf(at),
    agencies: sql`ARRAY(SELECT a.agency_id FROM reminder_agency a WHERE a.authority_id = ${authority} AND a.reminder_id = ${id}::uuid)`,
  })
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object('id', r.id, 'campaign', json_build_object('id', c.campaign_id, 'name', c.name), 'edition', c.to_edition, 'state', r.state, 'about', r.about,
      'paragraphs', to_json(r.paragraphs), 'asOf', r.as_of, 'answerDays', r.answer_days, 'answerBy', r.answer_by, 'provisional', r.provisional, 'number', r.number, 'issuedOn', r.issued_on,
      'signerName', r.signer_name, 'signerTitle', r.signer_title, 'paperId', r.paper_id, 'escalatedOn', r.escalated_on, 'escalatedTo', r.escalated_to, 'escalation', r.escalation,
      'closedOn', r.closed_on, 'outcome', r.outcome, 'version', r.version,
      'body', json_build_object('id', b.id, 'name', b.name, 'symbol', b.symbol, 'placeName', b.place_name, 'signerTitle', b.signer_title,
        'parent', (SELECT p.name FROM issuing_body p WHERE p.authority_id = ${authority} AND p.id = b.parent_id),
        'drafter', (SELECT d.symbol FROM issuing_body d WHERE d.authority_id = ${authority} AND d.parent_id = b.id ORDER BY d.name LIMIT 1)),
      'people', CASE WHEN r.state = 'drafted' THEN ${people.json} ELSE '[]' END,
      'agencies', (SELECT coalesce(json_agg(${agencyJson} ORDER BY a.position), '[]')
        FROM reminder_agency a WHERE a.authority_id = ${authority} AND a.reminder_id = r.id)) AS found
    FROM reminder r JOIN campaign_facts c ON c.authority_id = ${authority} AND c.campaign_id = r.campaign_id
    JOIN issuing_body b ON b.authority_id = ${authority} AND b.id = r.issuer_id
    WHERE r.authority_id = ${authority} AND r.id = ${id}::uuid`.execute(tx)
  const found = rows[0]?.found
  if (!found) return refuse('not-found', 'reminder.not-found')
  const { body, state: kept, people: acting, ...one } = One.parse(found)
  const answered = one.agencies.filter(({ answeredOn }) => answeredOn !== null).length
  const state = stateOf({ kept, answered, asked: one.agencies.length, answerBy: one.answerBy }, dayOf(at))
  return { ...one, body, people: people.read(acting), state, answered, issuer: { id: body.id, name: body.name }, drafter: body.drafter }
}
