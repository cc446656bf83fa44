import { z } from 'zod'
import { type ImpreciseDate, reach } from '../../../kernel/day.ts'
import { fold } from '../../../kernel/fold.ts'
import { useSearchState } from '../../../web/address.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { EmptyState } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { LineView, PlanView } from '../plan.contract.ts'
import { sectionsOf } from '../plan-line.ts'
import { WorkState } from '../plan-work.ts'
import { shapeOfWork } from './plan-tags.ts'
import { spanShown } from './span-shown.ts'

const View = z.object({
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

/** The lines by heading with where each stands; the figures above open the rows behind them. */
export function LineTable({ plan }: { plan: PlanView }) {
  const t = useT()
  const format = useFormat()
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
      {shown.length === 0 ? (
        <EmptyState icon="activity" title={t('plan.page.no-match')} />
      ) : (
        <div className="hc-sheet">
          <table className="hc-plan-table">
            <thead>
              <tr>
                <th scope="col">{t('plan.field.no')}</th>
                <th scope="col">{t('plan.field.task')}</th>
                <th scope="col">{t('plan.field.owner')}</th>
                <th scope="col">{t('plan.field.time')}</th>
                <th scope="col">{t('plan.field.done')}</th>
                <th scope="col">{t('plan.field.state')}</th>
              </tr>
            </thead>
            {sectionsOf(shown).map(({ section, lines }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headings have no id, and their rows hold no state
              <tbody key={`${n} ${section ?? ''}`}>
                {section !== null && (
                  <tr>
                    <th colSpan={6} scope="colgroup" className="hc-plan-heading">
                      {section}
                    </th>
                  </tr>
                )}
                {lines.map(({ line }) => (
                  <tr key={line.id}>
                    <td className="hc-plan-no">{line.no}</td>
                    <td>
                      <Link to={`/plans/${plan.id}/lines/${line.id}`} className="hc-plan-link">
                        {line.task}
                      </Link>
                      {line.agencies.length > 0 && <div className="hc-faint">{line.agencies.map(({ name }) => name).join('; ')}</div>}
                      {line.product !== null && <div className="hc-faint">{line.product}</div>}
                    </td>
                    <td data-head={t('plan.field.owner')} data-empty={line.owner === null || undefined}>
                      {line.owner ?? '—'}
                    </td>
                    <td data-head={t('plan.field.time')}>
                      <Time line={line} />
                    </td>
                    <td data-head={t('plan.field.done')} data-empty={(line.quantity === null && line.done === 0) || undefined} className="hc-plan-amount">
                      {amountOf(line, format.number)}
                    </td>
                    <td>
                      <StatusTag shape={shapeOfWork[line.state]}>{t(`plan.state.${line.state}`)}</StatusTag>
                      <Remarks line={line} />
                    </td>
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </>
  )
}

function amountOf({ quantity, unit, done }: LineView, number: (n: number) => string): string {
  if (quantity === null && done === 0) return '—'
  return `${quantity === null ? number(done) : `${number(done)}/${number(quantity)}`}${unit === null ? '' : ` ${unit}`}`
}

function Time({ line }: { line: LineView }) {
  const format = useFormat()
  return spanShown(line.from, line.to, format.imprecise)
}

export function Remarks({ line }: { line: LineView }) {
  const t = useT()
  const words = [
    line.state === 'overdue' ? (line.lateDays === null ? t('plan.page.late-unknown') : t('plan.page.late', { count: line.lateDays })) : null,
    line.extensions > 0 ? t('plan.page.extended', { count: line.extensions }) : null,
    line.extensionAsked ? t('plan.page.extension-waits') : null,
  ].filter((word) => word !== null)
  return words.length === 0 ? null : <div className="hc-faint">{words.join('; ')}</div>
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
