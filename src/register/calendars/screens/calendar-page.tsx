import { useMemo, useState } from 'react'
import { z } from 'zod'
import { compileCalendar, workingDaysBetween } from '../../../kernel/calendar.ts'
import { Day } from '../../../kernel/day.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { useSearchState } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button, IconButton } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { AgencyField } from '../../agencies/screens/agency-field.tsx'
import { type CalendarView, loadPublishedCalendars, publishCalendarYear, showCalendar } from '../calendar.contract.ts'
import { exceptionsOf, hoursOf } from '../calendar-data.ts'
import { foreseeReprojection } from '../deadline.contract.ts'
import { ChosenDay, DayPanel } from './day-panel.tsx'
import { DaysTable } from './days-table.tsx'
import { useCalendarScope } from './use-calendar-scope.ts'
import { Legend, YearGrid } from './year-grid.tsx'
import { WithdrawYear } from './withdraw-year.tsx'
import './calendar.css'

const Address = z.object({ year: z.coerce.number().int().min(1900).max(2100).optional(), day: Day.optional() })

/** "Lịch làm việc": the year at a glance, every day with its kind and its source. */
export function CalendarPage() {
  const t = useT()
  const scope = useCalendarScope()
  const [{ year: asked, day }, set] = useSearchState(Address)
  const { today } = useAsOf()
  const year = asked ?? Number(today.slice(0, 4))
  const { data, error, refetch } = useAnswer(showCalendar, { query: { year: String(year), ...scope.query } as never }, { keepFormer: true })
  const go = (to: number) => set({ year: to, day: undefined })
  return (
    <Page
      title={t('calendar.year-title', { year: String(year) })}
      acts={
        <>
          <IconButton icon="left" label={t('calendar.previous-year')} onClick={() => go(year - 1)} />
          <IconButton icon="right" label={t('calendar.next-year')} onClick={() => go(year + 1)} />
          <Button weight="quiet" to={`/calendar/due${scope.search}`}>
            {t('calendar.act.due')}
          </Button>
          <Button weight="quiet" to={`/calendar/hours${scope.search}`}>
            {t('calendar.act.hours')}
          </Button>
          <Button weight="quiet" to={`/calendar/deadlines${scope.search}`}>
            {t('calendar.act.deadlines')}
          </Button>
          <PrintButton />
          {scope.mayWrite && (
            <Button weight="main" icon="plus" to={`/calendar/days/new${scope.search}`}>
              {t('calendar.act.record')}
            </Button>
          )}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={12} />
      ) : (
        <>
          {!scope.agencySide && (
            <div className="hc-calendar-field hc-not-printed">
              <AgencyField
                label={t('calendar.agency-choose')}
                help={t('calendar.agency-choose-help')}
                value={scope.agencyId === null ? null : { id: scope.agencyId, name: scope.name }}
                onChange={scope.choose}
              />
            </div>
          )}
          {scope.agencyId !== null && (
            <Note tone="info">
              {t('calendar.agency-shown', { name: scope.name })} {scope.agencySide && t('calendar.common-readonly')}
            </Note>
          )}
          {data.yearsWithDays.length === 0 ? <Empty /> : <Year data={data} chosen={day} onChoose={(chosen) => set({ day: chosen })} />}
        </>
      )}
    </Page>
  )
}

function Year({ data, chosen, onChoose }: { data: CalendarView; chosen: Day | undefined; onChoose: (day: Day) => void }) {
  const t = useT()
  const scope = useCalendarScope()
  const { year } = data
  const [first, last] = [Day.parse(`${year}-01-01`), Day.parse(`${year}-12-31`)]
  const calendar = useMemo(() => {
    const held = {
      agency: data.agencyId,
      exceptions: data.exceptions.map((row) => ({ ...row, recordedFrom: new Date(row.recordedFrom) })),
      settings: data.settings.map((row) => ({ ...row, recordedFrom: new Date(row.recordedFrom) })),
      years: [],
    }
    return compileCalendar(
      { hours: hoursOf(held), exceptions: exceptionsOf(held), years: data.years.map((one) => one.year), dutyCounts: false },
      { from: first, to: last },
    )
  }, [data, first, last])
  // The agency's own last: it lies over the common one of the day.
  const byDay = useMemo(
    () => new Map(data.exceptions.toSorted((a, b) => Number(a.agencyId !== null) - Number(b.agencyId !== null)).map((row) => [row.day, row])),
    [data],
  )
  const { today } = useAsOf()
  const shown = chosen ?? (today.startsWith(String(year)) ? today : first)
  const days = data.exceptions.filter((row) => row.day.startsWith(String(year)))
  return (
    <>
      <YearState data={data} pending={days.filter((row) => row.state === 'pending').length} />
      <Section title={t('calendar.working-days', { days: workingDaysBetween(calendar, first, last) })}>
        <ChosenDay day={shown} calendar={calendar} exception={byDay.get(shown)} />
        <YearGrid year={year} calendar={calendar} byDay={byDay} chosen={shown} onChoose={onChoose} />
        <Legend />
      </Section>
      <DayPanel day={shown} calendar={calendar} exception={byDay.get(shown)} />
      <Section title={t('calendar.days-list', { year: String(year) })}>
        {days.length === 0 ? <p>{t('calendar.no-days', { year: String(year) })}</p> : <DaysTable days={days} search={scope.search} />}
        <p className="hc-faint">{t('calendar.no-lunar')}</p>
        {scope.mayWrite && !scope.agencySide && (
          <div className="hc-row hc-not-printed">
            <Button to="/calendar/import">{t('calendar.act.import')}</Button>
          </div>
        )}
      </Section>
    </>
  )
}

/** Whether the year may be relied upon, by which paper, and what waits. */
function YearState({ data, pending }: { data: CalendarView; pending: number }) {
  const t = useT()
  const scope = useCalendarScope()
  const [opened, setOpened] = useState(false)
  const [source, setSource] = useState('')
  const tell = useTell()
  const format = useFormat()
  const act = useAct(publishCalendarYear, { refresh: [showCalendar, foreseeReprojection] })
  const year = String(data.year)
  const published = data.years.find((one) => one.year === data.year)
  // The year is confirmed for everybody: neither by an agency nor while the calendar of one agency is looked at.
  const mayConfirm = scope.mayWrite && !scope.agencySide && scope.agencyId === null
  const waits = pending > 0 && <p>{t('calendar.pending-count', { count: pending })}</p>
  if (published)
    return (
      <Note
        tone={pending > 0 ? 'soon' : 'done'}
        title={t(pending > 0 ? 'calendar.published-pending' : 'calendar.published', { year })}
        acts={mayConfirm && <WithdrawYear year={data.year} version={published.version} />}
      >
        <p>{t('calendar.published-by', { source: published.source })}</p>
        {waits}
      </Note>
    )
  return (
    <Note
      tone="soon"
      title={t('calendar.unpublished', { year })}
      acts={
        mayConfirm && (
          <>
            {data.readyMade && <LoadPublished weight="main" />}
            <Button onClick={() => setOpened(true)}>{t('calendar.act.publish', { year })}</Button>
          </>
        )
      }
    >
      <p>{t(mayConfirm ? 'calendar.unpublished-text' : 'calendar.unpublished-provisional')}</p>
      {data.readyMade && mayConfirm && <p>{t('calendar.ready-made', { year })}</p>}
      {data.withdrawn && <p>{t('calendar.year-withdrawn', { ...data.withdrawn, at: format.time(data.withdrawn.at) })}</p>}
      {waits}
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('calendar.act.publish', { year })}
        changes={[t('calendar.sheet.publish', { year })]}
        told={[t('calendar.sheet.told')]}
        confirm={t('calendar.act.publish', { year })}
        onConfirm={async () => {
          await act.send({ body: { year: data.year, source, seen: null } })
          tell({ text: t('calendar.told.published', { year }), next: { label: t('calendar.act.deadlines'), to: '/calendar/deadlines' } })
        }}
      >
        <TextField label={t('calendar.field.source')} help={t('calendar.help.source')} value={source} onChange={setSource} maxLength={500} />
      </ActSheet>
    </Note>
  )
}

/** The published calendars that come with the product: whatever stands there already is left as it is. */
function LoadPublished({ weight }: { weight: 'main' }) {
  const t = useT()
  const tell = useTell()
  const [opened, setOpened] = useState(false)
  const act = useAct(loadPublishedCalendars, { refresh: [showCalendar, foreseeReprojection] })
  return (
    <>
      <Button weight={weight} onClick={() => setOpened(true)}>
        {t('calendar.act.load')}
      </Button>
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('calendar.act.load')}
        changes={[t('calendar.sheet.load-days'), t('calendar.sheet.load-years'), t('calendar.sheet.load-pending'), t('calendar.sheet.load-check')]}
        told={[t('calendar.sheet.told')]}
        confirm={t('calendar.act.load')}
        onConfirm={async () => {
          const { created } = await act.send({ body: {} })
          tell({ text: t('calendar.told.loaded', { created }) })
        }}
      />
    </>
  )
}

function Empty() {
  const t = useT()
  const scope = useCalendarScope()
  const may = scope.mayWrite && !scope.agencySide
  return (
    <EmptyState
      icon="calendar"
      title={t('calendar.empty')}
      acts={
        may && (
          <>
            <LoadPublished weight="main" />
            <Button to="/calendar/import">{t('calendar.act.import')}</Button>
          </>
        )
      }
    >
      <p>{t('calendar.empty-text')}</p>
    </EmptyState>
  )
}
