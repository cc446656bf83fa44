import { useMemo } from 'react'
import { z } from 'zod'
import { dayOf, type HalfYear, halfYearOf, type ImpreciseDate } from '../../../kernel/day.ts'
import { ActivityId, AgencyId, FileId } from '../../../kernel/identity.ts'
import { useGo, useParam, useSearchState } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { ImpreciseDateField } from '../../../web/kit/field/imprecise-date-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { withFieldWords } from '../../../web/kit/form/with-field-words.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading, Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { HistoricalFields } from '../../../register/historical/screens/historical-fields.tsx'
import { hasReason, hasSource, historicalFields, noHistory, noteOf } from '../../../register/historical/screens/historical-form.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { ActivityForm as Body } from '../activity.ts'
import { activityKinds, type ActivityView, correctActivity, listActivities, programmeStrip, recordActivity, showActivity } from '../activity.contract.ts'
import { ruleFor } from '../counting.ts'
import { KnownDate, Period, Reason, unknownDate } from '../programme-fields.ts'
import { AgencyPicker } from './agency-picker.tsx'
import { entriesOf } from './entries.ts'
import { PaperPicker } from './paper-picker.tsx'
import { PeriodField } from './period-field.tsx'

const fields = {
  ...Body.shape,
  ...historicalFields,
  began: KnownDate,
  ended: KnownDate,
  channels: z.string().max(5000).optional(),
  agencyIds: z.array(z.object({ id: AgencyId })).max(500),
  fileId: z.object({ id: FileId }).optional(),
}
const NewActivity = z
  .strictObject({ ...fields, reason: Reason.optional() })
  .refine(...hasSource)
  .refine(...hasReason)
const Correction = z.strictObject({ ...fields, reason: Reason })

interface Values {
  kind: string | null
  title: string
  period: HalfYear | null
  began: ImpreciseDate | null
  ended: ImpreciseDate | null
  doer: string
  quantity: number | null
  unit: string
  product: string
  channels: string
  note: string
  paperIds: string[]
  agencyIds: AgencyChoice[]
  fileId: StoredFile | null
  reason: string
  historical: boolean
  historicalSource: string
  historicalReason: string
}

const blank = (period: HalfYear): Values => ({
  kind: null,
  title: '',
  period,
  began: unknownDate,
  ended: unknownDate,
  doer: '',
  quantity: null,
  unit: '',
  product: '',
  channels: '',
  note: '',
  paperIds: [],
  agencyIds: [],
  fileId: null,
  reason: '',
  ...noHistory,
})

const valuesOf = (activity: ActivityView): Values => ({
  kind: activity.kind,
  title: activity.title,
  period: activity.period,
  began: activity.began,
  ended: activity.ended ?? unknownDate,
  doer: activity.doer ?? '',
  quantity: activity.quantity,
  unit: activity.ownUnit ?? '',
  product: activity.product ?? '',
  channels: activity.channels.join('\n'),
  note: activity.note ?? '',
  paperIds: activity.papers.map(({ id }) => id),
  agencyIds: [...activity.agencies],
  fileId: activity.file,
  reason: '',
  ...noHistory,
})

export function ActivityForm() {
  const t = useT()
  const [{ period }] = useSearchState(z.object({ period: Period.optional() }))
  return (
    <Page title={t('activity.form.title')} back={{ to: '/activities', label: t('activity.list.title') }}>
      <Fields period={period ?? halfYearOf(dayOf(new Date()))} />
    </Page>
  )
}

export function ActivityCorrection() {
  const t = useT()
  const activityId = useParam('activityId', ActivityId)
  const { data: activity, error, refetch } = useAnswer(showActivity, { params: { activityId: activityId ?? '' } }, { enabled: activityId !== undefined })
  return (
    <Page
      title={t('activity.form.title-correct')}
      back={activity ? { to: `/activities/${activity.id}`, label: activity.title } : { to: '/activities', label: t('activity.list.title') }}
    >
      {activityId === undefined ? (
        <Note tone="danger">{t('activity.not-found')}</Note>
      ) : activity && activity.retractedAt === null ? (
        <Fields key={activity.id} activity={activity} period={activity.period} reload={() => void refetch()} />
      ) : activity ? (
        <Note tone="soon">{t('activity.retracted')}</Note>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Fields({ activity, period, reload }: { activity?: ActivityView; period: HalfYear; reload?: () => void }) {
  const t = useT()
  const language = useLanguage()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const askedKinds = useAnswer(activityKinds, {})
  const kinds = askedKinds.data
  const initial = useMemo(() => (activity ? valuesOf(activity) : blank(period)), [activity, period])
  const form = useDraftForm({
    schema: activity ? Correction : NewActivity,
    initial,
    ...(activity ? { draft: `activity.${activity.id}`, version: activity.version } : { draft: 'activity.new' }),
  })
  const { kind, quantity, title } = form.values
  const chosenKind = kinds?.rows.find(({ code }) => code === kind)
  const unit = chosenKind?.unit
  const rule = chosenKind && ruleFor(chosenKind.rules, form.values.period ?? period)

  const send = async (
    { reason = '', fileId, agencyIds, channels, ended, historical, historicalSource, historicalReason, ...rest }: z.output<typeof NewActivity>,
    key: string,
  ) => {
    const body = {
      ...rest,
      ...(ended.precision === 'unknown' ? {} : { ended }),
      channels: entriesOf(channels ?? ''),
      agencyIds: agencyIds.map(({ id }) => id),
      fileId: fileId?.id,
    }
    if (!activity) return call(recordActivity, { body: { ...body, historical: noteOf({ historical, historicalSource, historicalReason }) } }, { key })
    try {
      return await call(correctActivity, { params: { activityId: activity.id }, body: { ...body, version: activity.version, reason } }, { key })
    } catch (error) {
      throw withFieldWords(error, (field) => t(`activity.field.${field}`))
    }
  }
  const done = ({ id }: { id: ActivityId }) => {
    void refresh([listActivities, showActivity, programmeStrip])
    tell(
      activity
        ? { text: t('activity.told.corrected', { title }) }
        : {
            text: t('activity.told.recorded', { title }),
            next: { label: t('activity.act.record-another'), to: `/activities/new?period=${form.values.period ?? period}` },
          },
    )
    go(`/activities/${id}`)
  }
  return (
    <Form
      form={form}
      send={send}
      onDone={done}
      {...(reload ? { onReload: reload } : {})}
      submit={activity ? t('activity.act.save-correction') : t('activity.act.record')}
      beside={<NotNow to={activity ? `/activities/${activity.id}` : '/activities'} />}
    >
      <Unanswered of={[askedKinds]} />
      <FieldGroup title={t('activity.form.what')}>
        <SelectField
          {...form.field('kind')}
          label={t('activity.field.kind')}
          mark="required"
          help={rule?.words[language]}
          choices={(kinds?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))}
        />
        <TextField {...form.field('title')} label={t('activity.field.title')} mark="required" maxLength={500} />
        <PeriodField {...form.field('period')} label={t('activity.field.period')} mark="required" help={t('activity.form.period-help')} />
      </FieldGroup>
      <FieldGroup title={t('activity.form.when')}>
        <ImpreciseDateField {...form.field('began')} label={t(kind === 'training-postponed' ? 'activity.field.began-postponed' : 'activity.field.began')} />
        {kind !== 'training-postponed' && <ImpreciseDateField {...form.field('ended')} label={t('activity.field.ended')} />}
      </FieldGroup>
      <FieldGroup title={t('activity.form.result')}>
        <TextField {...form.field('doer')} label={t('activity.field.doer')} maxLength={300} />
        <NumberField
          {...form.field('quantity')}
          label={unit ? t('activity.form.quantity-in', { unit }) : t('activity.field.quantity')}
          help={t('activity.form.quantity-help')}
          max={1_000_000}
        />
        {!unit && quantity !== null && <TextField {...form.field('unit')} label={t('activity.field.unit')} maxLength={60} />}
        <TextField {...form.field('product')} label={t('activity.field.product')} maxLength={500} />
        {(kind === 'newsletter' || form.values.channels !== '') && (
          <TextAreaField {...form.field('channels')} label={t('activity.field.channels')} help={t('activity.form.channels-help')} rows={2} />
        )}
      </FieldGroup>
      <FieldGroup title={t('activity.form.links')}>
        <PaperPicker {...form.field('paperIds')} label={t('activity.field.paperIds')} linked={activity?.papers ?? []} />
        <AgencyPicker {...form.field('agencyIds')} label={t('activity.form.agency-add')} />
        <KeptFileField
          {...form.field('fileId')}
          label={t('activity.field.fileId')}
          kinds={{ words: 'PDF, DOCX, XLSX, JPEG, PNG', accept: '.pdf,.docx,.xlsx,.jpg,.jpeg,.png' }}
        />
        <TextAreaField {...form.field('note')} label={t('activity.field.note')} maxLength={4000} />
        {!activity && (
          <HistoricalFields historical={form.field('historical')} source={form.field('historicalSource')} reason={form.field('historicalReason')} />
        )}
        {activity && (
          <TextAreaField {...form.field('reason')} label={t('programme.reason')} mark="required" help={t('programme.reason-help')} rows={2} maxLength={4000} />
        )}
      </FieldGroup>
    </Form>
  )
}
