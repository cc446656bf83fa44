import { z } from 'zod'
import { Day } from '../../../kernel/day.ts'
import { AgencyId } from '../../../kernel/identity.ts'
import { OfficialNumberText } from '../../../kernel/official-number.ts'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { AgencyFacts, type AgencyKind, type Obligation } from '../agency-facts.ts'
import type { AgencyEventView, AgencyView } from '../agency.contract.ts'

/** What the form holds while it is typed; '' and null are empty. */
export interface AgencyValues {
  facts: {
    name: string
    shortName: string
    code: string
    kind: AgencyKind | null
    block: string | null
    parentId: AgencyChoice | null
    obligation: Obligation | null
    obligationBasis: string
    address: string
  }
  effectiveOn: Day | null
  paper: { number: string; date: Day | null }
  /** Why something is corrected, or a note on what is recorded. */
  words: string
}

const Parent = z.object({ id: AgencyId })
const Words = z.string().trim().min(1).max(2000)

const form = {
  facts: AgencyFacts.extend({ shortName: AgencyFacts.shape.shortName.optional(), parentId: Parent.nullable() }),
  effectiveOn: Day,
  paper: z
    .object({ number: OfficialNumberText.optional(), date: Day.optional() })
    .refine(({ number, date }) => number === undefined || date !== undefined, { path: ['date'], error: 'agency.paper-without-day' })
    .refine(({ number, date }) => date === undefined || number !== undefined, { path: ['number'], error: 'agency.paper-without-number' }),
}
export const StatementForm = z.object({ ...form, words: Words.optional() })
export const CorrectionForm = z.object({ ...form, words: Words })

/** What is sent: a name without a short one is its own short name. */
export function statementOf({ facts: { parentId: parent, shortName, ...facts }, effectiveOn, paper: { number, date } }: z.output<typeof StatementForm>) {
  return {
    facts: { ...facts, shortName: shortName ?? facts.name, parentId: parent?.id ?? null },
    effectiveOn,
    paper: number === undefined || date === undefined ? null : { number, date },
  }
}

export const blank: AgencyValues = {
  facts: { name: '', shortName: '', code: '', kind: null, block: null, parentId: null, obligation: 'undetermined', obligationBasis: '', address: '' },
  effectiveOn: null,
  paper: { number: '', date: null },
  words: '',
}

const factValues = (facts: AgencyFacts, parentName: string | null): AgencyValues['facts'] => ({
  // A short name that only repeats the name follows it.
  ...facts,
  shortName: facts.shortName === facts.name ? '' : facts.shortName,
  code: facts.code ?? '',
  obligationBasis: facts.obligationBasis ?? '',
  address: facts.address ?? '',
  parentId: facts.parentId === null ? null : { id: facts.parentId, name: parentName ?? facts.parentId },
})

/** A change begins from what the agency is on the day the screen shows. */
export const changeValues = (agency: AgencyView, facts: AgencyFacts): AgencyValues => ({ ...blank, facts: factValues(facts, agency.parentName) })

/** A correction begins from what the event says. */
export const correctionValues = (event: AgencyEventView, parentName: string | null): AgencyValues => ({
  facts: factValues(event.facts, parentName),
  effectiveOn: event.effectiveOn,
  paper: { number: event.paper?.number ?? '', date: event.paper?.date ?? null },
  words: '',
})
