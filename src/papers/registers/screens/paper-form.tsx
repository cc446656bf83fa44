import { useMemo, useRef } from 'react'
import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { FileId, PaperId } from '../../../kernel/identity.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
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
import { listBodies } from '../../../register/authority/body.contract.ts'
import { HistoricalFields } from '../../../register/historical/screens/historical-fields.tsx'
import { hasReason, hasSource, historicalFields, noHistory, noteOf } from '../../../register/historical/screens/historical-form.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { IssuedPaper, Note as Lines, PaperTopic } from '../paper.ts'
import { checkPaperNumber, correctPaper, listPapers, paperIssuers, paperKinds, type PaperView, recordPaper, showPaper } from '../paper.contract.ts'
import { listSeries, nextNumber } from '../../numbering/series.contract.ts'
import { NextNumber } from '../../numbering/screens/next-number.tsx'
import { listOutgoing } from '../outgoing.contract.ts'
import { DuplicateNote } from './duplicate-note.tsx'
import { type Choice, fillIn, NumberEcho } from './number-echo.tsx'
import './paper.css'

/** Stands for "an issuer that is not one of the authority's bodies". */
const elsewhere = 'elsewhere'

/** Typed or pasted as it stands at the foot of a paper: dashes and semicolons fall away. */
const entries = (separator: RegExp) => (text: string) =>
  text
    .split(separator)
    .map((one) =>
      one
        .replace(/^\s*[-–•]\s*/, '')
        .replace(/[;.,]\s*$/, '')
        .trim(),
    )
    .filter((one) => one !== '')

const fields = {
  ...IssuedPaper.shape,
  ...historicalFields,
  issuerId: z.string(),
  fileId: z.object({ id: FileId }).optional(),
  recipients: z.string().default('').transform(entries(/\n/)).pipe(IssuedPaper.shape.recipients.unwrap()),
  filingUnits: z
    .string()
    .default('')
    .transform(entries(/[,;\n]/))
    .pipe(IssuedPaper.shape.filingUnits.unwrap()),
  numberReason: Lines.optional(),
}
const hasIssuer = { path: ['issuerName'], error: 'paper.issuer-missing' }
const NewPaper = z
  .strictObject({ ...fields, reason: Lines.optional() })
  .refine((form) => form.issuerId !== elsewhere || form.issuerName !== undefined, hasIssuer)
  .refine(...hasSource)
  .refine(...hasReason)
const Correction = z.strictObject({ ...fields, reason: Lines }).refine((form) => form.issuerId !== elsewhere || form.issuerName !== undefined, hasIssuer)

interface Values {
  number: string
  issuedOn: Day | null
  kind: string | null
  issuerId: string | null
  issuerName: string
  abstract: string
  expiresOn: Day | null
  signerName: string
  signerTitle: string
  fileId: StoredFile | null
  note: string
  topic: PaperTopic | null
  recipients: string
  filingUnits: string
  copies: number | null
  numberReason: string
  historical: boolean
  historicalSource: string
  historicalReason: string
  reason: string
}

const blank: Values = {
  number: '',
  issuedOn: null,
  kind: null,
  issuerId: null,
  issuerName: '',
  abstract: '',
  expiresOn: null,
  signerName: '',
  signerTitle: '',
  fileId: null,
  note: '',
  topic: null,
  recipients: '',
  filingUnits: '',
  copies: null,
  numberReason: '',
  ...noHistory,
  reason: '',
}

const valuesOf = (paper: PaperView): Values => ({
  number: paper.number,
  issuedOn: paper.issuedOn,
  kind: paper.kind,
  issuerId: paper.issuer.id ?? elsewhere,
  issuerName: paper.issuer.id === null ? paper.issuer.name : '',
  abstract: paper.abstract,
  expiresOn: paper.expiresOn,
  signerName: paper.signerName ?? '',
  signerTitle: paper.signerTitle ?? '',
  fileId: paper.file,
  note: paper.note ?? '',
  topic: paper.topic,
  recipients: paper.recipients.join('\n'),
  filingUnits: paper.filingUnits.join(', '),
  copies: paper.copies,
  numberReason: '',
  ...noHistory,
  reason: '',
})

/** "Ghi nhận văn bản đã ban hành": one form, whatever was signed and numbered outside. */
export function PaperForm() {
  const t = useT()
  return (
    <Page title={t('paper.form.title')} back={{ to: '/papers', label: t('paper.page.back') }}>
      <Fields />
    </Page>
  )
}

export function PaperCorrection() {
  const t = useT()
  const paperId = useParam('paperId', PaperId)
  const { data: paper, error, refetch } = useAnswer(showPaper, { params: { paperId: paperId ?? '' } }, { enabled: paperId !== undefined })
  const back = paper ? { to: `/papers/${paper.id}`, label: paper.number } : { to: '/papers', label: t('paper.page.back') }
  return (
    <Page title={paper ? t('paper.form.title-correct', { number: paper.number }) : t('paper.act.correct')} back={back}>
      {paperId === undefined ? (
        <Note tone="danger">{t('paper.not-found')}</Note>
      ) : paper && paper.retractedAt === null ? (
        <Fields key={paper.id} paper={paper} reload={() => void refetch()} />
      ) : paper ? (
        <Note tone="soon">{t('paper.retracted')}</Note>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Fields({ paper, reload }: { paper?: PaperView; reload?: () => void }) {
  const t = useT()
  const language = useLanguage()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const [askedKinds, askedBodies] = [useAnswer(paperKinds, {}), useAnswer(listBodies, {})]
  const [kinds, bodies] = [askedKinds.data, askedBodies.data]
  const initial = useMemo(() => (paper ? valuesOf(paper) : blank), [paper])
  const form = useDraftForm({
    schema: paper ? Correction : NewPaper,
    initial,
    ...(paper ? { draft: `paper.${paper.id}`, version: paper.version } : { draft: 'paper.new' }),
  })
  const { values } = form
  const issuers = (bodies?.rows ?? []).map(({ id, name, symbol }) => ({ id, name, symbol }))
  const issuer = issuers.find(({ id }) => id === values.issuerId)
  const below = bodies?.rows.filter(({ parentId }) => issuer !== undefined && parentId === issuer.id) ?? []
  const filled = useRef<Choice>({ kind: null, issuerId: null })
  const typeNumber = (number: string) => {
    const found = fillIn(number, kinds?.rows ?? [], issuers, values, filled.current)
    filled.current = { ...filled.current, ...found }
    form.set({ number, ...found })
  }

  const send = async (
    { reason = '', fileId, issuerId, issuerName, historical, historicalSource, historicalReason, numberReason, ...rest }: z.output<typeof NewPaper>,
    key: string,
  ) => {
    const issuer = issuerId === elsewhere ? { issuerName } : { issuerId }
    const body = { ...rest, ...issuer, fileId: fileId?.id }
    if (!paper) return call(recordPaper, { body: { ...body, numberReason, historical: noteOf({ historical, historicalSource, historicalReason }) } }, { key })
    try {
      return await call(correctPaper, { params: { paperId: paper.id }, body: { ...body, version: paper.version, reason } }, { key })
    } catch (error) {
      throw withFieldWords(error, (field) => t(`paper.field.${field}`))
    }
  }
  const done = ({ id }: { id: PaperId }) => {
    void refresh([listPapers, showPaper, paperIssuers, checkPaperNumber, listOutgoing, nextNumber, listSeries])
    tell(
      paper
        ? { text: t('paper.told.corrected', { number: values.number }) }
        : { text: t('paper.told.recorded', { number: values.number }), next: { label: t('paper.act.record-another'), to: '/papers/new' } },
    )
    go(`/papers/${id}`)
  }
  return (
    <Form
      form={form}
      send={send}
      onDone={done}
      {...(reload ? { onReload: reload } : {})}
      submit={paper ? t('paper.act.save-correction') : t('paper.act.record')}
      beside={<NotNow to={paper ? `/papers/${paper.id}` : '/papers'} />}
    >
      <Unanswered of={[askedKinds, askedBodies]} />
      <FieldGroup title={t('paper.form.paper')}>
        <TextField
          {...form.field('number')}
          onChange={typeNumber}
          label={t('paper.field.number')}
          help={t('paper.form.number-help')}
          maxLength={80}
          autoFocus={!paper}
        />
        <NumberEcho number={values.number} kind={values.kind} kinds={kinds?.rows ?? []} issuer={issuer} issuers={issuers} />
        <DateField {...form.field('issuedOn')} label={t('paper.field.issuedOn')} />
        <SelectField
          {...form.field('kind')}
          label={t('paper.field.kind')}
          choices={(kinds?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))}
        />
        <SelectField
          {...form.field('issuerId')}
          label={t('paper.field.issuer')}
          choices={[...issuers.map(({ id, name }) => ({ value: id as string, label: name })), { value: elsewhere, label: t('paper.form.issuer-other') }]}
        />
        {values.issuerId === elsewhere && <TextField {...form.field('issuerName')} label={t('paper.field.issuerName')} maxLength={300} />}
        {!paper && !values.historical && (
          <NextNumber
            issuerId={issuer?.id ?? null}
            kind={values.kind}
            issuedOn={values.issuedOn}
            unit={values.kind === 'officialLetter' && below.length === 1 ? below[0]?.symbol : undefined}
            typed={values.number}
            onTake={typeNumber}
            reason={<TextAreaField {...form.field('numberReason')} label={t('paper.field.numberReason')} rows={2} maxLength={1000} />}
          />
        )}
        <DuplicateNote
          number={values.number}
          issuedOn={values.issuedOn}
          issuerName={values.issuerId === elsewhere ? values.issuerName : issuer?.name}
          except={paper?.id}
        />
      </FieldGroup>
      <FieldGroup title={t('paper.form.content')}>
        <TextAreaField {...form.field('abstract')} label={t('paper.field.abstract')} help={t('paper.form.abstract-help')} maxLength={2000} />
        <TextField {...form.field('signerName')} label={t('paper.field.signerName')} mark="optional" maxLength={200} />
        <TextField {...form.field('signerTitle')} label={t('paper.field.signerTitle')} mark="optional" maxLength={200} />
        <KeptFileField
          {...form.field('fileId')}
          label={t('paper.field.fileId')}
          mark="optional"
          kinds={{ words: 'PDF, DOCX, JPEG, PNG', accept: '.pdf,.docx,.jpg,.jpeg,.png' }}
        />
      </FieldGroup>
      <FieldGroup title={t('paper.form.sending')}>
        <TextAreaField
          {...form.field('recipients')}
          label={t('paper.field.recipients')}
          help={t('paper.form.recipients-help')}
          mark="optional"
          rows={3}
          maxLength={20_000}
        />
        <TextField {...form.field('filingUnits')} label={t('paper.field.filingUnits')} help={t('paper.form.filing-help')} mark="optional" maxLength={400} />
        <NumberField {...form.field('copies')} label={t('paper.field.copies')} mark="optional" min={1} max={100_000} />
      </FieldGroup>
      <FieldGroup title={t('paper.form.further')}>
        <SelectField
          {...form.field('topic')}
          label={t('paper.field.topic')}
          help={t('paper.form.topic-help')}
          mark="optional"
          clearable
          choices={PaperTopic.options.map((topic) => ({ value: topic, label: t(`paper.topic.${topic}`) }))}
        />
        <DateField {...form.field('expiresOn')} label={t('paper.field.expiresOn')} help={t('paper.form.expires-help')} mark="optional" />
        <TextAreaField {...form.field('note')} label={t('paper.field.note')} mark="optional" maxLength={4000} />
        {!paper && <HistoricalFields historical={form.field('historical')} source={form.field('historicalSource')} reason={form.field('historicalReason')} />}
        {paper && <TextAreaField {...form.field('reason')} label={t('paper.form.reason')} help={t('paper.form.reason-help')} rows={2} maxLength={4000} />}
      </FieldGroup>
    </Form>
  )
}
