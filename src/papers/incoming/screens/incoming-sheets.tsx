import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { showDeadline } from '../../../register/calendars/deadline.contract.ts'
import { listNotifications, showWaiting } from '../../../register/inbox/inbox.contract.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { type PaperChoice, PaperField } from '../../registers/screens/paper-field.tsx'
import {
  answerIncoming,
  assignIncoming,
  closeIncoming,
  correctIncoming,
  incomingStanding,
  type IncomingView,
  listIncoming,
  paperUrgencies,
  reopenIncoming,
  retractIncoming,
  showIncoming,
} from '../incoming.contract.ts'
import { HandlingFields, type HandlingValues } from './handling-fields.tsx'

export type SheetKind = 'assign' | 'answer' | 'close' | 'reopen' | 'correct' | 'retract'

interface SheetProps {
  of: IncomingView
  onClose: () => void
}

const touched = [showIncoming, listIncoming, incomingStanding, showDeadline, listNotifications, showWaiting]

export function IncomingSheet({ kind, ...props }: SheetProps & { kind: SheetKind }) {
  if (kind === 'assign') return <AssignSheet {...props} />
  if (kind === 'answer') return <AnswerSheet {...props} />
  if (kind === 'correct') return <CorrectSheet {...props} />
  return <ReasonSheet kind={kind} {...props} />
}

const dueKindOf = ({ dueOn, dueDays }: IncomingView): HandlingValues['dueKind'] => (dueOn !== null ? 'day' : dueDays !== null ? 'days' : 'none')

function AssignSheet({ of, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(assignIncoming, { refresh: touched })
  const [values, setValues] = useState<HandlingValues>({
    assignedTo: of.officer,
    unitId: of.unit?.id ?? null,
    instruction: of.instruction ?? '',
    dueKind: dueKindOf(of),
    dueOn: of.dueOn,
    dueDays: of.dueDays,
  })
  const field = <K extends keyof HandlingValues & string>(name: K) => ({
    name,
    value: values[name],
    onChange: (value: HandlingValues[K]) => setValues((before) => ({ ...before, [name]: value })),
    error: errors[name],
  })
  const title = t(of.assignedOn === null ? 'incoming.act.assign' : 'incoming.act.reassign')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={title}
      confirm={title}
      changes={[t('incoming.changes.assign')]}
      told={[t('incoming.changes.told')]}
      onConfirm={() =>
        noting(async () => {
          const { assignedTo, unitId, instruction, dueKind, dueOn, dueDays } = values
          const body = {
            version: of.version,
            assignedTo: assignedTo?.id,
            unitId: unitId ?? undefined,
            instruction: instruction.trim() === '' ? undefined : instruction,
            dueOn: dueKind === 'day' ? (dueOn ?? '') : undefined,
            dueDays: dueKind === 'days' ? (dueDays ?? 0) : undefined,
          }
          await act.send({ params: { incomingId: of.id }, body })
          tell({ text: t('incoming.told.assigned') })
        })
      }
    >
      <HandlingFields field={field} values={values} arrivedOn={of.arrivedOn} />
    </ActSheet>
  )
}

function AnswerSheet({ of, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(answerIncoming, { refresh: touched })
  const [paper, setPaper] = useState<PaperChoice | null>(null)
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('incoming.act.answer')}
      confirm={t('incoming.act.answer')}
      changes={[t('incoming.changes.answer')]}
      told={[t('incoming.changes.nobody')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({ params: { incomingId: of.id }, body: { version: of.version, paperId: paper?.id ?? '' } })
          tell({ text: t('incoming.told.answered') })
        })
      }
    >
      <PaperField
        name="paperId"
        label={t('incoming.field.paperId')}
        help={t('incoming.help.paperId')}
        value={paper}
        onChange={setPaper}
        error={errors['paperId']}
      />
    </ActSheet>
  )
}

const told = { close: 'closed', reopen: 'reopened', retract: 'retracted' } as const

function ReasonSheet({ kind, of, onClose }: SheetProps & { kind: keyof typeof told }) {
  const t = useT()
  const tell = useTell()
  const act = useAct({ close: closeIncoming, reopen: reopenIncoming, retract: retractIncoming }[kind], { refresh: touched })
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t(`incoming.act.${kind}`)}
      confirm={t(`incoming.act.${kind}`)}
      weight={kind === 'retract' ? 'danger' : 'main'}
      reason="required"
      changes={[t(`incoming.changes.${kind}`)]}
      told={[t('incoming.changes.nobody')]}
      {...(kind === 'retract' ? { final: [t('incoming.changes.retract-final')] } : {})}
      onConfirm={async (reason) => {
        await act.send({ params: { incomingId: of.id }, body: { version: of.version, reason } })
        tell({ text: t(`incoming.told.${told[kind]}`) })
      }}
    />
  )
}

function CorrectSheet({ of, onClose }: SheetProps) {
  const t = useT()
  const language = useLanguage()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(correctIncoming, { refresh: touched })
  const { data: urgencies } = useAnswer(paperUrgencies, {})
  const [arrivedOn, setArrivedOn] = useState<Day | null>(of.arrivedOn)
  const [urgency, setUrgency] = useState<string | null>(of.urgency)
  const [receivedFrom, setReceivedFrom] = useState(of.receivedFrom ?? '')
  const [note, setNote] = useState(of.note ?? '')
  const said = (text: string) => (text.trim() === '' ? undefined : text)
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('incoming.act.correct')}
      confirm={t('incoming.act.correct')}
      reason="required"
      changes={[t('incoming.changes.correct')]}
      told={[t('incoming.changes.nobody')]}
      onConfirm={(reason) =>
        noting(async () => {
          const body = {
            version: of.version,
            reason,
            arrivedOn: arrivedOn ?? '',
            urgency: urgency ?? 'normal',
            receivedFrom: said(receivedFrom),
            note: said(note),
          }
          await act.send({ params: { incomingId: of.id }, body })
          tell({ text: t('incoming.told.corrected') })
        })
      }
    >
      <DateField name="arrivedOn" label={t('incoming.field.arrivedOn')} value={arrivedOn} onChange={setArrivedOn} error={errors['arrivedOn']} />
      <SelectField
        name="urgency"
        label={t('incoming.field.urgency')}
        value={urgency}
        onChange={setUrgency}
        choices={(urgencies?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))}
        error={errors['urgency']}
      />
      <TextField
        name="receivedFrom"
        mark="optional"
        label={t('incoming.field.receivedFrom')}
        value={receivedFrom}
        onChange={setReceivedFrom}
        maxLength={200}
        error={errors['receivedFrom']}
      />
      <TextAreaField
        name="note"
        mark="optional"
        label={t('incoming.field.note')}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={2000}
        error={errors['note']}
      />
    </ActSheet>
  )
}
