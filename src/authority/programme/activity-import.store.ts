import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { type ActivityId, AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import { numberedPart } from '../../papers/registers/facade.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { AgencyFinder } from '../../register/imports/agency-finder.ts'
import { type Activity, activitySearchText, firstAndLastDay } from './activity.ts'
import type { ActivityRegister } from './activity-import.ts'
import { Period } from './programme-fields.ts'

const Loaded = z.object({
  kinds: z.array(z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string() })),
  agencies: z.array(z.object({ id: AgencyId, code: z.string().nullable(), name: z.string(), shortName: z.string(), validFrom: Day, validTo: Day.nullable() })),
  known: z.array(z.object({ kind: z.string(), title: z.string(), period: Period, beganFrom: Day.nullable() })),
})

/** Everything the rows of a file are held against, in one statement; of the papers only what bears a number of the file. */
export async function loadActivityRegister(tx: Tx, authority: AuthorityId, numbers: readonly string[]): Promise<ActivityRegister> {
  const { register, papers } = await together(tx, { register: registerPart(authority), papers: numberedPart(tx, { authority, numbers }) })
  const { agencies, ...known } = register
  return { ...known, papers, finder: new AgencyFinder(agencies) }
}

const registerPart = (authority: AuthorityId): Part<z.infer<typeof Loaded>> => ({
  json: sql`json_build_object(
    'kinds', (SELECT coalesce(json_agg(json_build_object('code', code, 'nameVi', name_vi, 'nameEn', name_en) ORDER BY position), '[]') FROM activity_kind),
    'agencies', (SELECT coalesce(json_agg(json_build_object('id', agency_id, 'code', code, 'name', name, 'shortName', short_name, 'validFrom', valid_from, 'validTo', valid_to)
        ORDER BY agency_id, valid_from), '[]') FROM agency_facts WHERE authority_id = ${authority} AND recorded_to IS NULL),
    'known', (SELECT coalesce(json_agg(json_build_object('kind', kind, 'title', title, 'period', period, 'beganFrom', began_from)), '[]')
      FROM activity_version WHERE authority_id = ${authority} AND recorded_to IS NULL))`,
  read: (found) => Loaded.parse(found),
})

export interface ImportedActivity {
  id: ActivityId
  activity: Activity
}

/** All rows in one statement, so that all of them are there or none. */
export async function addActivities(
  tx: Tx,
  { authority, officer }: Pick<Actor, 'authority' | 'officer'>,
  rows: readonly ImportedActivity[],
  at: Date,
): Promise<void> {
  const records = JSON.stringify(
    rows.map(({ id, activity: a }) => {
      const { from, to } = firstAndLastDay(a.began)
      return {
        id,
        kind: a.kind,
        title: a.title,
        period: a.period,
        began: a.began,
        ended: a.ended,
        began_from: from,
        began_to: to,
        doer: a.doer,
        quantity: a.quantity,
        unit: a.unit,
        product: a.product,
        channels: a.channels,
        note: a.note,
        paper_ids: a.paperIds,
        agency_ids: a.agencyIds,
        search_norm: activitySearchText(a),
      }
    }),
  )
  await sql`
    WITH r AS (SELECT * FROM jsonb_to_recordset(${records}::jsonb) AS r(id uuid, kind text, title text, period text, began jsonb, ended jsonb, began_from date, began_to date,
        doer text, quantity integer, unit text, product text, channels text[], note text, paper_ids uuid[], agency_ids uuid[], search_norm text)),
      identities AS (INSERT INTO activity (authority_id, id, recorded_at) SELECT ${authority}, id, ${at}::timestamptz FROM r)
    INSERT INTO activity_version (authority_id, activity_id, version, kind, title, period, began, ended, began_from, began_to, doer, quantity, unit, product, channels, note,
      paper_ids, agency_ids, search_norm, officer_id, recorded_from)
    SELECT ${authority}, id, 1, kind, title, period, began, nullif(ended, 'null'), began_from, began_to, doer, quantity, unit, product, channels, note,
      paper_ids, agency_ids, search_norm, ${officer}::uuid, ${at}::timestamptz FROM r`.execute(tx)
}
