import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import type { Part } from '../../platform/db/together.ts'

const asked = (authority: AuthorityId, from: Day, to: Day) => sql`reminder r JOIN reminder_agency a ON a.authority_id = r.authority_id AND a.reminder_id = r.id
  WHERE r.authority_id = ${authority} AND r.state IN ('issued', 'escalated', 'closed') AND r.answer_by BETWEEN ${from}::date AND ${to}::date`

const Counts = z.object({ n: z.int(), total: z.int() })

/** Answers owed within some days, and how many of them had come by the last of these days. */
export const answersPart = (authority: AuthorityId, from: Day, to: Day): Part<z.infer<typeof Counts>> => ({
  json: sql`(SELECT json_build_object('n', count(*) FILTER (WHERE a.answered_on <= ${to}::date), 'total', count(*)) FROM ${asked(authority, from, to)})`,
  read: (found) => Counts.parse(found),
})

const Names = z.array(z.object({ agencyId: AgencyId, name: z.string(), number: z.string().nullable(), answerBy: Day, answered: z.boolean() }))

/** The same by name. */
export const answerNamesPart = (authority: AuthorityId, from: Day, to: Day, limit: number): Part<z.infer<typeof Names>> => ({
  json: sql`(SELECT coalesce(json_agg(n), '[]') FROM (SELECT a.agency_id AS "agencyId", a.name, r.number, r.answer_by AS "answerBy",
      coalesce(a.answered_on <= ${to}::date, false) AS answered FROM ${asked(authority, from, to)} ORDER BY r.answer_by, r.id, a.position LIMIT ${limit}) n)`,
  read: (found) => Names.parse(found),
})

const Dates = z.array(z.object({ title: z.string(), on: Day, path: z.string() }))

/** Deadlines ahead by which agencies still owe an answer. */
export const dueAnswersPart = (authority: AuthorityId, from: Day, to: Day): Part<z.infer<typeof Dates>> => ({
  json: sql`(SELECT coalesce(json_agg(json_build_object('title', coalesce(r.number, ''), 'on', r.answer_by, 'path', '/reminders/' || r.id) ORDER BY r.answer_by, r.id), '[]')
    FROM (SELECT * FROM reminder r WHERE r.authority_id = ${authority} AND r.state IN ('issued', 'escalated') AND r.answer_by BETWEEN ${from}::date AND ${to}::date
      AND EXISTS (SELECT 1 FROM reminder_agency a WHERE a.authority_id = r.authority_id AND a.reminder_id = r.id AND a.answered_on IS NULL) ORDER BY r.answer_by LIMIT 10) r)`,
  read: (found) => Dates.parse(found),
})
