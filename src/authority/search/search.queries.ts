import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { holds } from '../../kernel/rights.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { searchKey } from '../../register/agencies/name-key.ts'
import { Found, mostFound } from './search.contract.ts'

interface Moment {
  today: Day
  knownAt: Date | null
}

const held = (alias: string, knownAt: Date | null) => {
  const [from, to] = [sql.ref(`${alias}.recorded_from`), sql.ref(`${alias}.recorded_to`)]
  return knownAt === null ? sql`${to} IS NULL` : sql`${from} <= ${knownAt}::timestamptz AND (${to} IS NULL OR ${to} > ${knownAt}::timestamptz)`
}

/** Under any name it had; shown under its last one. What begins with the words comes first, what has ended last. */
const agencies = (actor: Actor, words: string, { today, knownAt }: Moment) => sql`
  SELECT n.agency_id AS id, n.name, n.short_name, n.code, p.name AS parent_name, CASE WHEN n.valid_to <= ${today}::date THEN n.valid_to END AS ended_on,
    row_number() OVER (ORDER BY coalesce(n.valid_to <= ${today}::date, false), n.name_norm NOT LIKE ${words} || '%', length(n.name), n.name COLLATE "vi-x-icu", n.agency_id) AS place
  FROM (
    SELECT DISTINCT f.agency_id FROM search_agencies(${words}) s JOIN agency_facts f ON f.version_id = s.version_id AND f.authority_id = ${actor.authority}
    WHERE ${held('f', knownAt)} AND (${actor.side}::text = 'authority' OR f.agency_id = ANY (${[...actor.agencies]}::uuid[]))
  ) hit
  CROSS JOIN LATERAL (
    SELECT f.* FROM agency_facts f WHERE f.authority_id = ${actor.authority} AND f.agency_id = hit.agency_id AND ${held('f', knownAt)} ORDER BY f.valid_from DESC LIMIT 1
  ) n
  LEFT JOIN agency_facts p ON p.authority_id = ${actor.authority} AND p.agency_id = n.parent_id AND ${held('p', knownAt)}
    AND p.valid_from <= ${today}::date AND (p.valid_to IS NULL OR p.valid_to > ${today}::date)
  ORDER BY place LIMIT ${mostFound}`

const papers = (actor: Actor, words: string, { knownAt }: Moment) => sql`
  SELECT f.paper_id AS id, f.number, f.issued_on, f.issuer_name, f.abstract, row_number() OVER (ORDER BY f.issued_on DESC, f.paper_id) AS place
  FROM search_papers(${words}) s JOIN paper_facts f ON f.authority_id = ${actor.authority} AND f.paper_id = s.paper_id AND f.version = s.version
  WHERE ${held('f', knownAt)} ORDER BY place LIMIT ${mostFound}`

/** "215", "số đến 215", "215/2020": a number of the book of incoming papers. */
const arrivalIn = (words: string) => /^(?:(?:so )?den )?0*([1-9]\d{0,6})([a-z]?)(?:[ /](\d{4}))?$/.exec(words)

const arrivals = (actor: Actor, [, serial, suffix, year]: RegExpExecArray) => sql`
  SELECT i.incoming_id AS id, i.serial || i.suffix AS arrival_number, i.arrived_on, f.number, f.issuer_name, f.abstract,
    row_number() OVER (ORDER BY i.arrived_on DESC, i.incoming_id) AS place
  FROM incoming_facts i JOIN paper_facts f ON f.authority_id = ${actor.authority} AND f.paper_id = i.paper_id AND f.recorded_to IS NULL
  WHERE i.authority_id = ${actor.authority} AND i.serial = ${Number(serial)} AND i.suffix = ${suffix ?? ''}
    AND (${year ?? null}::int IS NULL OR extract(year FROM i.arrived_on) = ${year ?? null}::int) AND i.state <> 'retracted' ORDER BY place LIMIT ${mostFound}`

const people = (actor: Actor, words: string, { today }: Moment) => sql`
  SELECT o.officer_id, o.name, row_number() OVER (ORDER BY o.name_norm NOT LIKE ${words} || '%', o.name COLLATE "vi-x-icu", o.officer_id) AS place, (
    SELECT jsonb_agg(jsonb_build_object('role', t.role, 'title', t.title, 'agencyName', a.name) ORDER BY t.valid_from)
    FROM seat_facts t LEFT JOIN agency_facts a ON a.authority_id = ${actor.authority} AND a.agency_id = t.of_agency_id AND a.recorded_to IS NULL
      AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
    WHERE t.authority_id = ${actor.authority} AND t.officer_id = o.officer_id AND t.valid_from <= ${today}::date AND (t.valid_to IS NULL OR t.valid_to > ${today}::date)) AS posts
  FROM search_officers(${words}) s JOIN officer_facts o ON o.authority_id = ${actor.authority} AND o.officer_id = s.officer_id
  ORDER BY place LIMIT ${mostFound}`

const none = sql`'[]'::jsonb`

/** One statement for all groups; a group the seat may not open is not searched. */
export async function find(tx: Tx, actor: Actor, typed: string, moment: Moment): Promise<Found> {
  const words = fold(typed)
  const name = searchKey(typed)
  const office = actor.side === 'authority' && words !== ''
  const arrival = arrivalIn(words)
  const { rows } = await sql<{ agencies: unknown; papers: unknown; arrivals: unknown; people: unknown }>`SELECT
    ${
      name === ''
        ? none
        : sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'shortName', a.short_name, 'code', a.code, 'parentName', a.parent_name, 'endedOn', a.ended_on) ORDER BY a.place), '[]'::jsonb)
      FROM (${agencies(actor, name, moment)}) a)`
    } AS agencies,
    ${
      office && holds(actor.role, 'paper.read')
        ? sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'issuedOn', p.issued_on, 'issuerName', p.issuer_name, 'abstract', p.abstract) ORDER BY p.place), '[]'::jsonb)
      FROM (${papers(actor, words, moment)}) p)`
        : none
    } AS papers,
    ${
      office && arrival && holds(actor.role, 'incoming.read')
        ? sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'arrivalNumber', i.arrival_number, 'arrivedOn', i.arrived_on, 'number', i.number, 'issuerName', i.issuer_name,
        'abstract', i.abstract) ORDER BY i.place), '[]'::jsonb)
      FROM (${arrivals(actor, arrival)}) i)`
        : none
    } AS arrivals,
    ${
      office && holds(actor.role, 'account.read')
        ? sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('officerId', o.officer_id, 'name', o.name, 'posts', coalesce(o.posts, '[]'::jsonb)) ORDER BY o.place), '[]'::jsonb)
      FROM (${people(actor, words, moment)}) o)`
        : none
    } AS people`.execute(tx)
  return Found.parse(rows[0])
}
