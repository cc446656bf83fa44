import { type QueryCreator, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { activityGone, activityJson, addActivity } from '../../authority/programme/facade.ts'
import type { Activity } from '../../authority/programme/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { ActivityId, type AuthorityId, FileId, type NewsletterId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { DB } from '../../platform/db/schema.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { headLaidDown } from '../news/facade.ts'
import { type NewsletterForm, newsletterName, newsletterSearchText, NewsletterState, yearOfNewsletter } from './newsletter.ts'

const Loaded = z.object({
  version: z.int(),
  state: NewsletterState,
  series: z.string(),
  number: z.int(),
  issuedOn: Day,
  title: z.string(),
  body: z.string().nullable(),
  channels: z.array(z.string()),
  slug: z.string().nullable(),
  activityId: ActivityId.nullable(),
  counted: z.boolean(),
  fileId: FileId.nullable(),
  fileName: z.string().nullable(),
  fileSha256: z.string().nullable(),
  fileSize: z.coerce.number().nullable(),
  mediaType: z.string().nullable(),
  asked: z.object({ kind: z.string(), quantity: z.int().nullable() }).nullable(),
  placesTaken: z.int(),
})
export type LoadedNewsletter = z.infer<typeof Loaded>

const noId = sql`NULL::uuid`

/** A file reaches a newsletter only from the seat that uploaded it; what the newsletter already holds may stay. */
const mayHold = (seat: Actor['seat'], held: RawBuilder<unknown>) => sql`(f.seat_id = ${seat} OR f.id = ${held})`

interface Asked {
  seen: number
  /** The file it is to have; undefined for the one it has. */
  file?: FileId | null
  /** The activity it is to count as. */
  activity?: ActivityId
}

/** One newsletter, locked, with its file or the one it is to have, and with what is known of the activity it may count as. */
export async function loadNewsletter(tx: Tx, { authority, seat }: Actor, id: NewsletterId, { seen, file, activity }: Asked): Promise<LoadedNewsletter> {
  const wantedActivity = activity === undefined ? noId : sql`${activity}::uuid`
  const wanted = file === undefined ? sql`n.file_id` : sql`${file}::uuid`
  const { rows } = await sql`
    SELECT n.version, n.state, n.series, n.number, n.issued_on, n.title, n.body, n.channels, n.slug, n.activity_id,
      n.activity_id IS NOT NULL AND NOT ${activityGone(authority, sql`n.activity_id`)} AS counted,
      f.id AS file_id, f.name AS file_name, f.sha256 AS file_sha256, f.size AS file_size, f.media_type,
      ${activityJson(authority, wantedActivity)} AS asked,
      (SELECT coalesce(max(o.activity_place), 0) FROM newsletter o WHERE o.authority_id = ${authority} AND o.activity_id = ${wantedActivity}) AS places_taken
    FROM newsletter n LEFT JOIN stored_file f ON f.authority_id = n.authority_id AND f.id = ${wanted} AND ${mayHold(seat, sql`n.file_id`)}
    WHERE n.authority_id = ${authority} AND n.id = ${id} FOR UPDATE OF n`.execute(tx)
  if (rows[0] === undefined) return refuse('not-found', 'newsletter.not-found')
  const found = Loaded.parse(rows[0])
  if (found.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: found.version })
  return found
}

/** What kind of file was uploaded here; null when there is none of this id. */
export async function uploadedMediaType(tx: Tx, { authority, seat }: Actor, file: FileId): Promise<string | null> {
  const { rows } = await sql<{ mediaType: string }>`
    SELECT f.media_type FROM stored_file f WHERE f.authority_id = ${authority} AND f.id = ${file} AND ${mayHold(seat, noId)}`.execute(tx)
  return rows[0]?.mediaType ?? null
}

const columnsOf = (form: NewsletterForm) => ({
  series: form.series,
  seriesKey: fold(form.series),
  number: form.number,
  year: yearOfNewsletter(form),
  issuedOn: form.issuedOn,
  title: form.title,
  body: form.body ?? null,
  fileId: form.fileId ?? null,
  channels: form.channels,
  searchNorm: newsletterSearchText(form),
})

/** Two newsletters of one number, or two for one activity, however close together they come. */
async function once(form: Pick<NewsletterForm, 'series' | 'number' | 'issuedOn'>, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    refuseOn(error, 'newsletter_number_once', 'newsletter.number-taken', { name: newsletterName(form) })
    refuseOn(error, 'newsletter_counted_once', 'newsletter.activity-taken', {})
    throw error
  }
}

export async function addNewsletter(tx: Tx, by: Actor, id: NewsletterId, form: NewsletterForm, at: Date): Promise<void> {
  const row = { authorityId: by.authority, id, state: 'draft', ...columnsOf(form), authorId: by.officer, createdAt: at, changedAt: at }
  await once(form, () => tx.insertInto('newsletter').values(row).execute())
}

export interface NewsletterChange {
  state: NewsletterState
  form?: NewsletterForm
  slug?: string
  publishedAt?: Date
  withdrawnAt?: Date
  activityId?: ActivityId
  activityPlace?: number
}

export interface PublicNewsletterCopy {
  slug: string
  name: string
  title: string
  issuedOn: Day
  publishedAt: Date
  html: string
  fileName: string | null
  fileSha256: string | null
  fileSize: number | null
}

export interface NewsletterWrite {
  change: NewsletterChange
  /** What the public reads from now on. */
  copy?: PublicNewsletterCopy
  /** The activity that is recorded with it. */
  activity?: { id: ActivityId; activity: Activity }
}

/** The newsletter, the copy the public reads, and the activity it counts as, in one statement. */
export async function writeNewsletter(
  tx: Tx,
  by: Actor,
  id: NewsletterId,
  { before, at }: { before: LoadedNewsletter; at: Date },
  { change, copy, activity }: NewsletterWrite,
): Promise<void> {
  const { form, ...columns } = change
  let saving: QueryCreator<DB> = tx.with('moved', (db) =>
    db
      .updateTable('newsletter')
      .set({ version: before.version + 1, changedAt: at, ...columns, ...(form ? columnsOf(form) : {}) })
      .where('authorityId', '=', by.authority)
      .where('id', '=', id),
  )
  if (copy) saving = withCopy(saving, by.authority, id, copy)
  if (change.withdrawnAt) saving = withoutCopy(saving, by.authority, id, change.withdrawnAt)
  const last = saving
  await once(form ?? before, () =>
    activity ? addActivity(last, by.authority, activity.id, activity.activity, by.officer, at) : last.selectNoFrom(sql<number>`1`.as('done')).execute(),
  )
}

const withCopy = (tx: QueryCreator<DB>, authority: AuthorityId, id: NewsletterId, copy: PublicNewsletterCopy): QueryCreator<DB> =>
  tx
    .with('head', () => sql`(${headLaidDown(authority)})` as never)
    .with('copied', (db) =>
      db
        .insertInto('publishedNewsletter')
        .values({ authorityId: authority, id, ...copy })
        .onConflict((oc) => oc.columns(['authorityId', 'id']).doUpdateSet({ ...copy })),
    )

/** Name, title and address stay, so that the address can say what became of it; text and file leave the public copy. */
const withoutCopy = (tx: QueryCreator<DB>, authority: AuthorityId, id: NewsletterId, at: Date): QueryCreator<DB> =>
  tx.with('gone', (db) =>
    db
      .updateTable('publishedNewsletter')
      .set({ withdrawnAt: at, html: '', fileName: null, fileSha256: null, fileSize: null })
      .where('authorityId', '=', authority)
      .where('id', '=', id),
  )
