import { z } from 'zod'
import { type ImpreciseDate, reach } from '../../../kernel/day.ts'
import { fold } from '../../../kernel/fold.ts'
import { useSearchState } from '../../../web/address.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { EmptyState } from '../../../web/kit/states.tsx'
import { useT } from '../../../web/use-t.ts'
import type { PlanView } from '../plan.contract.ts'
import { WorkState } from '../plan-work.ts'
import { CalendarView } from './calendar-view.tsx'
import { GanttView } from './gantt-view.tsx'
import { LineTable } from './line-table.tsx'

const views = ['table', 'gantt', 'calendar'] as const

const View = z.object({
  view: z.enum(views).optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  state: WorkState.optional(),
  section: z.string().optional(),
  owner: z.string().optional(),
  quarter: z.coerce.number().int().min(1).max(4).optional(),
})

const countOf = { done: 'done', running: 'running', overdue: 'overdue', 'not-begun': 'notBegun', dropped: 'dropped' } as const
const oneEach = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))]
const quarters = ['1', '2', '3', '4'] as const

/** Whether the time from one day to another touches a quarter; without any time it touches none. */
function touches(from: ImpreciseDate, to: ImpreciseDate, year: number, quarter: number): boolean {
  const [a, b] = [reach(from) ?? reach(to), reach(to) ?? reach(from)]
  const asked = reach({ precision: 'quarter', quarter: `${year}-Q${quarter}` })
  return a !== undefined && b !== undefined && asked !== undefined && a.from <= asked.to && b.to >= asked.from
}

/** The lines of a plan as a table, a chart of bars or a calendar; the figures above open the rows behind them. */
export function PlanLines({ plan }: { plan: PlanView }) {
  const t = useT()
  const [view, set] = useSearchState(View)
  const shown = plan.lines.filter(
    (line) =>
      (view.state === undefined || line.state === view.state) &&
      (view.section === undefined || fold(line.section ?? '') === fold(view.section)) &&
      (view.owner === undefined || line.owner === view.owner) &&
      (view.quarter === undefined || touches(line.from, line.to, plan.year, view.quarter)),
  )
  const sections = oneEach(plan.lines.map(({ section }) => section))
  const owners = oneEach(plan.lines.map(({ owner }) => owner))
  const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  return (
    <>
      <div className="hc-plan-figures">
        <Figure
          label={t('plan.page.all')}
          n={plan.counts.lines}
          of={plan.counts.lines}
          open={view.state === undefined}
          onOpen={() => set({ state: undefined })}
        />
        {WorkState.options.map((state) => (
          <Figure
            key={state}
            label={t(`plan.state.${state}`)}
            n={plan.counts[countOf[state]]}
            of={plan.counts.lines}
            open={view.state === state}
            onOpen={() => set({ state: view.state === state ? undefined : state }, { push: true })}
          />
        ))}
      </div>
      <div className="hc-plan-filters hc-not-printed">
        <fieldset className="hc-plan-views">
          <legend>{t('plan.view.title')}</legend>
          {views.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={(view.view ?? 'table') === name}
              onClick={() => set({ view: name === 'table' ? undefined : name }, { push: true })}
            >
              {t(`plan.view.${name}`)}
            </button>
          ))}
        </fieldset>
        {sections.length > 1 && (
          <SelectField
            label={t('plan.field.section')}
            value={view.section ?? null}
            onChange={(section) => set({ section: section ?? undefined })}
            choices={choices(sections)}
            clearable
          />
        )}
        {owners.length > 1 && (
          <SelectField
            label={t('plan.field.owner')}
            value={view.owner ?? null}
            onChange={(owner) => set({ owner: owner ?? undefined })}
            choices={choices(owners)}
            clearable
          />
        )}
        <SelectField
          label={t('plan.page.quarter')}
          value={view.quarter === undefined ? null : String(view.quarter)}
          onChange={(quarter) => set({ quarter: quarter === null ? undefined : Number(quarter) })}
          choices={quarters.map((n) => ({ value: n, label: t('plan.page.quarter-n', { n }) }))}
          clearable
        />
        <PrintButton />
      </div>
      {shown.length === 0 ? <EmptyState icon="activity" title={t('plan.page.no-match')} /> : <Body plan={plan} shown={shown} view={view} set={set} />}
    </>
  )
}

type Viewed = z.output<typeof View>

interface BodyProps {
  plan: PlanView
  shown: PlanView['lines']
  view: Viewed
  set: (change: Partial<z.input<typeof View>>, how?: { push?: boolean }) => void
}

function Body({ plan, shown, view, set }: BodyProps) {
  if (view.view === 'gantt') return <GanttView plan={plan} shown={shown} quarter={view.quarter} />
  if (view.view === 'calendar') return <CalendarView plan={plan} shown={shown} month={view.month} onMonth={(month) => set({ month })} />
  return <LineTable plan={plan} shown={shown} />
}

function Figure({ label, n, of, open, onOpen }: { label: string; n: number; of: number; open: boolean; onOpen: () => void }) {
  return (
    <button type="button" className="hc-plan-figure" aria-pressed={open} onClick={onOpen}>
      <span className="hc-plan-count">
        {n}/{of}
      </span>
      {label}
    </button>
  )
}
