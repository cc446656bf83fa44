import { madeRemarks, type Remarked, RemarksField } from '../../review/screens/remarks-field.tsx'
import { useState } from 'react'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { discardDraftPaper, passDraftPaper, returnDraftPaper, submitDraftPaper, withdrawDraftPaper } from '../draft-paper.contract.ts'
import { OverrideField } from './override-field.tsx'
import { passageNames } from './passage-names.ts'
import { orNothing, refresh, type SheetProps } from './sheet-of-draft.ts'

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
      <OverrideField draft={draft} value={override} onChange={setOverride} error={errors['override']} />
    </ActSheet>
  )
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
              remarks: madeRemarks(remarks),
              override: orNothing(override),
            },
          })
          tell({ text: t('drafting.told.returned') })
        })
      }
    >
      <TextAreaField name="remark" label={t('drafting.field.return-remark')} value={remark} onChange={setRemark} maxLength={4000} error={errors['remark']} />
      <RemarksField
        remarks={remarks}
        onChange={setRemarks}
        passages={passages}
        errors={errors}
        words={{ passage: t('drafting.field.passage'), remark: t('drafting.field.passage-remark'), add: t('drafting.act.add-remark') }}
      />
      <OverrideField draft={draft} value={override} onChange={setOverride} error={errors['override']} />
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
