import { TimeInput } from '@mantine/dates'
import { type Day, dayOf } from '../../kernel/day.ts'
import { DateField } from '../kit/field/date-field.tsx'
import { useT } from '../use-t.ts'

const lastMinute = '23:59'

/** "As known at": a day and, where it matters, a minute in Vietnam's time. Without the minute everything of that day counts. */
export function KnownAtField({ value, onChange, today }: { value: string | undefined; onChange: (at: string | undefined) => void; today: Day }) {
  const t = useT()
  const day = value === undefined ? null : dayOf(new Date(value))
  const minute = value === undefined ? '' : minuteOf(value)
  return (
    <fieldset className="hc-known-at">
      <legend className="hc-unseen">{t('shell.known-at')}</legend>
      <DateField
        label={t('shell.known-at')}
        help={t('shell.known-at-help')}
        mark="optional"
        value={day}
        to={today}
        onChange={(chosen) => {
          if (chosen === null) onChange(undefined)
          else if (chosen <= today) onChange(instantOf(chosen, minute || lastMinute))
        }}
      />
      {day !== null && (
        <TimeInput
          label={t('shell.known-at-time')}
          value={minute}
          onChange={(event) => {
            if (/^\d\d:\d\d$/.test(event.currentTarget.value)) onChange(instantOf(day, event.currentTarget.value))
          }}
        />
      )}
    </fieldset>
  )
}

/** The last moment of that minute: what was recorded within it was known. */
const instantOf = (day: Day, minute: string): string => `${day}T${minute}:59+07:00`

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })
const minuteOf = (at: string): string => clock.format(new Date(at))
