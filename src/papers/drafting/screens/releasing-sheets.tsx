import { useState } from 'react'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { listPapers } from '../../registers/paper.contract.ts'
import { issueDraftPaper, numberDraftPaper, recordSignedPaper, signDraftPaper } from '../draft-paper.contract.ts'
import { OverrideField } from './override-field.tsx'
import { orNothing, refresh, type SheetProps } from './sheet-of-draft.ts'

export function SignSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(signDraftPaper, { refresh })
  const [override, setOverride] = useState('')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('drafting.sign.title')}
      confirm={t('drafting.act.sign')}
      changes={[t('drafting.sign.changes')]}
      final={[t('drafting.sign.final')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({ params: { draftPaperId: draft.id }, body: { version: draft.version, sha256: draft.sha256, override: orNothing(override) } })
          tell({ text: t('drafting.told.signed') })
        })
      }
    >
      <OverrideField draft={draft} value={override} onChange={setOverride} error={errors['override']} />
    </ActSheet>
  )
}

/** The clerk: the next number of the series kept here, a reserved one, or one given elsewhere. */
export function NumberSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(numberDraftPaper, { refresh })
  const [issuedOn, setIssuedOn] = useState<Day | null>(dayOf(new Date()))
  const [number, setNumber] = useState('')
  const here = draft.issuer.numbersHere
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('drafting.number.title')}
      confirm={t('drafting.act.number')}
      changes={[t(here ? 'drafting.number.changes-here' : 'drafting.number.changes-elsewhere')]}
      onConfirm={() =>
        noting(async () => {
          const reply = await act.send({
            params: { draftPaperId: draft.id },
            body: { version: draft.version, issuedOn: issuedOn ?? '', ...(here ? {} : { number }) },
          })
          tell({ text: t('drafting.told.numbered', { number: reply.number }) })
        })
      }
    >
      <DateField name="issuedOn" label={t('drafting.field.issuedOn')} value={issuedOn} onChange={setIssuedOn} error={errors['issuedOn']} />
      {!here && <TextField name="number" label={t('drafting.field.number')} value={number} onChange={setNumber} error={errors['number']} maxLength={80} />}
    </ActSheet>
  )
}

export function IssueSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const act = useAct(issueDraftPaper, { refresh: [...refresh, listPapers] })
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('drafting.issue.title', { number: draft.number ?? '' })}
      confirm={t('drafting.act.issue')}
      changes={[t('drafting.issue.changes')]}
      final={[t('drafting.issue.final')]}
      onConfirm={async () => {
        const { paperId } = await act.send({ params: { draftPaperId: draft.id }, body: { version: draft.version } })
        tell({ text: t('drafting.told.issued', { number: draft.number ?? '' }), next: { label: t('drafting.act.open-paper'), to: `/papers/${paperId}` } })
      }}
    />
  )
}

/** "Ghi nhận bản đã ký": signed and numbered outside, in one form. */
export function SignedSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(recordSignedPaper, { refresh: [...refresh, listPapers] })
  const [number, setNumber] = useState('')
  const [issuedOn, setIssuedOn] = useState<Day | null>(dayOf(new Date()))
  const [signerName, setSignerName] = useState(draft.text.signature.name ?? '')
  const [signerTitle, setSignerTitle] = useState(draft.text.signature.post === '' ? draft.issuer.signerTitle : draft.text.signature.post)
  const [file, setFile] = useState<StoredFile | null>(null)
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('drafting.signed.title')}
      confirm={t('drafting.act.recordSigned')}
      changes={[t('drafting.signed.changes')]}
      final={[t('drafting.issue.final')]}
      onConfirm={() =>
        noting(async () => {
          const { paperId } = await act.send({
            params: { draftPaperId: draft.id },
            body: { version: draft.version, number, issuedOn: issuedOn ?? '', signerName, signerTitle, fileId: file?.id ?? '' },
          })
          tell({ text: t('drafting.told.issued', { number }), next: { label: t('drafting.act.open-paper'), to: `/papers/${paperId}` } })
        })
      }
    >
      <TextField
        name="number"
        label={t('drafting.field.number')}
        help={t('drafting.help.number')}
        value={number}
        onChange={setNumber}
        error={errors['number']}
        maxLength={80}
      />
      <DateField name="issuedOn" label={t('drafting.field.issuedOn')} value={issuedOn} onChange={setIssuedOn} error={errors['issuedOn']} />
      <TextField
        name="signerName"
        label={t('drafting.field.signer')}
        value={signerName}
        onChange={setSignerName}
        error={errors['signerName']}
        maxLength={200}
      />
      <TextField
        name="signerTitle"
        label={t('drafting.field.post')}
        value={signerTitle}
        onChange={setSignerTitle}
        error={errors['signerTitle']}
        maxLength={200}
      />
      <KeptFileField
        name="fileId"
        label={t('drafting.field.signed-file')}
        value={file}
        onChange={setFile}
        error={errors['fileId']}
        kinds={{ words: 'PDF', accept: '.pdf,application/pdf' }}
        maxBytes={50_000_000}
      />
    </ActSheet>
  )
}
