import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { greatestSerial, mostAtOnce, serialText } from '../number-series.ts'
import { listSeries, nextNumber, openSeries, passNumbers, reserveNumbers, type SeriesRow, spoilNumbers } from '../series.contract.ts'

export type Doing = { act: 'reserve' | 'open' | 'pass' | 'share'; row: SeriesRow } | { act: 'spoil'; row: SeriesRow; from: number; to: number; suffix: string }

const refresh = { refresh: [listSeries, nextNumber] }

/** One act on a series: what is asked depends on the act, a reason always. */
export function SeriesSheet({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const { act, row } = doing
  const [reserve, open, pass, spoil] = [
    useAct(reserveNumbers, refresh),
    useAct(openSeries, refresh),
    useAct(passNumbers, refresh),
    useAct(spoilNumbers, refresh),
  ]
  const spoiling = doing.act === 'spoil' ? doing : { from: 0, to: 0, suffix: '' }
  const [count, setCount] = useState<number | null>(act === 'reserve' ? 1 : act === 'spoil' ? spoiling.from : null)
  const [to, setTo] = useState<number | null>(spoiling.to)
  const [reservedFor, setReservedFor] = useState('')
  const [until, setUntil] = useState<Day | null>(null)
  const confirm = async (reason: string) => {
    const one = { issuerId: row.issuerId, kind: row.kinds[0] ?? '', year: row.year, reason }
    const entered = count ?? 0
    const { next } = await {
      reserve: () => reserve.send({ body: { ...one, count: entered, reservedFor, until: until ?? undefined } }),
      open: () => open.send({ body: { ...one, opening: entered } }),
      pass: () => pass.send({ body: { ...one, next: entered } }),
      spoil: () => spoil.send({ body: { ...one, from: entered, to: spoiling.suffix === '' ? (to ?? 0) : entered, suffix: spoiling.suffix } }),
      share: async () => ({ next: row.last + 1 }),
    }[act]()
    tell({ text: t('numbering.told.saved', { next: serialText({ serial: next, suffix: '' }) }) })
  }
  const field = { reserve: 'count', open: 'opening', pass: 'next', spoil: 'from', share: 'count' }[act]
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={`${t(`numbering.act.${act}`)} · ${row.issuerName}`}
      confirm={t(`numbering.act.${act}`)}
      reason="required"
      changes={[t(`numbering.changes.${act}`)]}
      told={[t('numbering.changes.told')]}
      final={[t('numbering.changes.final')]}
      onConfirm={confirm}
    >
      <NumberField
        name={field}
        label={t(`numbering.field.${field}`)}
        value={count}
        onChange={setCount}
        min={1}
        max={act === 'reserve' ? mostAtOnce : greatestSerial}
        error={undefined}
      />
      {act === 'spoil' && spoiling.suffix === '' && (
        <NumberField name="to" label={t('numbering.field.to')} value={to} onChange={setTo} min={1} max={greatestSerial} error={undefined} />
      )}
      {act === 'reserve' && (
        <>
          <TextField
            name="reservedFor"
            label={t('numbering.field.reservedFor')}
            value={reservedFor}
            onChange={setReservedFor}
            maxLength={300}
            error={undefined}
          />
          <DateField name="until" mark="optional" label={t('numbering.field.until')} value={until} onChange={setUntil} error={undefined} />
        </>
      )}
    </ActSheet>
  )
}
