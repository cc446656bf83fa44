import { approvePlan, createPlan, recordStep, saveLines } from '../authority/plans/facade.ts'
import { PlanLineForm } from '../authority/plans/plan-line.ts'
import { StepForm } from '../authority/plans/plan-work.ts'
import { Day } from '../kernel/day.ts'
import { type BodyId, PlanId, PlanLineId } from '../kernel/identity.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { type DemoActivity, demoActivities, demoDirections, demoFacts } from './hcmc-2020.ts'
import { paperOf } from './demo-links.ts'
import type { Doing } from './demo-records.ts'
import { demoId } from './seed.ts'

const year = { precision: 'year', year: '2020' } as const
const firstHalf = { precision: 'half-year', halfYear: '2020-H1' } as const
const secondHalf = { precision: 'half-year', halfYear: '2020-H2' } as const
/** The plans themselves are not published: their lines are what the report of the half-year tells was done and is to be done. */
const notice = '(minh họa theo báo cáo 6 tháng đầu năm 2020)'
const sections = { done: 'Công tác 6 tháng đầu năm', ahead: 'Nhiệm vụ 6 tháng cuối năm' }

const kinds: Readonly<Record<string, string>> = {
  'par-participation': 'par-index',
  newsletter: 'newsletter',
  guidance: 'guidance',
  secondment: 'secondment',
  training: 'training-postponed',
}
const lineId = (key: string, place: number) => PlanLineId.parse(demoId('plan-line', key, place))

function lineOf(activity: DemoActivity, n: number): PlanLineForm {
  return PlanLineForm.parse({
    id: lineId(activity.key, n),
    section: sections.done,
    task: activity.title,
    owner: demoFacts.authority.subDepartment,
    to: activity.state === 'postponed' ? (activity.expectedFrom ?? year) : firstHalf,
    activityKind: kinds[activity.kind],
    ...(activity.quantity === null ? {} : { quantity: activity.quantity }),
    ...(activity.unit === null ? {} : { unit: activity.unit }),
  })
}

function applicationLines(): PlanLineForm[] {
  const done = demoActivities().map(lineOf)
  const ahead = demoDirections().map((direction, n) =>
    PlanLineForm.parse({
      id: lineId(direction.key, done.length + n),
      section: sections.ahead,
      task: direction.task,
      owner: demoFacts.authority.subDepartment,
      cooperating: [...direction.cooperating],
      to: direction.deadline === null ? secondHalf : { precision: 'day', day: direction.deadline },
      directionId: direction.id,
      ...(direction.quantity === null ? {} : { quantity: direction.quantity }),
      ...(direction.unit === null ? {} : { unit: direction.unit }),
    }),
  )
  return [...done, ...ahead]
}

/** Which agencies are inspected is not published, so the line names how many and none by name. */
const inspectionLines = (): PlanLineForm[] =>
  demoDirections()
    .slice(0, 1)
    .map((direction) =>
      PlanLineForm.parse({
        id: lineId('inspection', 99),
        task: direction.task,
        quantity: direction.quantity ?? undefined,
        unit: direction.unit ?? undefined,
        to: secondHalf,
        form: 'on-site',
        directionId: direction.id,
      }),
    )

/** Application plan (1451) and inspection plan (1452) of 2020, with the work the half-year's report tells of. */
export async function loadPlans(tx: Tx, doing: Doing, issuerId: BodyId): Promise<void> {
  const what = 'hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001 năm 2020'
  const plans = [
    { kind: 'application', title: `Kế hoạch triển khai việc áp dụng ${what} ${notice}`, lines: applicationLines(), number: '1451/QĐ-UBND' },
    {
      kind: 'inspection',
      title: `Kế hoạch kiểm tra việc xây dựng, áp dụng, duy trì và cải tiến ${what} ${notice}`,
      lines: inspectionLines(),
      number: '1452/QĐ-UBND',
    },
  ] as const
  for (const [place, { kind, title, lines, number }] of plans.entries()) {
    const id = PlanId.parse(demoId('plan', kind, place))
    await createPlan(tx, { ...doing, id, asked: { kind, year: 2020, title, issuerId } })
    await saveLines(tx, { ...doing, id, seen: 1, asked: lines })
    await approvePlan(tx, { ...doing, id, seen: 2, paper: paperOf(number) })
  }
  const plan = PlanId.parse(demoId('plan', 'application', 0))
  for (const [n, activity] of demoActivities().entries()) {
    if (activity.state === 'postponed') continue
    const onDay = Day.parse(demoFacts.dataDate)
    const step = activity.kind === 'newsletter' ? 'progress' : 'done'
    const asked = StepForm.parse({ step, sequence: 0, onDay, activityIds: [activity.id] })
    await recordStep(tx, { ...doing, plan, line: lineId(activity.key, n), asked })
  }
}
