import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { useGo } from '../../../web/address.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { listStandings, showCourse, showProgress } from '../conversion.contract.ts'
import { type DeclarationView, listDeclarations, showDeclaration } from '../declaration.contract.ts'
import { withdrawDeclaration } from '../draft.contract.ts'
import { showBeside } from '../fact.contract.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'

/** Ghi nhận thu hồi: by a paper of its own; not a correction of the record. */
export function WithdrawSheet({ declaration: d, onClose }: { declaration: DeclarationView; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const go = useGo()
  const { errors, noting } = useSheetErrors()
  const act = useAct(withdrawDeclaration, { refresh: [showDeclaration, showBeside, listDeclarations, showProgress, listStandings, showCourse] })
  const [number, setNumber] = useState('')
  const [withdrawnOn, setWithdrawnOn] = useState<Day | null>(dayOf(new Date()))
  const words = { number: d.number, name: d.agencyName, edition: d.edition }
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('declaration.withdrawal.title', words)}
      confirm={t('declaration.act.withdraw')}
      weight="danger"
      reason="required"
      changes={[t('declaration.withdrawal.changes', words), t('declaration.retraction.frozen')]}
      told={[t('declaration.retraction.told')]}
      final={[t('declaration.withdrawal.final')]}
      onConfirm={(reason) =>
        noting(async () => {
          const { id } = await act.send({ params: { declarationId: d.id }, body: { version: d.version, withdrawnOn: withdrawnOn ?? '', number, reason } })
          tell({ text: t('declaration.told.withdrawn', words) })
          go(`/declarations/${id}`)
        })
      }
    >
      <TextField
        name="number"
        label={t('declaration.withdrawal.number')}
        help={t('declaration.form.number-help')}
        value={number}
        onChange={setNumber}
        error={errors['number']}
        maxLength={80}
      />
      <DateField
        name="withdrawnOn"
        label={t('declaration.field.withdrawnOn')}
        help={t('declaration.withdrawal.day-help')}
        value={withdrawnOn}
        onChange={setWithdrawnOn}
        error={errors['withdrawnOn']}
      />
    </ActSheet>
  )
}
