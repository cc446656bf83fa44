import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { PlanId } from '../../../kernel/identity.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { listPlans, type PlanView, savePlanLines, showPlan } from '../plan.contract.ts'
import { blankLine, pastedLines, type TypedLine, typedLines, typedPlan } from '../typed-line.ts'
import { LineRows } from './line-rows.tsx'
import './plan.css'

export function PlanEditor() {
  const t = useT()
  const planId = useParam('planId', PlanId)
  const params = { planId: planId ?? '' }
  const { data: inForce, error, refetch } = useAnswer(showPlan, { params }, { enabled: planId !== undefined })
  const draft = inForce?.editions.find(({ paper }) => paper === null)?.edition
  const { data: plan, refetch: again } = useAnswer(showPlan, { params, query: { edition: draft } }, { enabled: draft !== undefined })
  return (
    <Page title={t('plan.edit.title')} back={{ to: `/plans/${planId ?? ''}`, label: plan?.title ?? t('plan.page.title') }}>
      {inForce && (draft === undefined || inForce.state === 'closed') ? (
        <Note tone="soon">{t('plan.edit.not-draft')}</Note>
      ) : plan ? (
        <Editor key={plan.id} plan={plan} reload={() => void again()} />
      ) : (
        <InsteadOfRecord unknown={planId === undefined && t('plan.not-found')} error={error} retry={refetch} />
      )}
    </Page>
  )
}

interface Values {
  title: string
  lines: TypedLine[]
}

function Editor({ plan, reload }: { plan: PlanView; reload: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const schema = useMemo(() => typedPlan(plan.year), [plan.year])
  const initial = useMemo<Values>(() => ({ title: plan.title, lines: plan.lines.length === 0 ? [blankLine()] : typedLines(plan.lines) }), [plan])
  const form = useDraftForm({ schema, initial, draft: `plan.${plan.id}`, version: plan.version })
  const send = ({ title, lines }: z.output<typeof schema>, key: string) =>
    call(savePlanLines, { params: { planId: plan.id }, body: { version: plan.version, title, lines } }, { key })
  return (
    <Form
      form={form}
      send={send}
      onDone={() => {
        void refresh([showPlan, listPlans])
        tell({ text: t('plan.told.saved') })
        go(`/plans/${plan.id}?edition=${plan.edition}`)
      }}
      onReload={reload}
      submit={t('plan.act.save')}
      beside={<NotNow to={`/plans/${plan.id}`} />}
    >
      <TextField {...form.field('title')} label={t('plan.field.title')} maxLength={500} />
      <p className="hc-faint hc-not-printed">{t('plan.edit.help')}</p>
      <LineRows lines={form.values.lines} inspection={plan.kind === 'inspection'} at={form.at} onChange={(lines) => form.set({ lines })} />
      <Pasting add={(lines) => form.set({ lines: [...form.values.lines.filter(({ id, task }) => id !== null || task !== ''), ...lines] })} />
    </Form>
  )
}

/** Rows of a workbook go through a field of their own, so that nobody pastes a table into one cell. */
function Pasting({ add }: { add: (lines: TypedLine[]) => void }) {
  const t = useT()
  const [opened, setOpened] = useState(false)
  const [pasted, setPasted] = useState('')
  const read = useMemo(() => pastedLines(pasted), [pasted])
  if (!opened)
    return (
      <div>
        <Button onClick={() => setOpened(true)}>{t('plan.act.paste')}</Button>
      </div>
    )
  return (
    <div className="hc-stack">
      <TextAreaField label={t('plan.edit.paste-label')} help={t('plan.edit.paste-help')} value={pasted} onChange={setPasted} rows={6} />
      <div className="hc-row">
        <Button
          disabled={read.length === 0}
          because={t('plan.page.no-lines-text')}
          onClick={() => {
            add(read)
            setPasted('')
            setOpened(false)
          }}
        >
          {t('plan.act.take-paste')}
        </Button>
        {read.length > 0 && <span className="hc-faint">{t('plan.edit.paste-read', { count: read.length })}</span>}
      </div>
    </div>
  )
}
