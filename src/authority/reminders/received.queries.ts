import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { type AgencyId, ReminderId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type listReminders, ReminderAgency, reminderColumns, type ReminderRow, type ReminderView } from './reminder.contract.ts'
import { ReleasedLetter } from './released-letter.ts'
import { agencyJson } from './reminder.queries.ts'
import { stateOf } from './reminder.ts'

/** Letters that were issued to agencies the seat reaches; of a joint letter only their own places. */
const released = ({ authority, agencies }: Actor) => sql`
  a.authority_id = ${authority} AND a.agency_id = ANY (${[...agencies]}::uuid[]) AND a.released_at IS NOT NULL`

const orders: Record<(typeof reminderColumns)[number], RawBuilder<unknown>> = {
  created: sql`released_at`,
  issuedOn: sql`letter->>'issuedOn'`,
  answerBy: sql`letter->>'answerBy'`,
  number: sql`letter->>'number'`,
}

/** As `stateOf` says it of the own answer; whether the office has reported the letter upwards is not told. */
const shownState = (on: Day) => sql`CASE WHEN closed THEN 'closed' WHEN answered >= asked THEN 'answered'
  WHEN (letter->>'answerBy')::date < ${on}::date THEN 'unanswered' ELSE 'issued' END`

const Found = z.object({
  total: z.int(),
  rows: z.array(z.object({ id: ReminderId, letter: ReleasedLetter, asked: z.int(), answered: z.int(), first: z.string(), closed: z.boolean() })),
})

/** The list of reminders from an agency's seat. */
export async function viewReceived(
  tx: Tx,
  actor: Actor,
  asked: Omit<z.output<typeof listReminders.query>, 'from' | 'limit'>,
  at: Date,
  page: { from: number; limit: number },
): Promise<{ rows: ReminderRow[]; total: number; more: boolean }> {
  const on = dayOf(at)
  const { column, descending } = asked.sort ? sortOf(asked.sort, reminderColumns) : { column: 'created' as const, descending: true }
  const order = sql`${orders[column]} ${descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`}, reminder_id`
  const q = asked.q === undefined ? undefined : fold(asked.q)
  const where = sql.join(
    [
      sql`true`,
      ...(asked.campaignId ? [sql`letter->'campaign'->>'id' = ${asked.campaignId}`] : []),
      ...(asked.state ? [sql`${shownState(on)} = ANY (${asked.state as string[]}::text[])`] : []),
      ...(q ? [sql`(strpos(letter->>'aboutNorm', ${q}) > 0 OR strpos(lower(letter->>'number'), ${q}) > 0)`] : []),
    ],
    sql` AND `,
  )
  const { rows } = await sql<{ found: unknown }>`
    WITH mine AS (
      SELECT a.reminder_id, (array_agg(a.letter))[1] AS letter, min(a.released_at) AS released_at, count(*) AS asked, count(a.answered_on) AS answered,
        (array_agg(a.name ORDER BY a.position))[1] AS first, bool_and(a.closed_on IS NOT NULL) AS closed
      FROM reminder_agency a WHERE ${released(actor)} ${asked.agencyId ? sql`AND a.agency_id = ${asked.agencyId}::uuid` : sql``} GROUP BY a.reminder_id),
    found AS (SELECT * FROM mine WHERE ${where}),
    page AS (SELECT * FROM found ORDER BY ${order} OFFSET ${page.from} LIMIT ${page.limit})
    SELECT json_build_object('total', (SELECT count(*) FROM (SELECT FROM found LIMIT ${countedRows + 1}) c),
      'rows', (SELECT coalesce(json_agg(json_build_object('id', reminder_id, 'letter', letter, 'asked', asked, 'answered', answered, 'first', first, 'closed', closed) ORDER BY ${order}), '[]') FROM page)) AS found`.execute(
    tx,
  )
  const found = Found.parse(rows[0]?.found)
  const shown = found.rows.map(({ id, letter, asked: agencies, answered, first, closed }): ReminderRow => {
    const { campaign, issuer, about, number, issuedOn, answerDays, answerBy } = letter
    const state = stateOf({ kept: closed ? 'closed' : 'issued', answered, asked: agencies, answerBy }, on)
    return { id, campaign, state, about, issuer, agencies, answered, first, number, issuedOn, answerDays, answerBy, version: 1 }
  })
  return { rows: shown, total: Math.min(found.total, countedRows), more: found.total > countedRows }
}

const One = z.object({ letter: ReleasedLetter.nullable(), closed: z.boolean().nullable(), agencies: z.array(ReminderAgency) })

/** One letter as the agency received it, with its own answer; nothing of what the office notes beside it. */
export async function viewReceivedOne(tx: Tx, actor: Actor, id: ReminderId, at: Date): Promise<ReminderView> {
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object('letter', (array_agg(a.letter))[1], 'closed', bool_and(a.closed_on IS NOT NULL),
      'agencies', coalesce(json_agg(${agencyJson} ORDER BY a.position), '[]')) AS found
    FROM reminder_agency a WHERE ${released(actor)} AND a.reminder_id = ${id}::uuid`.execute(tx)
  const { letter, closed, agencies } = One.parse(rows[0]?.found)
  if (letter === null) return refuse('not-found', 'reminder.not-found')
  const { aboutNorm: _, ...told } = letter
  const answered = agencies.filter(({ answeredOn }) => answeredOn !== null).length
  return {
    ...told,
    id,
    state: stateOf({ kept: closed === true ? 'closed' : 'issued', answered, asked: agencies.length, answerBy: letter.answerBy }, dayOf(at)),
    answered,
    agencies,
    shown: { about: letter.about, paragraphs: letter.paragraphs },
    paperId: null,
    escalatedOn: null,
    escalatedTo: null,
    escalation: null,
    closedOn: null,
    told: null,
    drafter: null,
    outcome: null,
    version: 1,
  }
}

interface KeptFile {
  sha256: string
  name: string
  mediaType: string
}

/** A file of a letter that the seat reaches: as it went out, or what an agency answered. */
export async function viewReminderFile(tx: Tx, id: ReminderId, part: 'docx' | 'pdf' | 'answer', agency: AgencyId | null): Promise<KeptFile> {
  const { rows } = await sql<KeptFile>`
    SELECT sha256, name, media_type FROM reminder_files(${id}::uuid) WHERE part = ${part} AND (${agency}::uuid IS NULL OR agency_id = ${agency}::uuid) LIMIT 1`.execute(
    tx,
  )
  return rows[0] ?? refuse('not-found', 'reminder.file-not-found')
}
