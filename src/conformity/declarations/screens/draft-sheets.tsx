import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { useGo } from '../../../web/address.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { listStandings, showCourse, showProgress } from '../conversion.contract.ts'
import { listDeclarations, showDeclaration } from '../declaration.contract.ts'
import { discardDraft, type DraftView, issueDraft, listDrafts, numberDraft, showDraft, signDraft } from '../draft.contract.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'

const drafts = [showDraft, listDrafts]

interface SheetProps {
  draft: DraftView
  onClose: () => void
}

/** Ghi nhận đã ký: the signature happens on paper. */
export function SignSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(signDraft, { refresh: drafts })
  const [signedOn, setSignedOn] = useState<Day | null>(dayOf(new Date()))
  const [signerName, setSignerName] = useState('')
  const [reason, setReason] = useState('')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('draft.sign.title', { name: draft.agencyShortName })}
      confirm={t('draft.act.sign')}
      changes={[t('draft.sign.changes')]}
      told={[t('declaration.retraction.told')]}
      final={[t('draft.sign.final')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({
            params: { draftId: draft.id },
            body: { version: draft.version, signedOn: signedOn ?? '', signerName, ...(reason.trim() === '' ? {} : { reason }) },
          })
          tell({ text: t('draft.told.signed') })
          onClose()
        })
      }
    >
      <TextField
        name="signerName"
        label={t('declaration.field.signerName')}
        value={signerName}
        onChange={setSignerName}
        error={errors['signerName']}
        maxLength={200}
      />
      <DateField name="signedOn" label={t('draft.field.signedOn')} value={signedOn} onChange={setSignedOn} error={errors['signedOn']} />
      {draft.missing.length > 0 && (
        <TextAreaField
          name="reason"
          label={t('draft.sign.reason')}
          help={t('draft.sign.missing', { kinds: draft.missing.map((kind) => t(`evidence.kind.${kind}`)).join(', ') })}
          value={reason}
          onChange={setReason}
          error={errors['reason']}
          maxLength={2000}
        />
      )}
    </ActSheet>
  )
}

export function NumberSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(numberDraft, { refresh: drafts })
  const [number, setNumber] = useState('')
  const [issuedOn, setIssuedOn] = useState<Day | null>(dayOf(new Date()))
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('draft.number.title', { name: draft.agencyShortName })}
      confirm={t('draft.act.number')}
      changes={[t('draft.number.changes')]}
      told={[t('declaration.retraction.told')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({ params: { draftId: draft.id }, body: { version: draft.version, number, issuedOn: issuedOn ?? '' } })
          tell({ text: t('draft.told.numbered', { number }) })
          onClose()
        })
      }
    >
      <TextField
        name="number"
        label={t('declaration.field.number')}
        help={t('draft.number.help', { symbol: draft.wording.symbol })}
        value={number}
        onChange={setNumber}
        error={errors['number']}
        maxLength={80}
      />
      <DateField name="issuedOn" label={t('declaration.field.issuedOn')} value={issuedOn} onChange={setIssuedOn} error={errors['issuedOn']} />
    </ActSheet>
  )
}

export function IssueSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const go = useGo()
  const act = useAct(issueDraft, { refresh: [...drafts, listDeclarations, showDeclaration, showProgress, listStandings, showCourse] })
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('draft.issue.title', { number: draft.number ?? '', name: draft.agencyShortName })}
      confirm={t('draft.act.issue')}
      changes={[t('draft.issue.changes', { count: draft.rowCount }), t('draft.issue.counts', { name: draft.agencyName, edition: draft.edition })]}
      told={[t('declaration.retraction.told')]}
      final={[t('draft.issue.final')]}
      onConfirm={async () => {
        const { id } = await act.send({ params: { draftId: draft.id }, body: { version: draft.version } })
        tell({ text: t('draft.told.issued', { number: draft.number ?? '' }) })
        go(`/declarations/${id}`)
      }}
    />
  )
}

export function DiscardSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const act = useAct(discardDraft, { refresh: drafts })
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('draft.discard.title', { name: draft.agencyShortName })}
      confirm={t('draft.act.discard')}
      weight="danger"
      reason="required"
      changes={[t('draft.discard.changes')]}
      told={[t('declaration.retraction.told')]}
      final={[t('draft.discard.final')]}
      onConfirm={async (reason) => {
        await act.send({ params: { draftId: draft.id }, body: { version: draft.version, reason } })
        tell({ text: t('draft.told.discarded') })
        onClose()
      }}
    />
  )
}
