import { useState } from 'react'
import { z } from 'zod'
import { type HalfYear, halfYearOf } from '../../../kernel/day.ts'
import { useSearchState } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button, IconButton } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { programmeStrip } from '../activity.contract.ts'
import { type DirectionRow, listDirections, reorderDirections, showDirection } from '../direction.contract.ts'
import { Period } from '../programme-fields.ts'
import { PeriodChoice } from './period-field.tsx'
import { PeriodInWords } from './period-in-words.tsx'
import { TargetLines } from './target-lines.tsx'
import { useShownPeriod } from './use-shown-period.ts'
import './programme.css'

/** The tasks of one half-year as the plan they are: in their order, with targets and what became of each. */
export function DirectionPlan() {
  const t = useT()
  const { on, knownAt } = useAsOf()
  const holds = useHolds()
  const current = halfYearOf(on)
  const [{ period: asked }, set] = useSearchState(z.object({ period: Period.optional() }))
  const { period, error: unknown, refetch: again } = useShownPeriod(asked, current)
  const { data, error, refetch } = useAnswer(
    listDirections,
    { query: { period: period ?? current, knownAt, limit: 500 } },
    { keepFormer: true, enabled: period !== undefined },
  )
  const mayRecord = holds('direction.record')
  const record = mayRecord && (
    <Button weight="main" icon="plus" to={`/directions/new?period=${period ?? current}`}>
      {t('direction.act.record')}
    </Button>
  )
  return (
    <Page
      title={t('direction.list.title')}
      beside={data && <span className="hc-total">{data.total}</span>}
      acts={
        <>
          {data && data.total > 0 && <PrintButton />}
          {record}
        </>
      }
    >
      {period && <PeriodChoice period={period} onChange={(chosen) => set({ period: chosen }, { push: true })} />}
      {asked === undefined && period && <PeriodInWords shown={period} current={current} known="tasks" path="/directions" />}
      {data && period ? (
        data.rows.length > 0 ? (
          <Plan key={`${period} ${data.rows.map(({ id, version }) => `${id}${version}`).join()}`} period={period} rows={data.rows} mayRecord={mayRecord} />
        ) : (
          <EmptyState icon="direction" title={t('direction.list.empty')} acts={record}>
            {t('direction.list.empty-text')}
          </EmptyState>
        )
      ) : (unknown ?? error) ? (
        <ErrorState error={unknown ?? error} retry={() => (unknown ? again() : void refetch())} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Plan({ period, rows, mayRecord }: { period: HalfYear; rows: readonly DirectionRow[]; mayRecord: boolean }) {
  const t = useT()
  const tell = useTell()
  const [order, setOrder] = useState<readonly DirectionRow[]>()
  const act = useAct(reorderDirections, { refresh: [listDirections, showDirection, programmeStrip] })
  const shown = order ?? rows
  const parts = planParts.filter((part) => rows.some((row) => tells[part](row)))
  const move = (from: number, to: number) => {
    const moved = [...shown]
    moved.splice(to, 0, ...moved.splice(from, 1))
    setOrder(moved)
  }
  const save = async () => {
    try {
      await act.send({ body: { period, order: shown.map(({ id, version }) => ({ id, version })) } })
      tell({ text: t('direction.told.reordered') })
      setOrder(undefined)
    } catch {
      // What was refused stands above the table, in `act.refusal`.
    }
  }
  const changed = order?.some(({ id }, n) => rows[n]?.id !== id) ?? false
  return (
    <>
      {act.refusal && <ErrorState error={act.refusal} />}
      <div className="hc-sheet">
        <table className="hc-plan">
          <thead>
            <tr>
              <th scope="col" className="hc-plan-place">
                {t('direction.list.place')}
              </th>
              <th scope="col" className="hc-plan-what">
                {t('direction.field.task')}
              </th>
              {parts.map((part) => (
                <th key={part} scope="col" className={`hc-plan-${part}`}>
                  {t(`direction.plan.${part}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, n) => (
              <PlanRow
                key={row.id}
                row={row}
                place={n + 1}
                parts={parts}
                {...(order === undefined
                  ? {}
                  : { up: n > 0 ? () => move(n, n - 1) : undefined, down: n < shown.length - 1 ? () => move(n, n + 1) : undefined, ordering: true })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {mayRecord && rows.length > 1 && (
        <div className="hc-row hc-not-printed">
          {order === undefined ? (
            <Button onClick={() => setOrder(rows)}>{t('direction.act.reorder')}</Button>
          ) : (
            <>
              <Button weight="main" pending={act.pending} disabled={!changed} because={t('direction.order-unchanged')} onClick={() => void save()}>
                {t('direction.act.save-order')}
              </Button>
              <Button
                onClick={() => {
                  setOrder(undefined)
                  act.reset()
                }}
              >
                {t('kit.not-now')}
              </Button>
            </>
          )}
        </div>
      )}
    </>
  )
}

/** Columns beside the task; one that no task of the half-year fills is left out. */
const planParts = ['owner', 'deadline', 'targets', 'outcome'] as const
type PlanPart = (typeof planParts)[number]

const tells: Record<PlanPart, (row: DirectionRow) => boolean> = {
  owner: (row) => row.owner !== null || row.cooperating.length > 0,
  deadline: (row) => row.deadline.precision !== 'unknown',
  targets: (row) => row.targets.length > 0,
  outcome: (row) => row.outcome !== null,
}

interface PlanRowProps {
  parts: readonly PlanPart[]
  row: DirectionRow
  place: number
  ordering?: boolean
  up?: (() => void) | undefined
  down?: (() => void) | undefined
}

function PlanRow({ row, place, parts, ordering = false, up, down }: PlanRowProps) {
  const t = useT()
  const format = useFormat()
  return (
    <tr>
      <td className="hc-plan-place">{place}</td>
      <td>
        <Link to={`/directions/${row.id}`} className="hc-plan-task">
          {row.task}
        </Link>
        {row.quantity !== null && (
          <span className="hc-faint">
            {' '}
            ({format.number(row.quantity)}
            {row.unit === null ? '' : ` ${row.unit}`})
          </span>
        )}
        {ordering && (
          <span className="hc-row">
            {up && <IconButton icon="up" label={t('direction.act.up', { n: place })} onClick={up} />}
            {down && <IconButton icon="down" label={t('direction.act.down', { n: place })} onClick={down} />}
          </span>
        )}
      </td>
      {parts.map((part) => (
        <td key={part} className={`hc-plan-${part}`} data-head={t(`direction.plan.${part}`)} data-empty={!tells[part](row) || undefined}>
          {tells[part](row) ? <PartCell row={row} part={part} /> : '—'}
        </td>
      ))}
    </tr>
  )
}

function PartCell({ row, part }: { row: DirectionRow; part: PlanPart }) {
  const format = useFormat()
  switch (part) {
    case 'owner':
      return (
        <div className="hc-plan-lines">
          {row.owner !== null && <span>{row.owner}</span>}
          {row.cooperating.map((name) => (
            <span key={name} className="hc-faint">
              {name}
            </span>
          ))}
        </div>
      )
    case 'deadline':
      return format.imprecise(row.deadline)
    case 'targets':
      return <TargetLines targets={row.targets} />
    case 'outcome':
      return <span className="hc-programme-words">{row.outcome}</span>
  }
}
