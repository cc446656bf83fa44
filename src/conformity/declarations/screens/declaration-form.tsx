import { useMemo } from 'react'
import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { AgencyId, DeclarationId, FileId } from '../../../kernel/identity.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading, Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { AgencyField } from '../../../register/agencies/screens/agency-field.tsx'
import { HistoricalFields } from '../../../register/historical/screens/historical-fields.tsx'
import { hasReason, hasSource, historicalFields, noHistory, noteOf } from '../../../register/historical/screens/historical-form.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { Annex, DeclarationKind } from '../declaration.ts'
import { listStandings, showCourse, showProgress } from '../conversion.contract.ts'
import {
  correctDeclaration,
  DeclarationBody,
  type DeclarationView,
  type EditionView,
  listDeclarations,
  listEditions,
  recordDeclaration,
  showDeclaration,
} from '../declaration.contract.ts'

const Kept = z.object({ id: FileId }).optional()
const fields = { ...DeclarationBody.shape, ...historicalFields, agencyId: z.object({ id: AgencyId }), fileId: Kept, annexFileId: Kept }
const NewDeclaration = z
  .strictObject({ ...fields, reason: z.string().optional() })
  .refine(...hasSource)
  .refine(...hasReason)
const Correction = z.strictObject({ ...fields, reason: z.string().trim().min(1).max(2000) })

interface Values {
  agencyId: AgencyChoice | null
  edition: string | null
  kind: DeclarationKind
  number: string
  issuedOn: Day | null
  effectiveOn: Day | null
  withdrawnOn: Day | null
  signerName: string
  signerTitle: string
  annex: Annex
  fileId: StoredFile | null
  annexFileId: StoredFile | null
  note: string
  historical: boolean
  historicalSource: string
  historicalReason: string
  reason: string
}

const blank: Values = {
  agencyId: null,
  edition: null,
  kind: 'unknown',
  number: '',
  issuedOn: null,
  effectiveOn: null,
  withdrawnOn: null,
  signerName: '',
  signerTitle: '',
  annex: 'none-yet',
  fileId: null,
  annexFileId: null,
  note: '',
  ...noHistory,
  reason: '',
}

const fileIn = (id: FileId | null, file: DeclarationView['file']): StoredFile | null =>
  id === null || file === null ? null : { id, name: file.name, size: file.size }

const valuesOf = (d: DeclarationView): Values => ({
  agencyId: { id: d.agencyId, name: d.agencyName },
  edition: d.edition,
  kind: d.kind,
  number: d.number,
  issuedOn: d.issuedOn,
  effectiveOn: d.effectiveOn,
  withdrawnOn: d.withdrawnOn,
  signerName: d.signerName ?? '',
  signerTitle: d.signerTitle ?? '',
  annex: d.annex,
  fileId: fileIn(d.fileId, d.file),
  annexFileId: fileIn(d.annexFileId, d.annexFile),
  note: d.note ?? '',
  ...noHistory,
  reason: '',
})

/** "Ghi nhận công bố": an existing declaration, in one form. */
export function DeclarationForm() {
  const t = useT()
  const { data: editions, error, refetch } = useAnswer(listEditions, {})
  return (
    <Page title={t('declaration.form.title')} back={{ to: '/declarations', label: t('declaration.page.back') }}>
      {editions ? <Fields editions={editions.rows} /> : error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

export function DeclarationCorrection() {
  const t = useT()
  const declarationId = useParam('declarationId', DeclarationId)
  const askedEditions = useAnswer(listEditions, {})
  const asked = useAnswer(showDeclaration, { params: { declarationId: declarationId ?? '' } }, { enabled: declarationId !== undefined })
  const [editions, declaration] = [askedEditions.data, asked.data]
  const back = declaration ? { to: `/declarations/${declaration.id}`, label: declaration.number } : { to: '/declarations', label: t('declaration.page.back') }
  return (
    <Page title={declaration ? t('declaration.form.title-correct', { number: declaration.number }) : t('declaration.act.correct')} back={back}>
      {declarationId === undefined ? (
        <Note tone="danger">{t('declaration.not-found')}</Note>
      ) : declaration && declaration.recordedTo !== null ? (
        <Note
          tone="soon"
          {...(declaration.replacedBy === null
            ? {}
            : { acts: <Button to={`/declarations/${declaration.replacedBy}/edit`}>{t('declaration.act.correct-right')}</Button> })}
        >
          {t('declaration.retracted-already', { number: declaration.number })}
        </Note>
      ) : declaration && editions ? (
        <Fields key={declaration.id} editions={editions.rows} declaration={declaration} reload={() => void asked.refetch()} />
      ) : (asked.error ?? askedEditions.error) ? (
        <Unanswered of={[asked, askedEditions]} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Fields({ editions, declaration, reload }: { editions: readonly EditionView[]; declaration?: DeclarationView; reload?: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const initial = useMemo(
    () => (declaration ? valuesOf(declaration) : { ...blank, edition: editions.find((edition) => edition.inForce)?.code ?? null }),
    [declaration, editions],
  )
  const form = useDraftForm({
    schema: declaration ? Correction : NewDeclaration,
    initial,
    ...(declaration ? { draft: `declaration.${declaration.first}`, version: `${declaration.id} ${declaration.version}` } : { draft: 'declaration.new' }),
  })
  const { values } = form
  const send = async (
    { reason = '', agencyId, fileId, annexFileId, historical, historicalSource, historicalReason, ...rest }: z.output<typeof NewDeclaration>,
    key: string,
  ) => {
    const body = { ...rest, agencyId: agencyId.id, fileId: fileId?.id, annexFileId: annexFileId?.id }
    return declaration
      ? call(correctDeclaration, { params: { declarationId: declaration.id }, body: { ...body, version: declaration.version, reason } }, { key })
      : call(recordDeclaration, { body: { ...body, historical: noteOf({ historical, historicalSource, historicalReason }) } }, { key })
  }
  const done = ({ id }: { id: DeclarationId }) => {
    void refresh([listDeclarations, showDeclaration, showProgress, listStandings, showCourse])
    const words = { number: values.number, name: values.agencyId?.name ?? '' }
    tell(
      declaration
        ? { text: t('declaration.told.corrected', words) }
        : { text: t('declaration.told.recorded', words), next: { label: t('declaration.act.record-another'), to: '/declarations/new' } },
    )
    go(`/declarations/${id}`)
  }
  return (
    <Form
      form={form}
      send={send}
      onDone={done}
      {...(reload ? { onReload: reload } : {})}
      submit={t(declaration ? 'declaration.act.save-correction' : 'declaration.act.record')}
      beside={<NotNow to={declaration ? `/declarations/${declaration.id}` : '/declarations'} />}
    >
      <FieldGroup title={t('declaration.form.paper')}>
        <AgencyField
          {...form.field('agencyId')}
          on={values.issuedOn ?? undefined}
          label={t('declaration.field.agencyId')}
          help={t('declaration.form.agency-help')}
        />
        <TextField {...form.field('number')} label={t('declaration.field.number')} help={t('declaration.form.number-help')} maxLength={80} />
        <DateField {...form.field('issuedOn')} label={t('declaration.field.issuedOn')} />
        <DateField {...form.field('effectiveOn')} label={t('declaration.field.effectiveOn')} help={t('declaration.form.effective-help')} mark="optional" />
        <SelectField {...form.field('edition')} label={t('declaration.field.edition')} choices={editions.map(({ code }) => ({ value: code, label: code }))} />
        <ChoiceField
          {...form.field('kind')}
          onChange={(kind) => form.set({ kind: kind ?? 'unknown' })}
          label={t('declaration.field.kind')}
          choices={DeclarationKind.options.map((kind) => ({ value: kind, label: t(`declaration.kind.${kind}`) }))}
        />
      </FieldGroup>
      <FieldGroup title={t('declaration.form.signer')}>
        <TextField {...form.field('signerName')} label={t('declaration.field.signerName')} mark="optional" maxLength={200} />
        <TextField {...form.field('signerTitle')} label={t('declaration.field.signerTitle')} mark="optional" maxLength={200} />
      </FieldGroup>
      <FieldGroup title={t('declaration.form.files')}>
        <KeptFileField
          mark="optional"
          kinds={{ words: 'PDF, DOCX, JPEG, PNG', accept: '.pdf,.docx,.jpg,.jpeg,.png' }}
          {...form.field('fileId')}
          label={t('declaration.field.fileId')}
        />
        <ChoiceField
          {...form.field('annex')}
          onChange={(annex) => form.set({ annex: annex ?? 'none-yet', ...(annex === 'attached' ? {} : { annexFileId: null }) })}
          label={t('declaration.field.annex')}
          help={t('declaration.form.annex-help')}
          choices={Annex.options.map((annex) => ({ value: annex, label: t(`declaration.annex.${annex}`) }))}
        />
        {values.annex === 'attached' && (
          <KeptFileField
            mark="optional"
            kinds={{ words: 'PDF, DOCX, JPEG, PNG', accept: '.pdf,.docx,.jpg,.jpeg,.png' }}
            {...form.field('annexFileId')}
            label={t('declaration.field.annexFileId')}
          />
        )}
      </FieldGroup>
      <FieldGroup title={t('declaration.form.further')}>
        <DateField {...form.field('withdrawnOn')} label={t('declaration.field.withdrawnOn')} help={t('declaration.form.withdrawn-help')} mark="optional" />
        <TextAreaField {...form.field('note')} label={t('declaration.field.note')} mark="optional" maxLength={2000} />
        {!declaration && (
          <HistoricalFields historical={form.field('historical')} source={form.field('historicalSource')} reason={form.field('historicalReason')} />
        )}
        {declaration && (
          <TextAreaField {...form.field('reason')} label={t('declaration.form.reason')} help={t('declaration.form.reason-help')} rows={2} maxLength={2000} />
        )}
      </FieldGroup>
    </Form>
  )
}
