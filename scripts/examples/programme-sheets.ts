import type { ImpreciseDate } from '../../src/kernel/day.ts'
import { slashed } from '../../src/kernel/day.ts'
import { type DemoActivity, demoActivities, demoDirections, demoFacts } from '../../src/demo/hcmc-2020.ts'
import { activityHeadings, activityKindLabels, planHeadings, planSections } from './labels.ts'
import type { SampleSheet } from './workbook.ts'

const { subDepartment } = demoFacts.authority

/** As an office writes it; what is not known stays empty. */
function timeOf(date: ImpreciseDate): string | null {
  switch (date.precision) {
    case 'day':
      return slashed(date.day)
    case 'month':
      return `tháng ${Number(date.month.slice(5))}/${date.month.slice(0, 4)}`
    case 'half-year':
      return `6 tháng ${date.halfYear.endsWith('H1') ? 'đầu' : 'cuối'} năm ${date.halfYear.slice(0, 4)}`
    case 'quarter':
    case 'year':
    case 'unknown':
      return null
  }
}
const began = (activity: DemoActivity) => timeOf(activity.expectedFrom ?? activity.when)

/** What was done besides papers and declarations, in the order of the report. */
export const activitiesSheet: SampleSheet = {
  name: 'Hoạt động',
  title: 'Hoạt động của chương trình 6 tháng đầu năm 2020',
  headings: activityHeadings,
  rows: demoActivities().map((activity) => [
    activityKindLabels[activity.kind],
    activity.title,
    '6 tháng đầu năm 2020',
    began(activity),
    activity.quantity,
    activity.unit,
    subDepartment,
    activity.channels.join('; ') || null,
    activity.note,
  ]),
}

/** The plan itself was not published: its lines are what the report tells was done, and the five directions. */
export const planSheet: SampleSheet = {
  name: 'Kế hoạch 2020',
  title: 'Nội dung Kế hoạch triển khai năm 2020 (minh họa theo báo cáo)',
  headings: planHeadings,
  rows: [
    ...demoActivities().map((activity, n) => [
      n + 1,
      planSections.done,
      activity.title,
      activity.quantity,
      activity.unit,
      subDepartment,
      null,
      began(activity) ?? '6 tháng đầu năm 2020',
    ]),
    ...demoDirections().map((direction, n) => [
      demoActivities().length + n + 1,
      planSections.ahead,
      direction.task,
      direction.quantity,
      direction.unit,
      subDepartment,
      direction.cooperating.join('; ') || null,
      direction.deadline === null ? '6 tháng cuối năm 2020' : slashed(direction.deadline),
    ]),
  ],
}
