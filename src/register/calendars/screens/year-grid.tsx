import { type KeyboardEvent, useMemo, useRef } from 'react'
import { type CompiledCalendar, dayAt, ordinalOf, weekdayOf } from '../../../kernel/calendar.ts'
import { Day, slashed } from '../../../kernel/day.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { ExceptionView } from '../calendar.contract.ts'
import { ExceptionKind } from '../calendar-fields.ts'

const week = [1, 2, 3, 4, 5, 6, 0] as const
const months = Array.from({ length: 12 }, (_, n) => n + 1)
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

interface YearGridProps {
  year: number
  calendar: CompiledCalendar
  byDay: ReadonlyMap<Day, ExceptionView>
  chosen: Day
  onChoose: (day: Day) => void
}

/** Twelve months; one stop of the Tab key, arrows go from day to day and week to week. Each kind has a letter and a shape, not only a colour. */
export function YearGrid({ year, calendar, byDay, chosen, onChoose }: YearGridProps) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const go = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = dayAt(ordinalOf(chosen) + step)
    if (!next.startsWith(String(year))) return
    onChoose(next)
    box.current?.querySelector<HTMLButtonElement>(`[data-day="${next}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows of all its buttons are heard in one place
    <div className="hc-year" ref={box} onKeyDown={go}>
      {months.map((month) => (
        <Month
          key={month}
          year={year}
          month={month}
          calendar={calendar}
          byDay={byDay}
          chosen={chosen}
          onChoose={onChoose}
          caption={t('calendar.month', { month })}
        />
      ))}
    </div>
  )
}

function Month({ year, month, calendar, byDay, chosen, onChoose, caption }: YearGridProps & { month: number; caption: string }) {
  const t = useT()
  const weeks = useMemo(() => weeksOf(year, month), [year, month])
  const days = weeks.flat().filter((day) => day !== null)
  const working = days.filter((day) => calendar.working[ordinalOf(day) - calendar.first] === 1).length
  return (
    <table className="hc-month">
      <caption>
        <strong>{caption}</strong> <span className="hc-faint">{t('calendar.working-days', { days: working })}</span>
      </caption>
      <thead>
        <tr>
          {week.map((weekday) => (
            <th key={weekday} scope="col" abbr={t(`calendar.weekday.${weekday}`)}>
              {t(`calendar.weekday-short.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr key={days.find((day) => day !== null)}>
            {days.map((day, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place in the week is what it is
              <td key={n}>{day && <DayButton day={day} calendar={calendar} exception={byDay.get(day)} chosen={day === chosen} onChoose={onChoose} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayButton({
  day,
  calendar,
  exception,
  chosen,
  onChoose,
}: {
  day: Day
  calendar: CompiledCalendar
  exception: ExceptionView | undefined
  chosen: boolean
  onChoose: (day: Day) => void
}) {
  const t = useT()
  const language = useLanguage()
  const ordinal = ordinalOf(day)
  const working = calendar.working[ordinal - calendar.first] === 1
  const ordinary = working ? 'working' : 'weekend'
  const what = exception ? `${t(`calendar.kind.${exception.kind}`)}: ${exception.name[language]}` : t(`calendar.ordinary.${ordinary}`)
  const pending = exception?.state === 'pending'
  return (
    <button
      type="button"
      className="hc-day"
      data-day={day}
      data-kind={exception?.kind ?? ordinary}
      data-pending={pending || undefined}
      data-own={exception?.agencyId ? true : undefined}
      aria-pressed={chosen}
      tabIndex={chosen ? 0 : -1}
      title={exception && `${exception.name[language]}. ${exception.source}`}
      onClick={() => onChoose(day)}
    >
      <span aria-hidden="true">
        {Number(day.slice(8))}
        {exception && <sup>{pending ? '?' : t(`calendar.mark.${exception.kind}`)}</sup>}
      </span>
      <span className="hc-unseen">{`${slashed(day)}, ${t(`calendar.weekday.${weekdayOf(ordinal)}`)}, ${what}${pending ? `, ${t('calendar.state.pending')}` : ''}`}</span>
    </button>
  )
}

function weeksOf(year: number, month: number): (Day | null)[][] {
  const first = Day.parse(`${year}-${String(month).padStart(2, '0')}-01`)
  const lead = (weekdayOf(ordinalOf(first)) + 6) % 7
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const cells: (Day | null)[] = [...Array<null>(lead).fill(null), ...Array.from({ length }, (_, n) => dayAt(ordinalOf(first) + n))]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7))
}

/** What the letters and shapes mean. */
export function Legend() {
  const t = useT()
  return (
    <dl className="hc-calendar-legend" aria-label={t('calendar.legend')}>
      {ExceptionKind.options.map((kind) => (
        <div key={kind}>
          <dt>
            <span className="hc-day" data-kind={kind} aria-hidden="true">
              {t(`calendar.mark.${kind}`)}
            </span>
          </dt>
          <dd>{t(`calendar.kind.${kind}`)}</dd>
        </div>
      ))}
      <div>
        <dt>
          <span className="hc-day" data-pending="true" aria-hidden="true">
            ?
          </span>
        </dt>
        <dd>{t('calendar.state.pending')}</dd>
      </div>
    </dl>
  )
}
