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
import { TargetLines } from './target-lines.tsx'
import './programme.css'

/** The tasks of one half-year as the plan they are: in their order, with targets and what became of each. */
export function DirectionPlan() {
  const t = useT()
  const { on } = useAsOf()
  const holds = useHolds()
  const [{ period = halfYearOf(on) }, set] = useSearchState(z.object({ period: Period.optional() }))
  const { data, error, refetch } = useAnswer(listDirections, { query: { period, limit: 500 } }, { keepFormer: true })
  const mayRecord = holds('direction.record')
  const record = mayRecord && <Button weight="main" icon="plus" to={`/directions/new?period=${period}`}>{t('direction.act.record')}</Button>
  return (
    <Page title={t('direction.list.title')} beside={data && <span className="hc-total">{data.total}</span>} acts={<>{data && data.total > 0 && <PrintButton />}{record}</>}>
      <PeriodChoice period={period} onChange={(chosen) => set({ period: chosen }, { push: true })} />
      {data ? (data.rows.length > 0
        ? <Plan key={`${period} ${data.rows.map(({ id, version }) => `${id}${version}`).join()}`} period={period} rows={data.rows} mayRecord={mayRecord} />
        : <EmptyState icon="direction" title={t('direction.list.empty')} acts={record}>{t('direction.list.empty-text')}</EmptyState>)
        : error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

function Plan({ period, rows, mayRecord }: { period: HalfYear; rows: readonly DirectionRow[]; mayRecord: boolean }) {
  const t = useT()
  const tell = useTell()
  const [order, setOrder] = useState<readonly DirectionRow[]>()
  const act = useAct(reorderDirections, { refresh: [listDirections, showDirection, programmeStrip] })
  const shown = order ?? rows
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
              <th scope="col" className="hc-plan-place">{t('direction.list.place')}</th><th scope="col">{t('direction.field.task')}</th><th scope="col" className="hc-plan-who">{t('direction.field.owner')}</th>
              <th scope="col" className="hc-plan-when">{t('direction.field.deadline')}</th><th scope="col" className="hc-plan-targets">{t('direction.field.targets')}</th><th scope="col" className="hc-plan-outcome">{t('direction.field.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, n) => (
              <PlanRow
                key={row.id} row={row} place={n + 1}
                {...(order === undefined ? {} : { up: n > 0 ? () => move(n, n - 1) : undefined, down: n < shown.length - 1 ? () => move(n, n + 1) : undefined, ordering: true })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {mayRecord && rows.length > 1 && (
        <div className="hc-row hc-not-printed">
          {order === undefined ? <Button onClick={() => setOrder(rows)}>{t('direction.act.reorder')}</Button> : (
            <>
              <Button weight="main" pending={act.pending} disabled={!changed} because={t('direction.order-unchanged')} onClick={() => void save()}>{t('direction.act.save-order')}</Button>
              <Button onClick={() => { setOrder(undefined); act.reset() }}>{t('kit.not-now')}</Button>
            </>
          )}
        </div>
      )}
    </>
  )
}

interface PlanRowProps {
  row: DirectionRow
  place: number
  ordering?: boolean
  up?: (() => void) | undefined
  down?: (() => void) | undefined
}

function PlanRow({ row, place, ordering = false, up, down }: PlanRowProps) {
  const t = useT()
  const format = useFormat()
  const who = [row.owner, ...row.cooperating].filter((name) => name !== null)
  return (
    <tr>
      <td className="hc-plan-place">{place}</td>
      <td>
        <Link to={`/directions/${row.id}`}>{row.task}</Link>
        {row.quantity !== null && <> <strong>({format.number(row.quantity)}{row.unit === null ? '' : ` ${row.unit}`})</strong></>}
        {ordering && (
          <span className="hc-row">
            {up && <IconButton icon="up" label={t('direction.act.up', { n: place })} onClick={up} />}
            {down && <IconButton icon="down" label={t('direction.act.down', { n: place })} onClick={down} />}
          </span>
        )}
      </td>
      <td className="hc-plan-who" data-head={t('direction.field.owner')} data-empty={who.length === 0 || undefined}>{who.length === 0 ? '—' : <div className="hc-plan-lines">{who.map((name, n) => <span key={name} className={n === 0 && row.owner !== null ? '' : 'hc-faint'}>{name}</span>)}</div>}</td>
      <td className="hc-plan-when" data-head={t('direction.field.deadline')} data-empty={row.deadline.precision === 'unknown' || undefined}>{row.deadline.precision === 'unknown' ? '—' : format.imprecise(row.deadline)}</td>
      <td className="hc-plan-targets" data-empty={row.targets.length === 0 || undefined}>{row.targets.length === 0 ? '—' : <TargetLines targets={row.targets} />}</td>
      <td className="hc-plan-outcome" data-head={t('direction.field.outcome')} data-empty={row.outcome === null || undefined}>{row.outcome ?? '—'}</td>
    </tr>
  )
}
