import { useState } from 'react'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { type PaperChoice, PaperField } from '../../../papers/registers/screens/paper-field.tsx'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { CheckField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { listPlans, type PlanLineView, recordPlanStep, showPlan, showPlanLine } from '../plan.contract.ts'

export type SheetKind = { kind: 'progress' | 'done' | 'dropped' | 'resumed' | 'extend' | 'count' } | { kind: 'withdraw'; sequence: number }

const steps = {
  progress: 'progress',
  count: 'progress',
  done: 'done',
  dropped: 'dropped',
  resumed: 'resumed',
  extend: 'extension-asked',
  withdraw: 'withdrawn',
} as const

/** One step on a line. Which fields it asks for follows from the step. */
export function StepSheet({ of, sheet, onClose }: { of: PlanLineView; sheet: SheetKind; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(recordPlanStep, { refresh: [showPlanLine, showPlan, listPlans] })
  const [onDay, setOnDay] = useState<Day | null>(dayOf(new Date()))
  const [words, setWords] = useState('')
  const [quantity, setQuantity] = useState<number | null>(null)
  const [until, setUntil] = useState<Day | null>(null)
  const [paper, setPaper] = useState<PaperChoice | null>(null)
  const [file, setFile] = useState<StoredFile | null>(null)
  const [link, setLink] = useState('')
  const [left, setLeft] = useState<string[]>([])
  const told = (text: string) => (text.trim() === '' ? undefined : text.trim())
  const evidence = sheet.kind === 'progress' || sheet.kind === 'done' || sheet.kind === 'count'
  const counted = sheet.kind === 'count' ? of.offered.filter(({ id }) => !left.includes(id)).map(({ id }) => id) : []
  const title = t(`plan.act.${sheet.kind}`)
  const send = async () => {
    const step = steps[sheet.kind]
    const shared = { sequence: of.sequence, onDay: onDay ?? '', words: told(words) }
    const more = evidence
      ? { activityIds: counted, quantity: quantity ?? undefined, paperId: paper?.id, fileId: file?.id, link: told(link) }
      : sheet.kind === 'withdraw'
        ? { withdraws: sheet.sequence }
        : sheet.kind === 'extend'
          ? { until: until ?? '' }
          : {}
    await act.send({ params: { planId: of.plan.id, planLineId: of.line.id }, body: { step, ...shared, ...more } as never })
    tell({ text: t('plan.told.step') })
  }
  return (
    <ActSheet opened onClose={onClose} title={title} confirm={title} changes={[of.line.task]} onConfirm={() => noting(send)}>
      <DateField name="onDay" label={t('plan.field.onDay')} value={onDay} onChange={setOnDay} error={errors['onDay']} />
      {sheet.kind === 'count' && (
        <fieldset className="hc-plan-copied">
          <legend>{t('plan.field.activities')}</legend>
          {of.offered.map(({ id, title: name, quantity: n }) => (
            <CheckField
              key={id}
              label={n === null ? name : `${name} (${n})`}
              value={!left.includes(id)}
              onChange={(wanted) => setLeft(wanted ? left.filter((one) => one !== id) : [...left, id])}
            />
          ))}
        </fieldset>
      )}
      {(sheet.kind === 'progress' || sheet.kind === 'done') && (
        <NumberField
          name="quantity"
          mark="optional"
          label={t('plan.field.quantity')}
          value={quantity}
          onChange={setQuantity}
          error={errors['quantity']}
          max={1_000_000}
          {...(of.line.unit === null ? {} : { unit: of.line.unit })}
        />
      )}
      {sheet.kind === 'extend' && <DateField name="until" label={t('plan.field.until')} value={until} onChange={setUntil} error={errors['until']} />}
      <TextAreaField
        name="words"
        mark={evidence ? 'optional' : 'required'}
        label={evidence ? t('plan.field.words') : t('plan.field.why')}
        value={words}
        onChange={setWords}
        error={errors['words']}
        rows={3}
        maxLength={4000}
      />
      {evidence && sheet.kind !== 'count' && (
        <>
          <PaperField name="paperId" mark="optional" label={t('plan.field.evidence-paper')} value={paper} onChange={setPaper} error={errors['paperId']} />
          <KeptFileField
            name="fileId"
            mark="optional"
            label={t('plan.field.file')}
            value={file}
            onChange={setFile}
            error={errors['fileId']}
            kinds={{ words: 'PDF, DOCX, XLSX, JPG', accept: '.pdf,.docx,.xlsx,.jpg,.jpeg,.png' }}
          />
          <TextField name="link" mark="optional" label={t('plan.field.link')} value={link} onChange={setLink} error={errors['link']} maxLength={1000} />
        </>
      )}
    </ActSheet>
  )
}
