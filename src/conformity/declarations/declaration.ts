import { z } from 'zod'
import { addDays, type Day } from '../../kernel/day.ts'
import type { AgencyId, DeclarationId, FileId } from '../../kernel/identity.ts'
import { numberKey, readOfficialNumber } from '../../kernel/official-number.ts'

/**
 * A declaration (công bố) that exists already and is recorded or imported, and the rules it must meet.
 * Evidence (internal audit, management review) is not asked of an existing one: `lifecycles.md`, row declaration.
 * Pure: no database, no clock.
 */
export const DeclarationKind = z.enum(['initial', 'redeclaration', 'unknown'])
export type DeclarationKind = z.infer<typeof DeclarationKind>

/** attached: its file is kept here; on-paper: there is one, not kept here; none-yet: chưa có phụ lục. */
export const Annex = z.enum(['attached', 'on-paper', 'none-yet'])
export type Annex = z.infer<typeof Annex>

/** Derived from the days, never stored: where a declaration stands on a day. */
export const DeclarationState = z.enum(['not-yet-effective', 'in-force', 'superseded', 'withdrawn', 'ended-with-agency', 'retracted'])
export type DeclarationState = z.infer<typeof DeclarationState>

export interface Declaration {
  agencyId: AgencyId
  edition: string
  kind: DeclarationKind
  number: string
  issuedOn: Day
  effectiveOn: Day
  withdrawnOn: Day | null
  signerName: string | null
  signerTitle: string | null
  annex: Annex
  fileId: FileId | null
  annexFileId: FileId | null
  note: string | null
}

/** First day it was so, and first day it was no longer so. */
export interface Span {
  since: Day
  until: Day | null
}

/** What the register knows that a declaration has to agree with. */
export interface Circumstances {
  today: Day
  /** undefined: there is no such agency, or it is another authority's. */
  agency: ({ name: string; existed: boolean } & Span) | undefined
  /** undefined: no such edition. The bounds are null where they are not known. */
  edition: { since: Day | null; until: Day | null } | undefined
  /** Another record in force of the same agency, number and year. */
  sameNumber: { id: DeclarationId; issuedOn: Day } | undefined
}

export interface Fault {
  field: keyof Declaration
  code: string
  details: Record<string, string>
}

/** One decision has one number in its year and agency, however it is written. */
export const numberOf = (declaration: Pick<Declaration, 'number' | 'issuedOn'>) => ({
  key: numberKey(declaration.number),
  year: Number(declaration.issuedOn.slice(0, 4)),
})

/** As people say a span: with its last day, open ends left open. */
const spanDetails = (span: { since: Day | null; until: Day | null }) => ({
  since: span.since ?? '…',
  until: span.until ? addDays(span.until, -1) : '…',
})

/** All that is wrong with it, so that an officer corrects once; empty when it may be recorded. */
export function faultsOf(declaration: Declaration, { today, agency, edition, sameNumber }: Circumstances): Fault[] {
  const faults: Fault[] = []
  const fault = (field: Fault['field'], code: string, details: Fault['details'] = {}) => faults.push({ field, code, details })
  const { issuedOn, effectiveOn, withdrawnOn, number } = declaration
  if (!agency) fault('agencyId', 'agency.not-found')
  else if (!agency.existed) fault('agencyId', 'declaration.agency-not-on-day', { name: agency.name, day: issuedOn, ...spanDetails(agency) })
  if (readOfficialNumber(number) === undefined) fault('number', 'official-number.unreadable', { number })
  else if (agency && sameNumber) {
    fault('number', 'declaration.number-taken', { number, name: agency.name, day: sameNumber.issuedOn, id: sameNumber.id })
  }
  if (issuedOn > today) fault('issuedOn', 'declaration.issued-in-future', { day: issuedOn, today: today })
  if (effectiveOn < issuedOn) fault('effectiveOn', 'declaration.effective-before-issue', { issued: issuedOn, effective: effectiveOn })
  if (withdrawnOn !== null && withdrawnOn < issuedOn) fault('withdrawnOn', 'declaration.withdrawn-before-issue', { issued: issuedOn, withdrawn: withdrawnOn })
  if (withdrawnOn !== null && withdrawnOn > today) fault('withdrawnOn', 'declaration.withdrawn-in-future', { day: withdrawnOn, today: today })
  if (!edition) fault('edition', 'edition.unknown', { edition: declaration.edition })
  else if (edition.since === null) fault('edition', 'edition.not-in-force-yet', { edition: declaration.edition })
  else if (issuedOn < edition.since || (edition.until !== null && issuedOn >= edition.until)) {
    fault('edition', 'declaration.edition-not-valid', { edition: declaration.edition, day: issuedOn, ...spanDetails(edition) })
  }
  if (declaration.annex === 'attached' && declaration.fileId === null && declaration.annexFileId === null) fault('annex', 'declaration.annex-without-file')
  return faults
}

/** What decides where a recorded declaration stands on a day. */
export interface Course {
  issuedOn: Day
  effectiveOn: Day
  withdrawnOn: Day | null
  /** First effective day among the declarations the same agency issued later. */
  supersededOn: Day | null
  /** First day on which the agency no longer existed. */
  agencyUntil: Day | null
  retracted: boolean
}

/** A superseded declaration does not come back when its successor is withdrawn: the head declares anew. */
export function stateOf(course: Course, on: Day): DeclarationState {
  const by = (day: Day | null) => day !== null && day <= on
  if (course.retracted) return 'retracted'
  if (by(course.withdrawnOn)) return 'withdrawn'
  if (by(course.supersededOn)) return 'superseded'
  if (by(course.agencyUntil)) return 'ended-with-agency'
  return course.effectiveOn > on ? 'not-yet-effective' : 'in-force'
}
