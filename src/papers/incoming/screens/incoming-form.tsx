import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useRef } from 'react'
import { z } from 'zod'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { FileId, type IncomingId } from '../../../kernel/identity.ts'
import { readOfficialNumber } from '../../../kernel/official-number.ts'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { listNotifications, showWaiting } from '../../../register/inbox/inbox.contract.ts'
import { useGo } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { listPapers, paperIssuers, paperKinds } from '../../registers/paper.contract.ts'
import { type Choice, fillIn } from '../../registers/screens/number-echo.tsx'
import { checkIncoming, incomingStanding, listIncoming, ReceivedPaper, receiveIncoming } from '../incoming.contract.ts'
import { arrivalFields, ArrivalFields, type ArrivalValues, noArrival } from './arrival-fields.tsx'
import { dayNamed, daysNamed, handlingOf } from './handling-fields.tsx'
import './incoming.css'

/** Stands for "an issuer that is not one of the authority's bodies", which most papers that come in have. */
const elsewhere = 'elsewhere'

const Fields = z
  .strictObject({ ...ReceivedPaper.shape, ...arrivalFields, issuerId: z.string(), fileId: z.object({ id: FileId }).optional() })
  .refine((form) => form.issuerId !== elsewhere || form.issuerName !== undefined, { path: ['issuerName'], error: 'paper.issuer-missing' })
  .refine(dayNamed, { path: ['dueOn'], error: 'field.required' })
  .refine(daysNamed, { path: ['dueDays'], error: 'field.required' })

interface Values extends ArrivalValues {
  number: string
  issuedOn: Day | null
  kind: string | null
  issuerId: string | null
  issuerName: string
  abstract: string
  signerName: string
  signerTitle: string
  fileId: StoredFile | null
}

const blank = (today: Day): Values => ({
  ...noArrival(today),
  number: '',
  issuedOn: null,
  kind: null,
  issuerId: elsewhere,
  issuerName: '',
  abstract: '',
  signerName: '',
  signerTitle: '',
  fileId: null,
})

/** "Tiếp nhận văn bản đến": one form for the usual case, into the register and to whose work it is. */
export function IncomingForm() {
  const t = useT()
  const language = useLanguage()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const [askedKinds, askedBodies] = [useAnswer(paperKinds, {}), useAnswer(listBodies, {})]
  const kinds = askedKinds.data?.rows ?? []
  const issuers = (askedBodies.data?.rows ?? []).map(({ id, name, symbol }) => ({ id, name, symbol }))
  const initial = useMemo(() => blank(dayOf(new Date())), [])
  const form = useDraftForm({ schema: Fields, initial, draft: 'incoming.new' })
  const { values } = form
  const filled = useRef<Choice>({ kind: null, issuerId: elsewhere })
  const typeNumber = (number: string) => {
    const found = fillIn(number, kinds, [], values, filled.current)
    filled.current = { ...filled.current, ...found }
    form.set({ number, ...found })
  }
  const send = ({ issuerId, issuerName, fileId, ...rest }: z.output<typeof Fields>, key: string) => {
    const issuer = issuerId === elsewhere ? { issuerName } : { issuerId: issuerId as never }
    return call(receiveIncoming, { body: { ...rest, ...handlingOf(rest), dueKind: undefined, ...issuer, fileId: fileId?.id } as never }, { key })
  }
  const done = ({ id, arrivalNumber }: { id: IncomingId; arrivalNumber: string }) => {
    void refresh([listIncoming, incomingStanding, listPapers, paperIssuers, checkIncoming, listNotifications, showWaiting])
    tell({ text: t('incoming.told.received', { arrival: arrivalNumber }), next: { label: t('incoming.act.another'), to: '/incoming-papers/new' } })
    go(`/incoming-papers/${id}`)
  }
  return (
    <Page title={t('incoming.form.title')} back={{ to: '/incoming-papers', label: t('incoming.page.back') }}>
      <Form form={form} send={send} onDone={done} submit={t('incoming.act.receive')} beside={<NotNow to="/incoming-papers" />}>
        <Unanswered of={[askedKinds, askedBodies]} />
        <FieldGroup title={t('incoming.form.paper')}>
          <p className="hc-faint hc-small">{t('incoming.help.secret')}</p>
          <TextField
            {...form.field('number')}
            onChange={typeNumber}
            label={t('paper.field.number')}
            help={t('paper.form.number-help')}
            maxLength={80}
            autoFocus
          />
          <DateField {...form.field('issuedOn')} label={t('paper.field.issuedOn')} />
          <ReceivedBefore number={values.number} issuedOn={values.issuedOn} />
          <SelectField
            {...form.field('issuerId')}
            label={t('incoming.form.issuer')}
            choices={[{ value: elsewhere, label: t('incoming.form.elsewhere') }, ...issuers.map(({ id, name }) => ({ value: id as string, label: name }))]}
          />
          {values.issuerId === elsewhere && <TextField {...form.field('issuerName')} label={t('incoming.form.issuerName')} maxLength={300} />}
          <SelectField
            {...form.field('kind')}
            label={t('paper.field.kind')}
            choices={kinds.map(({ code, name }) => ({ value: code, label: name[language] }))}
          />
          <TextAreaField {...form.field('abstract')} label={t('paper.field.abstract')} help={t('paper.form.abstract-help')} maxLength={2000} />
          <TextField {...form.field('signerName')} mark="optional" label={t('paper.field.signerName')} maxLength={200} />
          <KeptFileField
            {...form.field('fileId')}
            mark="optional"
            label={t('paper.field.fileId')}
            kinds={{ words: 'PDF, DOCX, JPEG, PNG', accept: '.pdf,.docx,.jpg,.jpeg,.png' }}
          />
        </FieldGroup>
        <ArrivalFields form={form as never} />
      </Form>
    </Page>
  )
}

/** A paper of that number stands in the register: it is received from there, and what came before is shown. */
function ReceivedBefore({ number, issuedOn }: { number: string; issuedOn: Day | null }) {
  const t = useT()
  const format = useFormat()
  const [typed] = useDebouncedValue(number, 300)
  const readable = readOfficialNumber(typed) !== undefined && issuedOn !== null
  const { data } = useAnswer(checkIncoming, { query: { number: typed, issuedOn: issuedOn ?? '' } }, { enabled: readable })
  if (!readable || !data) return null
  return data.rows.map((paper) => (
    <Note key={paper.id} tone="soon" alert acts={<Link to={`/papers/${paper.id}/arrival`}>{t('incoming.form.known-act')}</Link>}>
      {t('incoming.form.known', { number: paper.number, day: format.day(paper.issuedOn), issuer: paper.issuerName })}
      <p className="hc-faint">{paper.abstract}</p>
      {paper.arrivals.map(({ id, arrivalNumber, arrivedOn, bodyName }) => (
        <p key={id}>
          {t('incoming.form.received', { arrival: arrivalNumber, day: format.day(arrivedOn), body: bodyName })}{' '}
          <Link to={`/incoming-papers/${id}`}>{t('incoming.form.received-act')}</Link>
        </p>
      ))}
    </Note>
  ))
}
