import { useState } from 'react'
import { amountUnits } from '../../../kernel/calendar-due.ts'
import { type Day, slashed } from '../../../kernel/day.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { ErrorState } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { calculateDue, type ExplainedDue } from '../calendar.contract.ts'
import { clock, readClock } from '../session-text.ts'
import { useCalendarScope } from './use-calendar-scope.ts'
import './calendar.css'

interface Asked {
  from: string
  n: number
  unit: (typeof amountUnits)[number]
}

/** "Tính hạn": a due date with its reasons; nothing is recorded. */
export function DuePage() {
  const t = useT()
  const scope = useCalendarScope()
  const { today } = useAsOf()
  const [day, setDay] = useState<Day | null>(today)
  const [time, setTime] = useState('08:00')
  const [n, setN] = useState<number | null>(5)
  const [unit, setUnit] = useState<Asked['unit']>('workingDays')
  const [asked, setAsked] = useState<Asked | undefined>()
  const minute = readClock(time)
  const { data, error } = useAnswer(
    calculateDue,
    { query: { ...(asked ?? { from: '', n: 0, unit }), ...scope.query } as never },
    { enabled: asked !== undefined },
  )
  const ready = day !== null && minute !== undefined && minute < 1440 && n !== null
  return (
    <Page title={t('calendar.due.title')} back={{ to: `/calendar${scope.search}`, label: t('calendar.title') }}>
      <Section title={t('calendar.due.calculate')}>
        <form
          className="hc-stack hc-calendar-field"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (ready) setAsked({ from: `${day}T${clock(minute)}:00+07:00`, n, unit })
          }}
        >
          <p className="hc-faint">{t('calendar.due.intro')}</p>
          {scope.agencyId !== null && <p>{t('calendar.agency-shown', { name: scope.name })}</p>}
          <DateField label={t('calendar.field.from')} value={day} onChange={setDay} />
          <TextField
            label={t('calendar.field.fromTime')}
            help={t('calendar.help.clock')}
            value={time}
            onChange={setTime}
            maxLength={5}
            error={minute === undefined ? t('calendar.due.time-unreadable') : undefined}
          />
          <NumberField label={t('calendar.field.n')} value={n} onChange={setN} max={480_000} />
          <SelectField
            label={t('calendar.field.unit')}
            value={unit}
            onChange={(chosen) => chosen && setUnit(chosen)}
            choices={amountUnits.map((value) => ({ value, label: t(`calendar.unit.${value}`) }))}
          />
          <div className="hc-row">
            <Button type="submit" weight="main" disabled={!ready}>
              {t('calendar.due.calculate')}
            </Button>
          </div>
        </form>
      </Section>
      <div aria-live="polite">{error ? <ErrorState error={error} /> : data && <Result due={data} />}</div>
    </Page>
  )
}

function Result({ due }: { due: ExplainedDue }) {
  const t = useT()
  const format = useFormat()
  const amount = t(`calendar.amount.${due.unit}`, { n: format.number(due.n) })
  return (
    <Section title={t('calendar.due.result')}>
      <p className="hc-calendar-due">
        {due.due === null ? t('calendar.due.stands') : t('calendar.due.is', { due: format.time(due.due) })}{' '}
        {due.provisional && <StatusTag shape="unknown">{t('calendar.due.provisional')}</StatusTag>}
      </p>
      {due.due !== null && <p>{t('calendar.due.sentence', { due: format.time(due.due), amount, received: format.time(due.received) })}</p>}
      <Provisional due={due} />
      <h3>{t('calendar.due.how')}</h3>
      <Why due={due} />
    </Section>
  )
}

function Provisional({ due }: { due: ExplainedDue }) {
  const t = useT()
  const language = useLanguage()
  if (!due.provisional) return null
  return (
    <Note tone="soon" title={t('calendar.due.provisional')}>
      <p>{t('calendar.due.provisional-text')}</p>
      {due.unpublished.length > 0 && <p>{t('calendar.due.unpublished', { years: due.unpublished.join(', ') })}</p>}
      {due.pending.map(({ day, name }) => (
        <p key={day}>{t('calendar.due.pending', { day: slashed(day), name: name[language] })}</p>
      ))}
    </Note>
  )
}

/** What lay between, each with its paper. */
export function Why({ due }: { due: ExplainedDue }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  return (
    <ul className="hc-calendar-why">
      <li>{t(`calendar.due.receipt.${due.receipt}`, { received: format.time(due.received) })}</li>
      {(due.unit === 'workingDays' || due.unit === 'calendarDays') && (
        <li>{t(due.rule.receiptDayCounts ? 'calendar.due.rule.day-counts' : 'calendar.due.rule.day-not')}</li>
      )}
      {due.off.map(({ from, to, days, name, source }) => (
        <li key={from}>
          {t(days === 1 ? 'calendar.due.off-one' : 'calendar.due.off-many', { name: name[language], from: slashed(from), to: slashed(to), days, source })}
        </li>
      ))}
      {due.worked.map(({ day, kind, source }) => (
        <li key={day}>{t('calendar.due.worked', { day: slashed(day), kind: t(`calendar.kind.${kind}`), source })}</li>
      ))}
      {due.weekendDays > 0 && <li>{t('calendar.due.weekend', { count: due.weekendDays })}</li>}
      {due.pauses.map(({ from, to }) => (
        <li key={from}>
          {to === null ? t('calendar.due.pause-open', { from: format.time(from) }) : t('calendar.due.pause', { from: format.time(from), to: format.time(to) })}
        </li>
      ))}
    </ul>
  )
}
