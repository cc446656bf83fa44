import { useState } from 'react'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { nextNumber } from '../../../papers/numbering/series.contract.ts'
import { NumberToGive, useNumberToGive } from '../../../papers/numbering/screens/number-to-give.tsx'
import { listPapers } from '../../../papers/registers/paper.contract.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import {
  closeReminder,
  discardReminder,
  escalateReminder,
  issueReminder,
  listReminders,
  recordAnswers,
  type ReminderAgency,
  type ReminderView,
  showReminder,
} from '../reminder.contract.ts'

const refresh = [showReminder, listReminders]

interface SheetProps {
  reminder: ReminderView
  onClose: () => void
}

/** Number, date and signer, as the records clerk and the head gave them. */
export function IssueSheet({ reminder, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(issueReminder, { refresh: [...refresh, listPapers, nextNumber] })
  const [issuedOn, setIssuedOn] = useState<Day | null>(dayOf(new Date()))
  const number = useNumberToGive({ issuerId: reminder.issuer.id, kind: 'officialLetter', issuedOn, unit: reminder.drafter ?? undefined })
  const [signerName, setSignerName] = useState('')
  const [signerTitle, setSignerTitle] = useState('Giám đốc')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('reminder.issue.title')}
      confirm={t('reminder.act.issue')}
      changes={[t('reminder.issue.changes')]}
      told={
        reminder.told === null || reminder.told.people === 0
          ? [t('reminder.issue.told-nobody')]
          : [t('reminder.issue.told', reminder.told), t('reminder.issue.mailed', reminder.told)]
      }
      final={[t('reminder.issue.final')]}
      onConfirm={() =>
        noting(async () => {
          const marks = { issuedOn: issuedOn ?? '', signerTitle, signerName: signerName.trim() === '' ? null : signerName }
          try {
            const reply = await act.send({ params: { reminderId: reminder.id }, body: { version: reminder.version, ...number.body, ...marks } })
            tell({ text: t('reminder.told.issued', { number: reply.number }) })
          } catch (error) {
            number.again()
            throw error
          }
        })
      }
    >
      <DateField name="issuedOn" label={t('reminder.field.issuedOn')} value={issuedOn} onChange={setIssuedOn} error={errors['issuedOn']} />
      <NumberToGive of={number} errors={errors} />
      <TextField
        name="signerTitle"
        label={t('reminder.field.signerTitle')}
        value={signerTitle}
        onChange={setSignerTitle}
        error={errors['signerTitle']}
        maxLength={200}
      />
      <TextField
        name="signerName"
        mark="optional"
        label={t('reminder.field.signerName')}
        value={signerName}
        onChange={setSignerName}
        error={errors['signerName']}
        maxLength={200}
      />
    </ActSheet>
  )
}

export function DiscardSheet({ reminder, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const act = useAct(discardReminder, { refresh })
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('reminder.act.discard')}
      confirm={t('reminder.act.discard')}
      weight="danger"
      reason="required"
      changes={[t('reminder.discard.changes')]}
      told={[t('reminder.nobody-told')]}
      onConfirm={async (reason) => {
        await act.send({ params: { reminderId: reminder.id }, body: { version: reminder.version, reason } })
        tell({ text: t('reminder.told.done') })
      }}
    />
  )
}

export function EscalateSheet({ reminder, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(escalateReminder, { refresh })
  const [on, setOn] = useState<Day | null>(dayOf(new Date()))
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('reminder.act.escalate')}
      confirm={t('reminder.act.escalate')}
      changes={[t('reminder.escalate.changes', { count: reminder.agencies.length - reminder.answered })]}
      told={[t('reminder.nobody-told')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({ params: { reminderId: reminder.id }, body: { version: reminder.version, on: on ?? '', to, note } })
          tell({ text: t('reminder.told.done') })
        })
      }
    >
      <TextField name="to" label={t('reminder.field.to')} value={to} onChange={setTo} error={errors['to']} maxLength={300} />
      <DateField name="on" label={t('reminder.field.on')} value={on} onChange={setOn} error={errors['on']} />
      <TextAreaField name="note" label={t('reminder.field.note')} value={note} onChange={setNote} error={errors['note']} maxLength={2000} />
    </ActSheet>
  )
}

export function CloseSheet({ reminder, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(closeReminder, { refresh })
  const [outcome, setOutcome] = useState('')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('reminder.act.close')}
      confirm={t('reminder.act.close')}
      changes={[t('reminder.close.changes')]}
      told={[t('reminder.nobody-told')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({ params: { reminderId: reminder.id }, body: { version: reminder.version, outcome } })
          tell({ text: t('reminder.told.done') })
        })
      }
    >
      <TextAreaField name="outcome" label={t('reminder.field.outcome')} value={outcome} onChange={setOutcome} error={errors['outcome']} maxLength={2000} />
    </ActSheet>
  )
}

/** One answer, or the same of many at once. */
export function AnswerSheet({ reminder, agencies, onClose }: SheetProps & { agencies: readonly ReminderAgency[] }) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(recordAnswers, { refresh })
  const [answeredOn, setAnsweredOn] = useState<Day | null>(dayOf(new Date()))
  const [number, setNumber] = useState('')
  const [date, setDate] = useState<Day | null>(null)
  const [note, setNote] = useState('')
  const [correction, setCorrection] = useState('')
  const orNull = (text: string) => (text.trim() === '' ? null : text)
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('reminder.answer.title', { count: agencies.length })}
      confirm={t('reminder.act.answer')}
      changes={[t('reminder.answer.changes', { count: agencies.length })]}
      told={[t('reminder.nobody-told')]}
      onConfirm={() =>
        noting(async () => {
          const { changed } = await act.send({
            body: {
              answeredOn: answeredOn ?? '',
              number: orNull(number),
              date,
              note: orNull(note),
              correction: orNull(correction),
              rows: agencies.map(({ agencyId }) => ({ reminderId: reminder.id, agencyId })),
            },
          })
          tell({ text: t('reminder.told.answered', { count: changed }) })
        })
      }
    >
      <DateField name="answeredOn" label={t('reminder.field.answeredOn')} value={answeredOn} onChange={setAnsweredOn} error={errors['answeredOn']} />
      <TextField
        name="number"
        mark="optional"
        label={t('reminder.field.answer-number')}
        value={number}
        onChange={setNumber}
        error={errors['number']}
        maxLength={80}
      />
      <DateField name="date" mark="optional" label={t('reminder.field.answer-date')} value={date} onChange={setDate} error={errors['date']} />
      <TextAreaField name="note" mark="optional" label={t('reminder.field.note')} value={note} onChange={setNote} error={errors['note']} maxLength={2000} />
      {agencies.some(({ answeredOn: before }) => before !== null) && (
        <TextAreaField
          name="correction"
          label={t('reminder.field.correction')}
          help={t('reminder.answer.correction-help')}
          value={correction}
          onChange={setCorrection}
          error={errors['correction']}
          maxLength={2000}
        />
      )}
    </ActSheet>
  )
}
