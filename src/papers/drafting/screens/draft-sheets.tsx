import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { uploadFile } from '../../../register/files/file.contract.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { FileField, type StoredFile } from '../../../web/kit/field/file-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useIntention } from '../../../web/use-intention.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { listPapers } from '../../registers/paper.contract.ts'
import { listWaiting } from '../../review/review.contract.ts'
import {
  discardDraftPaper,
  type DraftPaperView,
  issueDraftPaper,
  listDraftPapers,
  numberDraftPaper,
  passDraftPaper,
  recordSignedPaper,
  returnDraftPaper,
  showDraftPaper,
  signDraftPaper,
  submitDraftPaper,
  withdrawDraftPaper,
} from '../draft-paper.contract.ts'

const refresh = [showDraftPaper, listDraftPapers, listWaiting]

interface SheetProps {
  draft: DraftPaperView
  onClose: () => void
}

const orNothing = (text: string) => (text.trim() === '' ? undefined : text)

/** Trình: what is missing is said before, and those who check are named. */
export function SubmitSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const act = useAct(submitDraftPaper, { refresh })
  const [remark, setRemark] = useState('')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('drafting.submit.title')}
      confirm={t('drafting.act.submit')}
      changes={[t('drafting.submit.changes', { revision: draft.revision })]}
      told={[t('drafting.submit.told')]}
      onConfirm={async () => {
        await act.send({ params: { draftPaperId: draft.id }, body: { version: draft.version, remark: orNothing(remark) } })
        tell({ text: t('drafting.told.submitted') })
      }}
    >
      <TextAreaField name="remark" mark="optional" label={t('drafting.field.remark')} value={remark} onChange={setRemark} maxLength={4000} />
    </ActSheet>
  )
}

export function WithdrawSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const act = useAct(withdrawDraftPaper, { refresh })
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('drafting.withdraw.title')}
      confirm={t('drafting.act.withdraw')}
      changes={[t('drafting.withdraw.changes')]}
      reason="optional"
      onConfirm={async (reason) => {
        await act.send({ params: { draftPaperId: draft.id }, body: { version: draft.version, remark: orNothing(reason) } })
        tell({ text: t('drafting.told.withdrawn') })
      }}
    />
  )
}

/** Where somebody checks the own text, because there is nobody else: the reason is kept. */
function Override({ draft, value, onChange, error }: { draft: DraftPaperView; value: string; onChange: (text: string) => void; error: string | undefined }) {
  const t = useT()
  if (!draft.overrideWanted) return null
  return (
    <TextAreaField
      name="override"
      label={t('drafting.field.override')}
      help={t('drafting.help.override')}
      value={value}
      onChange={onChange}
      error={error}
      maxLength={4000}
    />
  )
}

export function PassSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(passDraftPaper, { refresh })
  const [remark, setRemark] = useState('')
  const [override, setOverride] = useState('')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('drafting.pass.title')}
      confirm={t('drafting.act.pass')}
      changes={[t('drafting.pass.changes')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({
            params: { draftPaperId: draft.id },
            body: { version: draft.version, remark: orNothing(remark), override: orNothing(override) },
          })
          tell({ text: t('drafting.told.passed') })
        })
      }
    >
      <TextAreaField
        name="remark"
        mark="optional"
        label={t('drafting.field.remark')}
        value={remark}
        onChange={setRemark}
        maxLength={4000}
        error={errors['remark']}
      />
      <Override draft={draft} value={override} onChange={setOverride} error={errors['override']} />
    </ActSheet>
  )
}

interface Remarked {
  block: string | null
  text: string
}

/** Trả lại: to the whole, and to passages by name. */
export function ReturnSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(returnDraftPaper, { refresh })
  const [remark, setRemark] = useState('')
  const [override, setOverride] = useState('')
  const [remarks, setRemarks] = useState<readonly Remarked[]>([])
  const passages = passageNames(draft, t)
  const put = (n: number, change: Partial<Remarked>) => setRemarks(remarks.map((one, at) => (at === n ? { ...one, ...change } : one)))
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('drafting.return.title')}
      confirm={t('drafting.act.return')}
      changes={[t('drafting.return.changes')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({
            params: { draftPaperId: draft.id },
            body: {
              version: draft.version,
              remark,
              remarks: remarks.flatMap(({ block, text }) => (block !== null && text.trim() !== '' ? [{ block, text }] : [])),
              override: orNothing(override),
            },
          })
          tell({ text: t('drafting.told.returned') })
        })
      }
    >
      <TextAreaField name="remark" label={t('drafting.field.return-remark')} value={remark} onChange={setRemark} maxLength={4000} error={errors['remark']} />
      {remarks.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: remarks have no name of their own
        <div key={n} className="hc-stack">
          <SelectField
            name={`remarks.${n}.block`}
            label={t('drafting.field.passage')}
            value={one.block}
            onChange={(block) => put(n, { block })}
            choices={passages}
          />
          <TextAreaField
            name={`remarks.${n}.text`}
            label={t('drafting.field.passage-remark')}
            rows={2}
            value={one.text}
            onChange={(text) => put(n, { text })}
            error={errors[`remarks.${n}.text`]}
            maxLength={4000}
          />
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => setRemarks([...remarks, { block: passages[0]?.value ?? null, text: '' }])}>
          {t('drafting.act.add-remark')}
        </Button>
      </div>
      <Override draft={draft} value={override} onChange={setOverride} error={errors['override']} />
    </ActSheet>
  )
}

const beginning = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

/** Passages as a person knows them: "Điều 2: Quyết định này có hiệu lực …". */
export function passageNames({ text }: Pick<DraftPaperView, 'text'>, t: (key: string, details?: Record<string, string | number>) => string) {
  let articles = 0
  const blocks = [...text.blocks, ...text.annexes.flatMap((annex) => annex.blocks)].map((block) => {
    const name = block.kind === 'article' ? t('drafting.article', { no: ++articles }) : t(`drafting.block.${block.kind}`)
    const words = 'text' in block ? block.text : block.kind === 'list' ? (block.items[0] ?? '') : block.kind === 'table' ? block.caption : ''
    return { value: block.id, label: words === '' ? name : `${name}: ${beginning(words)}` }
  })
  const bases = text.bases.map((base, n) => ({ value: base.id, label: `${t('drafting.base', { no: n + 1 })}: ${beginning(base.text)}` }))
  return [...bases, ...blocks]
}

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
      <Override draft={draft} value={override} onChange={setOverride} error={errors['override']} />
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
  const { upload } = useCall()
  const intention = useIntention()
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
      <FileField
        name="fileId"
        label={t('drafting.field.signed-file')}
        value={file}
        onChange={setFile}
        error={errors['fileId']}
        kinds={{ words: 'PDF', accept: '.pdf,application/pdf' }}
        maxBytes={50_000_000}
        upload={async (chosen, onProgress, signal) => {
          const kept = await upload(uploadFile, {}, chosen, { key: intention.key, onProgress, signal })
          intention.renew()
          return kept
        }}
      />
    </ActSheet>
  )
}

export function DiscardSheet({ draft, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const act = useAct(discardDraftPaper, { refresh })
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('drafting.discard.title')}
      confirm={t('drafting.act.discard')}
      weight="danger"
      reason="required"
      changes={[t('drafting.discard.changes')]}
      onConfirm={async (reason) => {
        await act.send({ params: { draftPaperId: draft.id }, body: { version: draft.version, reason } })
        tell({ text: t('drafting.told.discarded') })
      }}
    />
  )
}
