import { useState } from 'react'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { answerReminder, listReminders, type ReminderAgency, type ReminderView, showReminder } from '../reminder.contract.ts'

/** The agency's own answer, or the correction of one. */
export function ReplySheet({ reminder, agency, onClose }: { reminder: ReminderView; agency: ReminderAgency; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(answerReminder, { refresh: [showReminder, listReminders] })
  const before = agency.answeredOn !== null
  const [number, setNumber] = useState(agency.answerNumber ?? '')
  const [date, setDate] = useState<Day | null>(agency.answerDate ?? dayOf(new Date()))
  const [note, setNote] = useState(agency.answerNote ?? '')
  const [file, setFile] = useState<StoredFile | null>(null)
  const [correction, setCorrection] = useState('')
  const orNull = (text: string) => (text.trim() === '' ? null : text)
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('reminder.own.reply-title', { number: reminder.number ?? '' })}
      confirm={t(before ? 'reminder.act.correct-reply' : 'reminder.act.reply')}
      changes={[t('reminder.own.reply-changes', { name: agency.name })]}
      told={[t('reminder.own.told')]}
      final={[t('reminder.own.final')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({
            params: { reminderId: reminder.id },
            body: { agencyId: agency.agencyId, number, date: date ?? '', note: orNull(note), fileId: file?.id ?? null, correction: orNull(correction) },
          })
          tell({ text: t('reminder.own.done', { number: reminder.number ?? '' }) })
        })
      }
    >
      <TextField name="number" label={t('reminder.field.answer-number')} value={number} onChange={setNumber} error={errors['number']} maxLength={80} />
      <DateField name="date" label={t('reminder.field.own-date')} value={date} onChange={setDate} error={errors['date']} />
      <TextAreaField
        name="note"
        mark="optional"
        label={t('reminder.field.reply-note')}
        value={note}
        onChange={setNote}
        error={errors['note']}
        maxLength={2000}
      />
      <KeptFileField
        name="fileId"
        mark="optional"
        label={t('reminder.field.answer-file')}
        value={file}
        onChange={setFile}
        error={errors['fileId']}
        kinds={{ words: 'PDF, DOCX, JPG', accept: '.pdf,.docx,.jpg,.jpeg,.png' }}
      />
      {before && (
        <TextAreaField
          name="correction"
          label={t('reminder.field.correction')}
          value={correction}
          onChange={setCorrection}
          error={errors['correction']}
          maxLength={2000}
        />
      )}
    </ActSheet>
  )
}
