import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** Somebody or something that may try too often: an account by its name, a network by its address, the set-up code. */
export type Subject = `account:${string}` | `network:${string}` | 'set-up'

/** Tries that cost nothing. Behind one network sits a whole office, so it has more of them. */
const freeTries = (subject: Subject): number => (subject.startsWith('network:') ? 30 : 5)

const longest = 300

/** Seconds between two tries after so many failures within the hour: none at first, then 2, 4, 8 … up to five minutes. */
export const pauseAfter = (failures: number, free: number): number => (failures < free ? 0 : Math.min(longest, 2 ** Math.min(30, failures - free + 1)))

async function secondsToWait(db: Db, subjects: readonly Subject[], at: Date): Promise<number> {
  const rows = await db.selectFrom('auth.throttle').select(['subject', 'failures', 'lastAt']).where('subject', 'in', subjects).execute()
  return Math.max(
    0,
    ...rows.map((row) => {
      const since = (at.getTime() - row.lastAt.getTime()) / 1000
      // Far in the future means that the clock was set back: nobody waits until it has caught up.
      return since > 3600 || since < -600 ? 0 : Math.ceil(pauseAfter(row.failures, freeTries(row.subject as Subject)) - Math.max(0, since))
    }),
  )
}

/**
 * Takes a turn for every subject, or answers how many seconds to wait. The turn counts as a failure until `forgive`:
 * a hundred guesses sent at once would all pass a count that is written only after the password was looked at.
 */
export async function takeTurn(db: Db, subjects: readonly Subject[], at: Date): Promise<number> {
  const wait = await secondsToWait(db, subjects, at)
  if (wait > 0) return wait
  const free = subjects.map(freeTries)
  const { rows } = await sql<{ subject: string }>`
    INSERT INTO auth.throttle AS t (subject, failures, last_at)
    SELECT a.subject, 1, ${at}::timestamptz FROM unnest(${subjects}::text[]) AS a(subject) ORDER BY a.subject
    ON CONFLICT (subject) DO UPDATE
      SET failures = CASE WHEN t.last_at BETWEEN excluded.last_at - interval '1 hour' AND excluded.last_at + interval '10 minutes' THEN t.failures + 1 ELSE 1 END,
        last_at = excluded.last_at
      WHERE t.last_at NOT BETWEEN excluded.last_at - interval '1 hour' AND excluded.last_at + interval '10 minutes'
        OR t.failures < (${free}::int[])[array_position(${subjects}::text[], t.subject)]
        OR t.last_at + make_interval(secs => least(${longest}, power(2, least(30, t.failures - (${free}::int[])[array_position(${subjects}::text[], t.subject)] + 1)))) <= excluded.last_at
    RETURNING t.subject`.execute(db)
  return rows.length === subjects.length ? 0 : 1
}

/** The turn was no failure: the account starts anew, its network gets back the one try. */
export async function forgive(db: Db, subjects: readonly Subject[]): Promise<void> {
  await sql`
    WITH gone AS (DELETE FROM auth.throttle WHERE subject = ANY (${subjects}::text[]) AND subject NOT LIKE 'network:%')
    UPDATE auth.throttle SET failures = failures - 1 WHERE subject = ANY (${subjects}::text[]) AND subject LIKE 'network:%' AND failures > 0`.execute(db)
}

/** What is older than the hour that counts says nothing any more. */
export async function removeOldTurns(db: Db, at: Date): Promise<void> {
  await db
    .deleteFrom('auth.throttle')
    .where('lastAt', '<', new Date(at.getTime() - 3_600_000))
    .execute()
}
