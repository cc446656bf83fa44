// The first half of 2020 as facts of a report, made from the demonstration's data without a database.
import { demoActivities, demoAgencies, demoBodies, demoDeclarations, demoDirections, demoFacts, demoPapers, demoTargetLists } from '../src/demo/hcmc-2020.ts'
import { AgencyId, AuthorityId, BodyId } from '../src/kernel/identity.ts'
import { needed } from '../src/kernel/progress.ts'
import { HalfYear, ImpreciseDate } from '../src/kernel/day.ts'
import { demoId } from '../src/demo/seed.ts'
import type { ReportFacts, ReportFrame, StandingFact } from '../src/authority/reports/report-facts.ts'

const body = (name: string) => BodyId.parse(demoId('body', name, 0))
const { authority } = demoFacts

export const frame2020: ReportFrame = {
  authority: { id: AuthorityId.parse(79), name: authority.name, demonstration: true },
  issuer: {
    id: body('SKHCN'),
    level: 'department',
    name: authority.department,
    symbol: 'SKHCN',
    placeName: 'Thành phố Hồ Chí Minh',
    signingForm: 'KT. GIÁM ĐỐC',
    signerTitle: 'PHÓ GIÁM ĐỐC',
    recipients: [authority.peoplesCommittee, 'Lưu: VT, TĐC'],
    above: [{ id: body('UBND'), level: 'peoples-committee', name: authority.peoplesCommittee, symbol: 'UBND' }],
    below: [
      { id: body('TĐC'), level: 'sub-department', name: authority.subDepartment, symbol: 'TĐC' },
      { id: body('QLNSCL'), level: 'division', name: authority.division, symbol: 'QLNSCL' },
    ],
  },
  period: HalfYear.parse('2020-H1'),
  dataDate: demoFacts.dataDate,
}

const kindNames: Record<string, string> = { decision: 'Quyết định', officialLetter: 'Công văn' }
const activityKinds = {
  'par-participation': 'par-index',
  newsletter: 'newsletter',
  guidance: 'guidance',
  secondment: 'secondment',
  training: 'training-postponed',
} as const

function standings(): StandingFact[] {
  const declared = new Map(demoDeclarations().map((d) => [`${d.agency} ${d.edition}`, d]))
  const counted = new Set(demoBodies().map((a) => a.key))
  return demoAgencies().map((agency): StandingFact => {
    const now = declared.get(`${agency.key} TCVN ISO 9001:2015`)
    const old = declared.get(`${agency.key} TCVN ISO 9001:2008`)
    const one = now ?? old
    return {
      id: AgencyId.parse(agency.id),
      name: agency.name,
      block: agency.block,
      standing: now ? 'declared' : counted.has(agency.key) ? 'not-yet' : 'no-data',
      reason: now ? 'declared' : !counted.has(agency.key) ? 'never-reviewed' : old ? 'older-edition' : 'reviewed',
      declaration: one ? { id: one.id, number: one.number, issuedOn: one.issuedOn, edition: one.edition, annex: one.annex } : null,
    }
  })
}

export function facts2020(): ReportFacts {
  const lists = new Map(demoTargetLists().map((list) => [list.key, list]))
  return {
    edition: demoFacts.results.converted.edition,
    blocks: [
      { code: 'so-nganh', name: { vi: 'Sở, ngành', en: 'Departments' }, apart: false },
      { code: 'quan-huyen', name: { vi: 'Quận, huyện', en: 'Districts' }, apart: false },
      { code: 'chi-cuc', name: { vi: 'Chi cục', en: 'Sub-departments' }, apart: false },
      { code: 'ban', name: { vi: 'Ban', en: 'Boards' }, apart: false },
      { code: 'nganh-doc', name: { vi: 'Ngành dọc', en: 'Vertical bodies' }, apart: false },
      { code: 'phuong-xa', name: { vi: 'Phường, xã, thị trấn', en: 'Communes' }, apart: true },
    ],
    agencies: standings(),
    // Shuffled on purpose: the order of the report does not come from the order of recording.
    papers: demoPapers()
      .toReversed()
      .map((paper) => ({
        id: paper.id,
        kind: paper.kind,
        kindName: kindNames[paper.kind] ?? '',
        number: paper.number,
        issuedOn: paper.date,
        issuer: paper.issuer.short === 'SKHCN' ? authority.department : paper.issuer.name,
        issuerSymbol: paper.issuer.short,
        abstract: paper.abstract,
        topic: null,
      })),
    activities: demoActivities().map((activity) => ({
      id: activity.id,
      kind: activityKinds[activity.kind],
      title: activity.title,
      began: ImpreciseDate.parse(activity.expectedFrom ?? activity.when),
      doer: null,
      quantity: activity.quantity,
      unit: activity.unit,
      product: null,
      channels: [...activity.channels],
    })),
    directions: demoDirections().map((direction) => ({
      id: direction.id,
      position: direction.no,
      task: direction.task,
      quantity: direction.quantity,
      unit: direction.unit,
      owner: direction.owner,
      cooperating: [...direction.cooperating],
      deadline: direction.deadline === null ? { precision: 'unknown' } : { precision: 'day', day: direction.deadline },
      targets: direction.targets.map((target) => {
        const list = lists.get(target.list)
        const total = list?.members.length ?? null
        return {
          percent: target.percent,
          by: { precision: 'day' as const, day: target.by },
          list: list?.name ?? '',
          total,
          needed: total === null ? null : needed(target.percent, total),
          note: list?.note ?? null,
        }
      }),
    })),
  }
}
