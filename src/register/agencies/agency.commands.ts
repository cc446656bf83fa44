import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { AgencyId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import * as agency from './agency.ts'
import type { AgencyFacts } from './agency-facts.ts'
import * as store from './agency.store.ts'
import { advance, type AgencyEvent, type OfficialPaper, projectVersions } from './agency-version.ts'

interface Said {
  by: Actor
  at: Date
  facts: AgencyFacts
  effectiveOn: Day
  paper: OfficialPaper | null
}

export interface Kept {
  id: AgencyId
  version: number
}

const statement = (said: Said, id: AgencyId): agency.Statement => ({
  id: uuidv7(said.at),
  agency: id,
  effectiveOn: said.effectiveOn,
  paper: said.paper,
  facts: said.facts,
  recordedAt: said.at,
})

/** An agency enters the register from a day on. */
export async function establishAgency(tx: Tx, command: Said & { note: string | null }): Promise<Kept> {
  const id = AgencyId.parse(uuidv7(command.at))
  const around = await store.loadSurroundings(tx, { authority: command.by.authority, agency: id, facts: command.facts, from: command.effectiveOn })
  agency.checkPlace(command.facts, command.effectiveOn, null, around)
  const event = agency.establish(statement(command, id))
  await store.addAgencies(tx, command.by, [event], projectVersions([event]))
  tell(tx, command, event, 'agency.established', { note: command.note })
  return { id, version: 1 }
}

/** From a day on the agency has another name, parent, block, obligation or address. */
export function changeAgency(tx: Tx, command: Said & { id: AgencyId; seen: number; note: string | null }): Promise<Kept> {
  return continueWith(tx, command, agency.change, 'agency.changed', { note: command.note })
}

/** What an earlier event said was wrong; reports frozen before keep what was known then. */
export function correctAgency(tx: Tx, command: Said & { id: AgencyId; seen: number; eventId: string; reason: string }): Promise<Kept> {
  return continueWith(tx, command, (history, said) => agency.correct(history, command.eventId, said), 'agency.corrected', { reason: command.reason })
}

/** What an earlier event said never happened. */
export async function voidAgencyEvent(
  tx: Tx,
  { by, at, id, seen, eventId, reason }: { by: Actor; at: Date; id: AgencyId; seen: number; eventId: string; reason: string },
): Promise<Kept> {
  const loaded = await store.loadAgency(tx, { authority: by.authority, agency: id })
  if (loaded.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: loaded.version })
  const event = agency.voided(loaded.events, eventId, { id: uuidv7(at), agency: id, recordedAt: at })
  await store.addEvent(tx, by, event, stepOf(loaded.events, event))
  record(tx, {
    at,
    by,
    type: 'agency.event-voided',
    subject: { kind: 'agency', id },
    facts: { event: event.id, corrects: event.corrects ?? undefined, effectiveOn: event.effectiveOn },
    personal: { reason },
  })
  return { id, version: loaded.version + 1 }
}

const stepOf = (history: readonly AgencyEvent[], event: AgencyEvent) =>
  advance(
    projectVersions(history).filter((version) => version.recordedTo === null),
    [...history, event],
    event.recordedAt,
  )

type Decide = (history: readonly AgencyEvent[], said: agency.Statement) => AgencyEvent

async function continueWith(
  tx: Tx,
  command: Said & { id: AgencyId; seen: number },
  decide: Decide,
  deed: string,
  words: Record<string, string | null>,
): Promise<Kept> {
  const { by, id, facts, effectiveOn } = command
  const loaded = await store.loadAgency(tx, { authority: by.authority, agency: id, wanted: { facts, from: effectiveOn } })
  if (loaded.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: loaded.version })
  const event = decide(loaded.events, statement(command, id))
  const step = stepOf(loaded.events, event)
  const own = step.opened.find((version) => version.event === event.id)
  if (loaded.around) agency.checkPlace(own?.facts ?? facts, effectiveOn, own?.validTo ?? null, loaded.around)
  await store.addEvent(tx, by, event, step)
  tell(tx, command, event, deed, words)
  return { id, version: loaded.version + 1 }
}

function tell(tx: Tx, { by, at }: Said, event: AgencyEvent, type: string, words: Record<string, string | null>): void {
  const { obligationBasis, address, ...facts } = event.sets
  record(tx, {
    at,
    by,
    type,
    subject: { kind: 'agency', id: event.agency },
    ...(event.paper === null ? {} : { assertedOn: event.paper.date }),
    facts: {
      event: event.id,
      effectiveOn: event.effectiveOn,
      paper: event.paper === null ? null : { ...event.paper },
      corrects: event.corrects ?? undefined,
      ...facts,
    },
    personal: { ...words, obligationBasis, address },
  })
}
