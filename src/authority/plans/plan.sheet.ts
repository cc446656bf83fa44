import { type Day, slashed } from '../../kernel/day.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom, type WrittenCell } from '../../platform/spreadsheets/written-cell.ts'
import type { WorkingDaysAfter } from '../../register/calendars/facade.ts'
import { type FoundPlan, lineView } from './plan.queries.ts'
import { formWords, shortDate } from './plan-words.ts'
import vi from './words.vi.json' with { type: 'json' }

const { field, state } = vi.plan

/** The lines of a plan as a workbook that can be read in again; the plan is a Vietnamese paper, so are its headings. */
export function planSheet(plan: FoundPlan, workingDays: WorkingDaysAfter, today: Day) {
  const lines = (plan.lines ?? []).map((line, n) => lineView(plan, line, n + 1, workingDays, today))
  const columns = [
    { title: field.no, kind: 'number' },
    { title: field.section, width: 30 },
    { title: field.task, width: 60 },
    { title: field.quantity, kind: 'number' },
    { title: field.unit, width: 12 },
    { title: field.owner, width: 30 },
    { title: field.cooperating, width: 30 },
    { title: field.from, width: 16 },
    { title: field.to, width: 16 },
    { title: field.product, width: 30 },
    { title: field.budget, kind: 'number', width: 16 },
    { title: field.budgetSource, width: 20 },
    { title: field.agencies, width: 40 },
    { title: field.form, width: 14 },
    { title: field.state, width: 16 },
    { title: field.done, kind: 'number' },
    { title: field.due, kind: 'date', width: 14 },
    { title: field.lateDays, kind: 'number' },
  ] as const
  const cells = (line: (typeof lines)[number]): WrittenCell[] => [
    line.no,
    line.section,
    line.task,
    line.quantity,
    line.unit,
    line.owner,
    line.cooperating.join('; '),
    shortDate(line.from),
    shortDate(line.to),
    line.product,
    line.budget,
    line.budgetSource,
    line.agencies.map(({ name }) => name).join('; '),
    line.form === null ? null : formWords[line.form],
    state[line.state],
    line.done,
    line.due,
    line.lateDays,
  ]
  const name = `ke-hoach-${plan.year}-${today}`
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx([{ name, columns, rows: rowsFrom(lines, cells), notice: [plan.title, `Lập ngày ${slashed(today)}`] }]),
  }
}
