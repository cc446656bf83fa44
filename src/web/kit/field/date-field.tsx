import { DateInput } from '@mantine/dates'
import { useId, useState } from 'react'
import { Day, readDay, slashed } from '../../../kernel/day.ts'
import { useT } from '../../use-t.ts'
import { Icon } from '../icon.tsx'
import { useCalendar } from './calendar.ts'
import { type FieldProps, useFieldFrame } from './field.tsx'
import { useUnread } from '../form/form-context.ts'
import '@mantine/dates/styles.layer.css'
import './date-field.css'

export interface DateFieldProps extends FieldProps<Day | null> {
  /** First and last day that can be picked. What is typed beyond is refused by the schema, with its sentence. */
  from?: Day
  to?: Day
  /** Inside a field of several parts: the name under which the form knows the whole. */
  within?: string | undefined
}

/** A day typed as dd/mm/yyyy (also 15-6-2020, 15.6.2020) or picked from the calendar. */
export function DateField({ value, onChange, from, to, within, error, ...field }: DateFieldProps) {
  const t = useT()
  const calendar = useCalendar()
  const [unread, setUnread] = useState(false)
  const [typing, setTyping] = useState(false)
  // What was typed and is no day is not "not filled in", whatever the form makes of its emptiness.
  // What is no day stays as typed, with its remark; what is one is written out in full on leaving.
  const [writtenOut, setWrittenOut] = useState(true)
  const code = typing ? 'field.not-a-day' : undefined
  const own = useId()
  const frame = useFieldFrame({ ...field, help: field.help ?? t('date.help'), error: unread ? t('field.not-a-day') : error, unread: code })
  // Without a name too: the day that stood here before would be sent in place of what is typed.
  useUnread(within ?? (field.name === undefined ? own : undefined), code)
  return (
    <DateInput
      {...frame}
      {...calendar}
      value={value}
      valueFormat={(day) => slashed(day as Day)}
      fixOnBlur={writtenOut}
      clearable
      clearButtonProps={{ 'aria-label': t('kit.clear') }}
      dateParser={(text) => readDay(text) ?? null}
      onChange={(picked) => {
        // A day that was picked stands in place of what was typed.
        if (picked !== null) setTyping(false)
        const read = Day.safeParse(picked)
        onChange(read.success ? read.data : null)
        setUnread(false)
      }}
      onInput={(event) => {
        const typed = event.currentTarget.value.trim()
        const readable = typed === '' || readDay(typed) !== undefined
        setWrittenOut(readable)
        setTyping(!readable)
      }}
      // Enter sends what stands here without leaving it.
      onKeyDown={(event) => {
        if (event.key === 'Enter') setUnread(typing)
      }}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim()
        setUnread(typed !== '' && readDay(typed) === undefined)
      }}
      {...(from === undefined ? {} : { minDate: from })}
      {...(to === undefined ? {} : { maxDate: to })}
      inputMode="numeric"
      autoComplete="off"
      leftSection={<Icon name="calendar" />}
      leftSectionPointerEvents="none"
    />
  )
}
