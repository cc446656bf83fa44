// Which agencies declared what: about three quarters are converted, the others show every answer of the rule for n/N.
import { Day } from '../../src/kernel/day.ts'
import type { AgencyId } from '../../src/kernel/identity.ts'
import { agencyId } from './agencies.ts'
import { personName } from './names.ts'
import { idOf, pick } from './pick.ts'

export const editions = { old: 'TCVN ISO 9001:2008', current: 'TCVN ISO 9001:2015' } as const
/** The data date of the model report. */
export const dataDate = Day.parse('2020-06-15')

export interface BenchDeclaration {
  id: string
  agency: AgencyId
  edition: string
  number: string
  issuedOn: Day
  effectiveOn: Day
  withdrawnOn: Day | null
  signerName: string
  recordedFrom: Date
  recordedTo: Date | null
  replaces: string | null
}

const day = (base: string, days: number): Day => Day.parse(new Date(Date.parse(base) + days * 86_400_000).toISOString().slice(0, 10))
const recordedAt = new Date('2020-06-13T03:00:00Z')
const foundWrongAt = new Date('2020-06-14T03:00:00Z')

function declarationOf(i: number, nth: number, change: Partial<BenchDeclaration> = {}): BenchDeclaration {
  const issuedOn = change.issuedOn ?? day('2017-01-02', pick(`issued ${nth}`, i, 1_200))
  return {
    id: idOf(`declaration ${nth}`, i),
    agency: agencyId(i),
    edition: editions.current,
    number: `${i + 1 + nth * 20_000}/QĐ-UBND`,
    issuedOn,
    effectiveOn: issuedOn,
    withdrawnOn: null,
    signerName: personName(i),
    recordedFrom: recordedAt,
    recordedTo: null,
    replaces: null,
    ...change,
  }
}

const older = (i: number) => declarationOf(i, 2, { edition: editions.old, issuedOn: day('2009-03-02', pick('older', i, 2_000)) })

/** What the i-th agency declared, in the shares written here. */
export function declarationsOf(i: number): BenchDeclaration[] {
  const chance = pick('declared', i, 100)
  if (chance < 22) return [older(i), declarationOf(i, 0)]
  if (chance < 72) return [declarationOf(i, 0)]
  if (chance < 75) return corrected(i)
  if (chance < 81) return [older(i)]
  if (chance < 85) return [declarationOf(i, 0, { issuedOn: Day.parse('2018-05-02'), withdrawnOn: Day.parse('2020-03-02') })]
  if (chance < 89) return [declarationOf(i, 0, { issuedOn: Day.parse('2020-06-10'), effectiveOn: Day.parse('2020-07-01') })]
  return []
}

function corrected(i: number): BenchDeclaration[] {
  const wrong = declarationOf(i, 0, { recordedTo: foundWrongAt })
  return [wrong, declarationOf(i, 1, { issuedOn: wrong.issuedOn, recordedFrom: foundWrongAt, replaces: wrong.id })]
}

/** Departments and districts were looked at, wards never: of those without a declaration there is no data. */
export const reviews = [
  { id: idOf('review', 0), edition: editions.current, reviewedOn: Day.parse('2019-12-02'), blocks: ['so-nganh'], source: 'Rà soát cuối năm 2019' },
  {
    id: idOf('review', 1),
    edition: editions.current,
    reviewedOn: Day.parse('2020-06-12'),
    blocks: ['so-nganh', 'quan-huyen'],
    source: 'Rà soát trước báo cáo sáu tháng',
  },
].map((review) => ({ ...review, recordedFrom: recordedAt }))
