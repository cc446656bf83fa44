import { useMemo } from 'react'
import { z } from 'zod'
import { dayOf, type HalfYear, halfYearOf, type ImpreciseDate, nextHalfYear } from '../../../kernel/day.ts'
import { DirectionId } from '../../../kernel/identity.ts'
import { useGo, useParam, useSearchState } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { ImpreciseDateField } from '../../../web/kit/field/imprecise-date-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { withFieldWords } from '../../../web/kit/form/with-field-words.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { programmeStrip } from '../activity.contract.ts'
import { DirectionForm as Body, Target } from '../direction.ts'
import { correctDirection, type DirectionView, listDirections, recordDirection, showDirection } from '../direction.contract.ts'
import { KnownDate, Period, Reason, unknownDate } from '../programme-fields.ts'
import { entriesOf } from './entries.ts'
import { PeriodField } from './period-field.tsx'
import { blankTarget, TargetFields, type TargetValues } from './target-fields.tsx'

const fields = {
  ...Body.shape,
  cooperating: z.string().max(10_000).optional(),
  deadline: KnownDate,
  targets: z.array(z.strictObject({ ...Target.shape, by: KnownDate })).max(10),
}
const NewDirection = z.strictObject({ ...fields, reason: Reason.optional() })
const Correction = z.strictObject({ ...fields, reason: Reason })

interface Values {
  period: HalfYear | null
  task: string
  quantity: number | null
  unit: string
  owner: string
  cooperating: string
  deadline: ImpreciseDate | null
  targets: TargetValues[]
  outcome: string
  reason: string
}

const blank = (period: HalfYear): Values => ({
  period,
  task: '',
  quantity: null,
  unit: '',
  owner: '',
  cooperating: '',
  deadline: unknownDate,
  targets: [],
  outcome: '',
  reason: '',
})

const valuesOf = (direction: DirectionView): Values => ({
  period: direction.period,
  task: direction.task,
  quantity: direction.quantity,
  unit: direction.unit ?? '',
  owner: direction.owner ?? '',
  cooperating: direction.cooperating.join('\n'),
  deadline: direction.deadline,
  outcome: direction.outcome ?? '',
  reason: '',
  targets: direction.targets.map(({ percent, by, listName, listDate = null, listBasis = '', listCount = null, note = '' }) => ({
    percent,
    by,
    listName,
    listDate,
    listBasis,
    listCount,
    note,
  })),
})

export function DirectionForm() {
  const t = useT()
  const [{ period }] = useSearchState(z.object({ period: Period.optional() }))
  return (
    <Page title={t('direction.form.title')} back={{ to: '/directions', label: t('direction.list.title') }}>
      <Fields period={period ?? nextHalfYear(halfYearOf(dayOf(new Date())))} />
    </Page>
  )
}

export function DirectionCorrection() {
  const t = useT()
  const directionId = useParam('directionId', DirectionId)
  const { data: direction, error, refetch } = useAnswer(showDirection, { params: { directionId: directionId ?? '' } }, { enabled: directionId !== undefined })
  return (
    <Page
      title={t('direction.form.title-correct')}
      back={direction ? { to: `/directions/${direction.id}`, label: t('direction.page.title') } : { to: '/directions', label: t('direction.list.title') }}
    >
      {directionId === undefined ? (
        <Note tone="danger">{t('direction.not-found')}</Note>
      ) : direction && direction.retractedAt === null ? (
        <Fields key={direction.id} direction={direction} period={direction.period} reload={() => void refetch()} />
      ) : direction ? (
        <Note tone="soon">{t('direction.retracted')}</Note>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Fields({ direction, period, reload }: { direction?: DirectionView; period: HalfYear; reload?: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const initial = useMemo(() => (direction ? valuesOf(direction) : blank(period)), [direction, period])
  const form = useDraftForm({
    schema: direction ? Correction : NewDirection,
    initial,
    ...(direction ? { draft: `direction.${direction.id}`, version: direction.version } : { draft: 'direction.new' }),
  })
  const { quantity, targets } = form.values

  const send = async ({ reason = '', cooperating, ...rest }: z.output<typeof NewDirection>, key: string) => {
    const body = { ...rest, cooperating: entriesOf(cooperating ?? '') }
    if (!direction) return call(recordDirection, { body }, { key })
    try {
      return await call(correctDirection, { params: { directionId: direction.id }, body: { ...body, version: direction.version, reason } }, { key })
    } catch (error) {
      throw withFieldWords(error, (field) => t(`direction.field.${field}`))
    }
  }
  const done = ({ id }: { id: DirectionId }) => {
    void refresh([listDirections, showDirection, programmeStrip])
    tell(
      direction
        ? { text: t('direction.told.corrected') }
        : {
            text: t('direction.told.recorded'),
            next: { label: t('direction.act.record-another'), to: `/directions/new?period=${form.values.period ?? period}` },
          },
    )
    go(`/directions/${id}`)
  }
  return (
    <Form
      form={form}
      send={send}
      onDone={done}
      {...(reload ? { onReload: reload } : {})}
      submit={direction ? t('direction.act.save-correction') : t('direction.act.record')}
      beside={<NotNow to={direction ? `/directions/${direction.id}` : `/directions?period=${period}`} />}
    >
      <FieldGroup title={t('direction.form.what')}>
        <PeriodField {...form.field('period')} label={t('direction.field.period')} mark="required" />
        <TextAreaField {...form.field('task')} label={t('direction.field.task')} mark="required" maxLength={2000} />
        <NumberField {...form.field('quantity')} label={t('direction.field.quantity')} max={1_000_000} />
        {quantity !== null && <TextField {...form.field('unit')} label={t('direction.field.unit')} maxLength={60} />}
      </FieldGroup>
      <FieldGroup title={t('direction.form.who')}>
        <TextField {...form.field('owner')} label={t('direction.field.owner')} maxLength={300} />
        <TextAreaField {...form.field('cooperating')} label={t('direction.field.cooperating')} help={t('programme.one-per-line')} rows={2} />
        <ImpreciseDateField {...form.field('deadline')} label={t('direction.field.deadline')} />
      </FieldGroup>
      <FieldGroup title={t('direction.form.targets')} help={t('direction.form.targets-help')}>
        {targets.map((target, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: targets have no id, and their fields hold no state but the form's
          <TargetFields key={`target-${n}`} n={n} value={target} at={form.at} remove={() => form.set({ targets: targets.filter((_, other) => other !== n) })} />
        ))}
        {targets.length < 10 && (
          <div>
            <Button icon="plus" onClick={() => form.set({ targets: [...targets, blankTarget] })}>
              {t('direction.act.add-target')}
            </Button>
          </div>
        )}
      </FieldGroup>
      {direction && (
        <FieldGroup title={t('direction.form.outcome')}>
          <TextAreaField {...form.field('outcome')} label={t('direction.field.outcome')} maxLength={4000} />
          <TextAreaField {...form.field('reason')} label={t('programme.reason')} mark="required" help={t('programme.reason-help')} rows={2} maxLength={4000} />
        </FieldGroup>
      )}
    </Form>
  )
}
