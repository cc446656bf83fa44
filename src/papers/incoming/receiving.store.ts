import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day, dayOf } from '../../kernel/day.ts'
import { IncomingId, PaperId } from '../../kernel/identity.ts'
import { refuseAt } from '../../kernel/refusal.ts'
import type { Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { startingPart } from '../../register/calendars/facade.ts'
import { officePeople } from '../../register/officers/facade.ts'
import { arrivals, lockedJson, only, readLocked, withSeries } from '../numbering/facade.ts'
import { type Arrival, type Handling, readArrivalNumber, yearOf } from './incoming.ts'

const Beside = z.object({ officerKnown: z.boolean(), unitKnown: z.boolean() })

/** Who is named to do it, and the calendar where a limit in working days is to be counted: for receiving and for assigning. */
export function handlingPart(by: Actor, at: Date, { assignedTo, unitId, dueDays }: Handling) {
  const { authority } = by
  const people = officePeople({ authority, officers: sql`ARRAY[${assignedTo ?? null}]::uuid[]`, today: dayOf(at) })
  const calendar = startingPart(authority, at)
  return {
    json: sql<unknown>`json_build_object(
      'officerKnown', EXISTS (SELECT FROM officer o WHERE o.authority_id = ${authority} AND o.id = ${assignedTo ?? null}::uuid AND o.agency_id IS NULL),
      'unitKnown', EXISTS (SELECT FROM issuing_body b WHERE b.authority_id = ${authority} AND b.id = ${unitId ?? null}::uuid),
      'people', ${people.json}, 'calendar', ${dueDays === undefined ? sql`NULL::json` : calendar.json})`,
    read: (found: unknown) => {
      const raw = z.looseObject({ people: z.unknown(), calendar: z.unknown() }).parse(found)
      const { officerKnown, unitKnown } = Beside.parse(found)
      if (assignedTo !== undefined && !officerKnown) refuseAt('invalid', 'assignedTo', 'incoming.officer-unknown')
      if (unitId !== undefined && !unitKnown) refuseAt('invalid', 'unitId', 'incoming.unit-unknown')
      return { people: people.read(raw.people), start: raw.calendar === null ? undefined : calendar.read(raw.calendar) }
    },
  }
}

const Facts = z.object({
  urgencyKnown: z.boolean(),
  bodyName: z.string().nullable(),
  recorded: z
    .object({ number: z.string(), issuedOn: Day, issuerName: z.string(), abstract: z.string() })
    .nullable()
    .describe('The paper, where it stands in the register already'),
  before: z.object({ id: IncomingId, serial: z.int(), suffix: z.string(), arrivedOn: Day }).nullable().describe('When this body received it last'),
})

/** Everything receiving looks at, in one statement; the counter of the book stays locked until the commit. `recorded` names a paper of the register. */
export async function loadForReceiving<P>(tx: Tx, by: Actor, at: Date, asked: Arrival, { recorded, more }: { recorded?: PaperId; more?: Part<P> }) {
  const { authority } = by
  const wish = asked.arrivalNumber === undefined ? undefined : readArrivalNumber(asked.arrivalNumber)
  const of = { authority, issuer: asked.bodyId, kind: arrivals, year: yearOf(asked.arrivedOn), numbers: only(wish) }
  const handling = handlingPart(by, at, asked)
  const paper = PaperId.nullable().parse(recorded ?? null)
  const row = await withSeries(tx, of, at)
    .selectNoFrom([
      lockedJson(of).as('locked'),
      handling.json.as('handling'),
      (more?.json ?? sql<unknown>`NULL`).as('more'),
      sql<unknown>`json_build_object(
        'urgencyKnown', EXISTS (SELECT FROM paper_urgency u WHERE u.code = ${asked.urgency}),
        'bodyName', (SELECT b.name FROM issuing_body b WHERE b.authority_id = ${authority} AND b.id = ${asked.bodyId}),
        'recorded', (SELECT json_build_object('number', v.number, 'issuedOn', v.issued_on, 'issuerName', v.issuer_name, 'abstract', v.abstract)
          FROM paper_version v WHERE v.authority_id = ${authority} AND v.paper_id = ${paper}::uuid AND v.recorded_to IS NULL),
        'before', (SELECT json_build_object('id', i.id, 'serial', i.serial, 'suffix', i.suffix, 'arrivedOn', i.arrived_on) FROM incoming_paper i
          WHERE i.authority_id = ${authority} AND i.paper_id = ${paper}::uuid AND i.body_id = ${asked.bodyId}::uuid AND i.state <> 'retracted' ORDER BY i.recorded_at DESC LIMIT 1))`.as(
        'facts',
      ),
    ])
    .executeTakeFirstOrThrow()
  const facts = Facts.parse(row.facts)
  const locked = readLocked(row.locked)
  if (!locked || facts.bodyName === null) return refuseAt('invalid', 'bodyId', 'incoming.body-unknown')
  if (!facts.urgencyKnown) refuseAt('invalid', 'urgency', 'incoming.urgency-unknown')
  return { ...facts, bodyName: facts.bodyName, locked, wish, ...handling.read(row.handling), more: more?.read(row.more) }
}
