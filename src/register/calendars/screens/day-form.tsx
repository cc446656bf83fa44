import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { Day, slashed } from '../../../kernel/day.ts'
import { CalendarExceptionId } from '../../../kernel/identity.ts'
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
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type ExceptionView, foreseeCalendarChange, showCalendarException } from '../calendar.contract.ts'
import { isSwap } from '../calendar-fields.ts'
import { atItsField } from './at-its-field.ts'
import { ChangeSheet } from './change-sheet.tsx'
import { blank, type Change, changeOf, fieldOf, FormOfDay, inARow, kinds, needsSessions, valuesOf } from './typed-day.ts'
import { useCalendarScope } from './use-calendar-scope.ts'

/** A new day, days in a row, or both days of a new swap. */
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
  const { number } = useFormat()
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
    await atItsField(call(foreseeCalendarChange, { body: { agencyId, change: wanted } }), (path) => fieldOf(path, swap))
    setChange(wanted)
  }
  const first = change?.act === 'record' ? change.entries[0] : undefined
  const last = change?.act === 'record' ? change.entries.at(-1) : undefined
  const lines =
    change?.act === 'record' && first && last && !swap && first !== last
      ? [
          t('calendar.sheet.row', {
            from: slashed(Day.parse(first.day)),
            to: slashed(Day.parse(last.day)),
            n: number(change.entries.length),
            kind: t(`calendar.kind.${first.kind}`),
            name: first.name.vi,
          }),
        ]
      : change?.act === 'record'
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
          {!held && inARow(values.kind) && (
            <DateField {...form.field('until')} label={t('calendar.field.until')} help={t('calendar.help.until')} mark="optional" />
          )}
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
