import { useMemo, useState } from 'react'
import { z } from 'zod'
import { Day, slashed } from '../../../kernel/day.ts'
import { CalendarSettingId } from '../../../kernel/identity.ts'
import { useGo, useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { CheckField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { type CalendarChangeBody, foreseeCalendarChange, type SettingView, showCalendar } from '../calendar.contract.ts'
import { clock, readClock, readSessions, sessionText } from '../session-text.ts'
import { atItsField } from './at-its-field.ts'
import { ChangeSheet } from './change-sheet.tsx'
import { dayAndMonth } from './hours-page.tsx'
import { useCalendarScope } from './use-calendar-scope.ts'

const Address = z.object({ kind: z.enum(['office-hours', 'receipt-rule']).default('office-hours'), id: CalendarSettingId.optional() })
type Kind = z.output<typeof Address>['kind']

const week = [1, 2, 3, 4, 5, 6, 0] as const
/** The form leaves out what is empty. */
const typed = z
  .string()
  .nullish()
  .transform((said) => said ?? '')
const sessions = typed.refine((text) => readSessions(text) !== undefined, { error: 'calendar.sessions-out-of-order' })
const dayMonth = typed.refine((text) => /^$|^(0?[1-9]|[12]\d|3[01])\/(0?[1-9]|1[0-2])$/.test(text), { error: 'calendar.not-a-month-day' })
const monthDay = (text: string) =>
  text
    .split('/')
    .toReversed()
    .map((part) => part.padStart(2, '0'))
    .join('-')

const FormOfSetting = z
  .object({
    validFrom: Day,
    validTo: Day.nullish().transform((said) => said ?? null),
    source: z.string().trim().min(1).max(500),
    week: z.array(sessions).length(7),
    seasonFrom: dayMonth,
    seasonTo: dayMonth,
    receiptDayCounts: z.boolean(),
    cutOff: typed.refine((text) => text.trim() === '' || readClock(text) !== undefined, { error: 'calendar.due.time-unreadable' }),
    afterHours: z.enum(['next-working-day', 'next-session']),
    sessionEnd: z.enum(['this-session', 'next-session']),
    dutyCounts: z.boolean(),
  })
  .refine(({ seasonFrom, seasonTo }) => (seasonFrom === '') === (seasonTo === ''), { path: ['seasonTo'], error: 'field.required' })

type Values = Omit<z.output<typeof FormOfSetting>, 'validFrom' | 'validTo'> & { validFrom: Day | null; validTo: Day | null }

const office = '07:30-11:30; 13:00-17:00'
const blank: Values = {
  validFrom: null,
  validTo: null,
  source: '',
  week: ['', office, office, office, office, office, ''],
  seasonFrom: '',
  seasonTo: '',
  receiptDayCounts: false,
  cutOff: '',
  afterHours: 'next-working-day',
  sessionEnd: 'this-session',
  dutyCounts: false,
}

function valuesOf(held: SettingView): Values {
  const { validFrom, validTo, source, season } = held
  const base = { ...blank, validFrom, validTo, source, seasonFrom: season ? dayAndMonth(season.from) : '', seasonTo: season ? dayAndMonth(season.to) : '' }
  if (held.kind === 'office-hours') return { ...base, week: held.value.week.map(sessionText) }
  return { ...base, ...held.value, cutOff: held.value.cutOff === null ? '' : clock(held.value.cutOff) }
}

type Change = z.input<typeof CalendarChangeBody>

function changeOf(kind: Kind, said: z.output<typeof FormOfSetting>, held: SettingView | undefined): Change {
  const { validFrom, validTo, source, receiptDayCounts, afterHours, sessionEnd, dutyCounts } = said
  const season = said.seasonFrom === '' ? null : { from: monthDay(said.seasonFrom), to: monthDay(said.seasonTo) }
  const facts =
    kind === 'office-hours'
      ? { kind, validFrom, validTo, source, season, value: { week: said.week.map((text) => readSessions(text) ?? []) } }
      : {
          kind,
          validFrom,
          validTo,
          source,
          season: null,
          value: { receiptDayCounts, cutOff: readClock(said.cutOff) ?? null, afterHours, sessionEnd, dutyCounts },
        }
  return held ? { act: 'reset', id: held.id, seen: held.version, facts } : { act: 'set', facts }
}

/** New office hours or a new rule from a day on, or the correction of one. */
export function SettingForm() {
  const t = useT()
  const scope = useCalendarScope()
  const [{ kind, id }] = useSearchState(Address)
  const { data, error, refetch } = useAnswer(showCalendar, { query: scope.query })
  const held = data?.settings.find((one) => one.id === id)
  return (
    <Page
      title={t(id ? 'calendar.act.correct' : kind === 'office-hours' ? 'calendar.hours.set-hours' : 'calendar.hours.set-rule')}
      back={{ to: `/calendar/hours${scope.search}`, label: t('calendar.hours.title') }}
    >
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : !data ? <Loading /> : <Fields kind={held?.kind ?? kind} held={held} />}
    </Page>
  )
}

function Fields({ kind, held }: { kind: Kind; held: SettingView | undefined }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const scope = useCalendarScope()
  const { call } = useCall()
  const [change, setChange] = useState<Change | undefined>()
  const [opened, setOpened] = useState(false)
  const agencyId = held ? held.agencyId : scope.agencyId
  const initial = useMemo(() => (held ? valuesOf(held) : blank), [held])
  const form = useDraftForm({ schema: FormOfSetting, initial, draft: `calendar.${kind}.${held?.id ?? 'new'}` })
  const send = async (said: z.output<typeof FormOfSetting>) => {
    const wanted = changeOf(kind, said, held)
    await atItsField(call(foreseeCalendarChange, { body: { agencyId, change: wanted } }), (path) => path.replace('change.facts.', ''))
    setChange(wanted)
  }
  const from = form.values.validFrom === null ? '' : slashed(form.values.validFrom)
  return (
    <>
      <Form form={form} send={send} onDone={() => setOpened(true)} submit={t('calendar.act.save')} beside={<NotNow to={`/calendar/hours${scope.search}`} />}>
        {kind === 'office-hours' ? (
          <FieldGroup title={t('calendar.field.week')} help={t('calendar.help.week')}>
            {week.map((day) => (
              <TextField key={day} {...form.at<string>(`week.${day}`)} label={t(`calendar.weekday.${day}`)} mark="optional" maxLength={100} />
            ))}
            <TextField {...form.field('seasonFrom')} label={t('calendar.field.seasonFrom')} help={t('calendar.help.season')} mark="optional" maxLength={5} />
            <TextField {...form.field('seasonTo')} label={t('calendar.field.seasonTo')} help={t('calendar.help.day-month')} mark="optional" maxLength={5} />
          </FieldGroup>
        ) : (
          <FieldGroup title={t('calendar.hours.receipt-rule')}>
            <CheckField {...form.field('receiptDayCounts')} label={t('calendar.field.receiptDayCounts')} />
            <TextField {...form.field('cutOff')} label={t('calendar.field.cutOff')} help={t('calendar.help.cutOff')} mark="optional" maxLength={5} />
            <SelectField
              {...form.field('afterHours')}
              onChange={(afterHours) => afterHours && form.set({ afterHours })}
              label={t('calendar.field.afterHours')}
              choices={(['next-working-day', 'next-session'] as const).map((value) => ({ value, label: t(`calendar.after-hours.${value}`) }))}
            />
            <SelectField
              {...form.field('sessionEnd')}
              onChange={(sessionEnd) => sessionEnd && form.set({ sessionEnd })}
              label={t('calendar.field.sessionEnd')}
              choices={(['this-session', 'next-session'] as const).map((value) => ({ value, label: t(`calendar.session-end.${value}`) }))}
            />
            <CheckField {...form.field('dutyCounts')} label={t('calendar.field.dutyCounts')} />
          </FieldGroup>
        )}
        <FieldGroup title={t('calendar.field.source')}>
          <DateField {...form.field('validFrom')} label={t('calendar.field.validFrom')} />
          <DateField {...form.field('validTo')} label={t('calendar.field.validTo')} mark="optional" />
          <TextField {...form.field('source')} label={t('calendar.field.source')} maxLength={500} />
        </FieldGroup>
      </Form>
      {change && (
        <ChangeSheet
          opened={opened}
          onClose={() => setOpened(false)}
          agencyId={agencyId}
          change={change}
          title={t(`calendar.hours.${kind}`)}
          lines={[t(kind === 'office-hours' ? 'calendar.sheet.hours' : 'calendar.sheet.rule', { day: from }), ...(held ? [] : [t('calendar.sheet.former')])]}
          confirm={t(held ? 'calendar.act.correct' : kind === 'office-hours' ? 'calendar.hours.set-hours' : 'calendar.hours.set-rule')}
          reason="optional"
          onDone={() => {
            tell({ text: t(held ? 'calendar.told.reset' : 'calendar.told.set') })
            go(`/calendar/hours${scope.search}`)
          }}
        />
      )}
    </>
  )
}
