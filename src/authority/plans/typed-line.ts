import { z } from 'zod'
import { readTime } from '../../kernel/typed-time.ts'
import type { PlanLine, PlanLineForm } from './plan-line.ts'
import { shortDate } from './plan-words.ts'

/** A whole number with or without dots between the thousands; null where nothing is typed, undefined where it is none. */
export function readAmount(typed: string): number | null | undefined {
  const text = typed.replaceAll(/[.\s]/g, '')
  if (text === '') return null
  return /^\d{1,13}$/.test(text) ? Number(text) : undefined
}

/** A line as its cells hold it while it is typed. */
export interface TypedLine {
  id: string | null
  /** A heading that begins above this line; null where the line stands under the heading before. */
  heading: string | null
  task: string
  quantity: string
  unit: string
  owner: string
  cooperating: string
  from: string
  to: string
  product: string
  budget: string
  budgetSource: string
  activityKind: string | null
  form: string | null
  agencies: { id: string; name: string }[]
  directionId: string | null
  copiedFrom: string | null
}

export const blankLine = (heading: string | null = null): TypedLine => ({
  id: null,
  heading,
  task: '',
  quantity: '',
  unit: '',
  owner: '',
  cooperating: '',
  from: '',
  to: '',
  product: '',
  budget: '',
  budgetSource: '',
  activityKind: null,
  form: null,
  agencies: [],
  directionId: null,
  copiedFrom: null,
})

export function typedLines(lines: readonly (PlanLine & { agencies: readonly { id: string; name: string }[] })[]): TypedLine[] {
  return lines.map((line, n) => ({
    id: line.id,
    heading: n > 0 && lines[n - 1]?.section === line.section ? null : line.section,
    task: line.task,
    quantity: line.quantity === null ? '' : String(line.quantity),
    unit: line.unit ?? '',
    owner: line.owner ?? '',
    cooperating: line.cooperating.join('; '),
    from: shortDate(line.from),
    to: shortDate(line.to),
    product: line.product ?? '',
    budget: line.budget === null ? '' : line.budget.toLocaleString('vi-VN'),
    budgetSource: line.budgetSource ?? '',
    activityKind: line.activityKind,
    form: line.form,
    agencies: [...line.agencies],
    directionId: line.directionId,
    copiedFrom: line.copiedFrom,
  }))
}

const text = z.string()
const Typed = z.object({
  id: text.nullable(),
  heading: text.nullable(),
  task: text,
  quantity: text,
  unit: text,
  owner: text,
  cooperating: text,
  from: text,
  to: text,
  product: text,
  budget: text,
  budgetSource: text,
  activityKind: text.nullable(),
  form: text.nullable(),
  agencies: z.array(z.object({ id: text, name: text })),
  directionId: text.nullable(),
  copiedFrom: text.nullable(),
})

/** What the editor holds, read into what is sent; a cell that cannot be read is named by line and field. */
export const typedPlan = (year: number) =>
  z.object({ title: z.string().trim().min(1).max(500), lines: z.array(Typed).max(500) }).transform(({ title, lines }, context) => {
    let heading = ''
    return {
      title,
      lines: lines.map((line, n) => {
        heading = line.heading === null ? heading : line.heading.trim()
        const fault = (field: string, code: string) => context.addIssue({ code: 'custom', path: ['lines', n, field], message: code })
        const amount = (field: 'quantity' | 'budget') => {
          const read = readAmount(line[field])
          if (read === undefined) fault(field, 'plan.amount-unreadable')
          return read ?? undefined
        }
        const time = (field: 'from' | 'to') => {
          const read = readTime(line[field], year)
          if (read === undefined) fault(field, 'plan.time-unreadable')
          return read
        }
        if (line.task.trim() === '') fault('task', 'field.required')
        const told = (words: string | null) => (words === null || words.trim() === '' ? undefined : words)
        return {
          id: told(line.id),
          section: told(heading),
          task: line.task,
          quantity: amount('quantity'),
          unit: told(line.unit),
          owner: told(line.owner),
          cooperating: line.cooperating
            .split(/[;\n]/)
            .map((one) => one.trim())
            .filter((one) => one !== ''),
          from: time('from'),
          to: time('to'),
          product: told(line.product),
          budget: amount('budget'),
          budgetSource: told(line.budgetSource),
          activityKind: told(line.activityKind),
          form: told(line.form) as PlanLineForm['form'],
          agencyIds: line.agencies.map(({ id }) => id),
          directionId: told(line.directionId),
          copiedFrom: told(line.copiedFrom),
        }
      }),
    }
  })

/** Rows copied from a workbook: cells between tabs, quoted where they hold line ends. A row with its first cell only is a heading. */
export function pastedLines(pasted: string): TypedLine[] {
  const rows = cellsOf(pasted).filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const lines: TypedLine[] = []
  let heading: string | null = null
  for (const raw of rows) {
    // A column of running numbers in front is the workbook's, not the task's.
    const cells = raw.length > 1 && /^\s*\d{0,3}\.?\s*$/.test(raw[0] ?? '') ? raw.slice(1) : raw
    const [task = '', quantity = '', unit = '', owner = '', cooperating = '', from = '', to = '', product = '', budget = ''] = cells.map((cell) => cell.trim())
    const alone = raw.filter((cell) => cell.trim() !== '').length === 1
    if (alone && raw.length > 1) heading = task === '' ? (raw.find((cell) => cell.trim() !== '') ?? '').trim() : task
    else {
      lines.push({ ...blankLine(heading), task, quantity, unit, owner, cooperating, from, to, product, budget })
      heading = null
    }
  }
  return lines
}

function cellsOf(pasted: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let n = 0; n < pasted.length; n++) {
    const sign = pasted[n] ?? ''
    const row = rows.at(-1) ?? []
    const cell = row.at(-1) ?? ''
    const put = (words: string) => row.splice(-1, 1, words)
    if (quoted) {
      if (sign === '"' && pasted[n + 1] === '"') {
        put(`${cell}"`)
        n += 1
      } else if (sign === '"') quoted = false
      else put(cell + sign)
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === '\t') row.push('')
    else if (sign === '\n') rows.push([''])
    else if (sign !== '\r') put(cell + sign)
  }
  return rows
}
