// The i-th agency of the bench and all that is recorded about it. Two versions each: 10,000 agencies are 20,000 versions.
import { Day } from '../../src/kernel/day.ts'
import { tidy } from '../../src/kernel/fold.ts'
import { AgencyId } from '../../src/kernel/identity.ts'
import type { AgencyFacts } from '../../src/register/agencies/agency-facts.ts'
import type { AgencyEvent } from '../../src/register/agencies/agency-version.ts'
import { departmentNames, districtNames, type Names, typed, wardNames } from './names.ts'
import { idOf, pick } from './pick.ts'

export const departments = 40
export const districts = 160

const established = Day.parse('2012-01-01')
const changed = Day.parse('2019-07-01')
const recorded = new Date('2018-02-01T02:00:00Z')
const correctedAt = new Date('2019-03-05T08:30:00Z')

export const agencyId = (i: number): AgencyId => AgencyId.parse(idOf('agency', i))

interface Place {
  block: string
  kind: AgencyFacts['kind']
  parent: number | null
  names: Names
}

function placeOf(i: number): Place {
  if (i < departments) return { block: 'so-nganh', kind: 'department', parent: null, names: departmentNames(i) }
  if (i < departments + districts) return { block: 'quan-huyen', kind: 'district-committee', parent: null, names: districtNames(i - departments) }
  const ward = i - departments - districts
  const district = ward % districts
  return { block: 'phuong-xa', kind: 'commune-committee', parent: departments + district, names: wardNames(district, Math.floor(ward / districts)) }
}

/** Name and short name as an officer's file has them: Unicode forms mixed. */
export function typedNames(i: number): Names & { parentName: string | null; block: string; kind: AgencyFacts['kind']; code: string } {
  const { names, parent, block, kind } = placeOf(i)
  const parentName = parent === null ? null : placeOf(parent).names.name
  return { name: typed(names.name, i), shortName: typed(names.shortName, i), parentName: parentName && typed(parentName, i), block, kind, code: codeOf(i) }
}

const codeOf = (i: number) => `M${String(i + 1).padStart(6, '0')}`

function factsOf(i: number): AgencyFacts {
  const { names, parent, block, kind } = placeOf(i)
  return {
    code: codeOf(i),
    name: tidy(names.name),
    shortName: tidy(names.shortName),
    kind,
    block,
    parentId: parent === null ? null : agencyId(parent),
    obligation: kind === 'commune-committee' ? 'encouraged' : 'mandatory',
    obligationBasis: 'Quyết định số 19/2014/QĐ-TTg',
    address: `${pick('house', i, 900) + 1} đường Điện Biên Phủ`,
  }
}

/** Established once; then seven of ten were changed from a day on, the others corrected: their first version is closed in recorded time. */
export function eventsOf(i: number): AgencyEvent[] {
  const facts = factsOf(i)
  const first: AgencyEvent = {
    id: idOf('established', i),
    agency: agencyId(i),
    kind: 'establish',
    effectiveOn: established,
    corrects: null,
    recordedAt: recorded,
    paper: { number: `${i + 1}/QĐ-UBND`, date: established },
    sets: { ...facts, obligation: 'undetermined', obligationBasis: null, address: 'chưa rõ' },
  }
  const then = { id: idOf('event', i), agency: first.agency, sets: facts, paper: { number: `${i + 20_001}/QĐ-UBND`, date: changed } }
  return [
    first,
    i % 10 < 7
      ? { ...then, kind: 'change', effectiveOn: changed, corrects: null, recordedAt: recorded }
      : { ...then, kind: 'correct', effectiveOn: established, corrects: first.id, recordedAt: correctedAt },
  ]
}

export const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n)
