import { useMemo, useState } from 'react'
import { z } from 'zod'
import { Day, slashed } from '../../../kernel/day.ts'
import { CalendarExceptionId } from '../../../kernel/identity.ts'
import { OfficialNumberText } from '../../../kernel/official-number.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { CheckField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { type CalendarChangeBody, type ExceptionView, foreseeCalendarChange, showCalendarException } from '../calendar.contract.ts'
import { type ExceptionFacts, isSwap } from '../calendar-fields.ts'
import { readSessions, sessionText } from '../session-text.ts'
import { ChangeSheet } from './change-sheet.tsx'
import { useCalendarScope } from './use-calendar-scope.ts'

const kinds = ['holiday', 'compensatory_off', 'swap', 'half_day_off', 'saturday_duty'] as const
const needsSessions = (kind: string) => kind === 'half_day_off' || kind === 'saturday_duty'

/** The form leaves out what is empty. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((said) => said ?? '')

const FormOfDay = z
  .object({
    kind: z.enum(kinds),
    day: Day,
    pairedDay: Day.nullish().transform((said) => said ?? null),
    nameVi: z.string().trim().min(1).max(200),
    nameEn: text(200),
    source: z.string().trim().min(1).max(500),
    paperNumber: OfficialNumberText.nullish().transform((said) => said ?? ''),
    paperDate: Day.nullish().transform((said) => said ?? null),
    sessions: text(100).refine((said) => readSessions(said) !== undefined, { error: 'calendar.sessions-out-of-order' }),
    pending: z.boolean(),
  })
  .refine(({ kind, pairedDay }) => kind !== 'swap' || pairedDay !== null, { path: ['pairedDay'], error: 'field.required' })
  .refine(({ kind, sessions }) => !needsSessions(kind) || sessions.trim() !== '', { path: ['sessions'], error: 'field.required' })
  .refine(({ paperNumber, paperDate }) => (paperNumber === '') === (paperDate === null), { path: ['paperDate'], error: 'calendar-import.paper-without-day' })

interface Values {
  kind: (typeof kinds)[number]
  day: Day | null
  pairedDay: Day | null
  nameVi: string
  nameEn: string
  source: string
  paperNumber: string
  paperDate: Day | null
  sessions: string
  pending: boolean
}

const blank: Values = {
  kind: 'holiday',
  day: null,
  pairedDay: null,
  nameVi: '',
  nameEn: '',
  source: '',
  paperNumber: '',
  paperDate: null,
  sessions: '',
  pending: false,
}

const valuesOf = (held: ExceptionView): Values => ({
  kind: isSwap(held.kind) ? 'swap' : (held.kind as Values['kind']),
  day: held.day,
  pairedDay: held.pairedDay,
  nameVi: held.name.vi,
  nameEn: held.name.en,
  source: held.source,
  paperNumber: held.paper?.number ?? '',
  paperDate: held.paper?.date ?? null,
  sessions: held.sessions ? sessionText(held.sessions) : '',
  pending: held.state === 'pending',
})

type Change = z.input<typeof CalendarChangeBody>

function changeOf(said: z.output<typeof FormOfDay>, held: ExceptionView | undefined): Change {
  const { kind, day, pairedDay, nameVi, nameEn, source, paperNumber, paperDate, sessions, pending } = said
  const facts: Omit<ExceptionFacts, 'kind' | 'day' | 'pairedDay'> = {
    name: { vi: nameVi, en: nameEn || nameVi },
    source,
    paper: paperNumber !== '' && paperDate !== null ? { number: OfficialNumberText.parse(paperNumber), date: paperDate } : null,
    sessions: needsSessions(kind) ? (readSessions(sessions) ?? null) : null,
    state: pending ? 'pending' : 'confirmed',
  }
  if (held)
    return {
      act: 'correct',
      id: held.id,
      seen: held.version,
      facts: { ...facts, kind: kind === 'swap' ? held.kind : kind, day, pairedDay: kind === 'swap' ? pairedDay : null },
    }
  if (kind !== 'swap' || pairedDay === null)
    return { act: 'record', entries: [{ ...facts, kind: kind === 'swap' ? 'swapped_off' : kind, day, pairedDay: null }] }
  return {
    act: 'record',
    entries: [
      { ...facts, kind: 'swapped_off', day, pairedDay },
      { ...facts, kind: 'swapped_working', day: pairedDay, pairedDay: day },
    ],
  }
}

/** A new day, or both days of a new swap. */
export function NewDay() {
  const t = useT()
  const { search } = useCalendarScope()
  return (
    <Page title={t('calendar.act.record')} back={{ to: `/calendar${search}`, label: t('calendar.title') }}>
      <Fields />
    </Page>
  )
}

export function DayCorrection() {
  const t = useT()
  const { search } = useCalendarScope()
  const id = useParam('exceptionId', CalendarExceptionId)
  const { data, error, refetch } = useAnswer(showCalendarException, { params: { exceptionId: id ?? ('' as never) } }, { enabled: id !== undefined })
  const last = data?.versions[0]
  return (
    <Page title={t('calendar.act.correct')} back={{ to: `/calendar${search}`, label: t('calendar.title') }}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !last ? (
        <Loading />
      ) : last.state === 'withdrawn' ? (
        <Note tone="info">{t('calendar.state.withdrawn')}</Note>
      ) : (
        <Fields held={{ ...last, state: last.state, agencyId: data.agencyId }} />
      )}
    </Page>
  )
}

function Fields({ held }: { held?: ExceptionView }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const scope = useCalendarScope()
  const { call } = useCall()
  const [change, setChange] = useState<Change | undefined>()
  const [opened, setOpened] = useState(false)
  const agencyId = held ? held.agencyId : scope.agencyId
  const initial = useMemo(() => (held ? valuesOf(held) : blank), [held])
  const form = useDraftForm({ schema: FormOfDay, initial, draft: held ? `calendar.${held.id}` : 'calendar.new' })
  const { values } = form
  const swap = values.kind === 'swap'
  // The server checks the change and says what it moves before anything is written; its refusals stand at the form.
  const send = async (said: z.output<typeof FormOfDay>) => {
    const wanted = changeOf(said, held)
    await call(foreseeCalendarChange, { body: { agencyId, change: wanted } })
    setChange(wanted)
  }
  const lines =
    change?.act === 'record'
      ? change.entries.map((entry) =>
          t('calendar.sheet.days', { day: slashed(Day.parse(entry.day)), kind: t(`calendar.kind.${entry.kind}`), name: entry.name.vi }),
        )
      : held
        ? [t('calendar.sheet.correct', { day: slashed(held.day) }), ...(held.pairedDay ? [t('calendar.sheet.pair', { day: slashed(held.pairedDay) })] : [])]
        : []
  const act = held ? 'correct' : 'record'
  return (
    <>
      <Form form={form} send={send} onDone={() => setOpened(true)} submit={t('calendar.act.save')} beside={<NotNow to={`/calendar${scope.search}`} />}>
        <FieldGroup title={t('calendar.field.day')}>
          <SelectField
            {...form.field('kind')}
            onChange={(kind) => kind && form.set({ kind })}
            label={t('calendar.field.kind')}
            disabled={held !== undefined && isSwap(held.kind)}
            choices={kinds
              .filter((kind) => !held || isSwap(held.kind) || kind !== 'swap')
              .map((kind) => ({ value: kind, label: kind === 'swap' ? t('calendar.field.swap') : t(`calendar.kind.${kind}`) }))}
          />
          <DateField {...form.field('day')} label={t(swap && !held ? 'calendar.field.dayOff' : 'calendar.field.day')} />
          {swap && (
            <DateField {...form.field('pairedDay')} label={t(held ? 'calendar.field.pairedDay' : 'calendar.field.saturday')} help={t('calendar.help.swap')} />
          )}
          {needsSessions(values.kind) && (
            <TextField {...form.field('sessions')} label={t('calendar.field.sessions')} help={t('calendar.help.sessions')} maxLength={100} />
          )}
          <TextField {...form.field('nameVi')} label={t('calendar.field.nameVi')} maxLength={200} />
          <TextField {...form.field('nameEn')} label={t('calendar.field.nameEn')} mark="optional" maxLength={200} />
        </FieldGroup>
        <FieldGroup title={t('calendar.field.source')} help={t('calendar.no-lunar')}>
          <TextField {...form.field('source')} label={t('calendar.field.source')} help={t('calendar.help.source')} maxLength={500} />
          <TextField {...form.field('paperNumber')} label={t('calendar.field.paperNumber')} mark="optional" maxLength={80} />
          <DateField {...form.field('paperDate')} label={t('calendar.field.paperDate')} mark="optional" />
          <CheckField {...form.field('pending')} label={t('calendar.field.pending')} />
        </FieldGroup>
      </Form>
      {change && (
        <ChangeSheet
          opened={opened}
          onClose={() => setOpened(false)}
          agencyId={agencyId}
          change={change}
          title={t(`calendar.act.${act}`)}
          lines={lines}
          confirm={t(`calendar.act.${act}`)}
          reason="optional"
          onDone={() => {
            tell({ text: t(`calendar.told.${act}`), next: { label: t('calendar.act.deadlines'), to: '/calendar/deadlines' } })
            go(`/calendar${scope.search}`, values.day ? { year: Number(values.day.slice(0, 4)) } : {})
          }}
        />
      )}
    </>
  )
}
