import { useState } from 'react'
import { PlanId, PlanLineId } from '../../../kernel/identity.ts'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, RecordPage } from '../../../web/kit/record-page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { decideExtension, listPlans, type PlanLineView, showPlan, showPlanLine } from '../plan.contract.ts'
import { Remarks } from './line-table.tsx'
import { shapeOfWork } from './plan-tags.ts'
import { StepList } from './step-list.tsx'
import { type SheetKind, StepSheet } from './step-sheet.tsx'
import './plan.css'

export function PlanLinePage() {
  const t = useT()
  const planId = useParam('planId', PlanId)
  const planLineId = useParam('planLineId', PlanLineId)
  const { chosen } = useAsOf()
  const known = planId !== undefined && planLineId !== undefined
  const { data, error, refetch } = useAnswer(
    showPlanLine,
    { params: { planId: planId ?? '', planLineId: planLineId ?? '' }, query: { on: chosen } },
    { enabled: known },
  )
  if (data) return <Shown of={data} />
  return (
    <Page title={t('plan.page.line')} back={{ to: planId ? `/plans/${planId}` : '/plans', label: t('plan.page.title') }}>
      <InsteadOfRecord unknown={!known && t('plan.line-unknown')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ of }: { of: PlanLineView }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const [sheet, setSheet] = useState<SheetKind>()
  const { line, plan, pending } = of
  const mayWork = holds('plan.write') && of.workable
  const over = line.state === 'dropped' || line.state === 'done'
  const open = (kind: Exclude<SheetKind['kind'], 'withdraw'>) => ({ label: t(`plan.act.${kind}`), onClick: () => setSheet({ kind }) })
  return (
    <RecordPage
      title={line.task}
      back={{ to: `/plans/${plan.id}`, label: plan.title }}
      state={{ shape: shapeOfWork[line.state], word: t(`plan.state.${line.state}`) }}
      facts={<LineFacts of={of} />}
      main={
        <>
          <RecordHistory of={line.task} subject={line.id} />
          {mayWork && !over && (
            <Button weight="main" onClick={() => setSheet({ kind: 'progress' })}>
              {t('plan.act.progress')}
            </Button>
          )}
        </>
      }
      further={mayWork ? (over ? [open('resumed')] : [open('done'), ...(line.due !== null && pending === null ? [open('extend')] : []), open('dropped')]) : []}
    >
      {!of.workable && plan.state === 'draft' && <Note tone="info">{t('plan.page.not-in-force')}</Note>}
      <Remarks line={line} />
      {pending && <Pending of={of} pending={pending} />}
      {mayWork && !over && of.offered.length > 0 && (
        <Section title={t('plan.line.offered')} acts={<Button onClick={() => setSheet({ kind: 'count' })}>{t('plan.act.count')}</Button>}>
          <p className="hc-faint">{t('plan.line.offered-text')}</p>
          <ul>
            {of.offered.map(({ id, title, quantity }) => (
              <li key={id}>
                <Link to={`/activities/${id}`}>{title}</Link>
                {quantity !== null && <span className="hc-faint"> ({format.number(quantity)})</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('plan.line.steps')}>
        <StepList of={of} withdraw={mayWork ? (sequence) => setSheet({ kind: 'withdraw', sequence }) : undefined} />
      </Section>
      {sheet && <StepSheet of={of} sheet={sheet} onClose={() => setSheet(undefined)} />}
    </RecordPage>
  )
}

function Pending({ of, pending }: { of: PlanLineView; pending: NonNullable<PlanLineView['pending']> }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const mayDecide = useHolds()('plan.decide') && of.workable
  const [granting, setGranting] = useState<'granted' | 'refused'>()
  const [words, setWords] = useState('')
  const { errors, noting } = useSheetErrors()
  const act = useAct(decideExtension, { refresh: [showPlanLine, showPlan, listPlans] })
  const verdict = t(granting === 'granted' ? 'plan.act.grant' : 'plan.act.refuse-extension')
  return (
    <>
      <Note
        tone="soon"
        title={t('plan.line.pending', { until: format.day(pending.until) })}
        acts={
          mayDecide && (
            <>
              <Button onClick={() => setGranting('granted')}>{t('plan.act.grant')}</Button>
              <Button onClick={() => setGranting('refused')}>{t('plan.act.refuse-extension')}</Button>
            </>
          )
        }
      >
        {pending.words}
      </Note>
      {(granting === 'granted' || granting === 'refused') && (
        <ActSheet
          opened
          onClose={() => setGranting(undefined)}
          title={verdict}
          confirm={verdict}
          changes={[t('plan.line.pending', { until: format.day(pending.until) })]}
          onConfirm={() =>
            noting(async () => {
              const told = words.trim() === '' ? {} : { words }
              await act.send({
                params: { planId: of.plan.id, planLineId: of.line.id },
                body: { sequence: of.sequence, granted: granting === 'granted', ...told },
              })
              tell({ text: t('plan.told.step') })
            })
          }
        >
          <TextAreaField
            name="words"
            label={t('plan.field.words')}
            mark={granting === 'granted' && !pending.own ? 'optional' : 'required'}
            value={words}
            onChange={setWords}
            error={errors['words']}
            rows={2}
            maxLength={1000}
          />
        </ActSheet>
      )}
    </>
  )
}

function LineFacts({ of: { line, direction } }: { of: PlanLineView }) {
  const t = useT()
  const format = useFormat()
  const amount = (n: number) => `${format.number(n)}${line.unit === null ? '' : ` ${line.unit}`}`
  const time = (date: typeof line.from) => (date.precision === 'unknown' ? undefined : format.imprecise(date))
  return (
    <Facts
      rows={[
        { label: t('plan.field.section'), value: line.section },
        { label: t('plan.field.quantity'), value: line.quantity === null ? undefined : amount(line.quantity) },
        { label: t('plan.field.done'), value: line.done === 0 ? undefined : amount(line.done) },
        { label: t('plan.field.owner'), value: line.owner },
        { label: t('plan.field.cooperating'), value: line.cooperating.length === 0 ? undefined : line.cooperating.join('; ') },
        { label: t('plan.field.from'), value: time(line.from) },
        { label: t('plan.field.to'), value: time(line.to) },
        { label: t('plan.field.due'), value: line.due === null ? undefined : format.day(line.due) },
        { label: t('plan.field.product'), value: line.product },
        { label: t('plan.field.budget'), value: line.budget === null ? undefined : format.number(line.budget) },
        { label: t('plan.field.budgetSource'), value: line.budgetSource },
        { label: t('plan.field.form'), value: line.form === null ? undefined : t(`plan.form.${line.form}`) },
        { label: t('plan.field.agencies'), value: line.agencies.length === 0 ? undefined : line.agencies.map(({ name }) => name).join('; ') },
        { label: t('plan.line.comes-from'), value: direction ? <Link to={`/directions/${direction.id}`}>{direction.task}</Link> : undefined },
      ]}
    />
  )
}
