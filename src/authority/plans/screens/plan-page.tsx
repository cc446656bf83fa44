import { useState } from 'react'
import { z } from 'zod'
import { PlanId } from '../../../kernel/identity.ts'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { useParam, useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { type FurtherAct, Facts, RecordPage } from '../../../web/kit/record-page.tsx'
import { EmptyState } from '../../../web/kit/states.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { useCall, useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { exportPlan, type PlanView, showPlan } from '../plan.contract.ts'
import { PlanLines } from './plan-lines.tsx'
import { DecisionNote, DecisionSheet } from './decision-sheet.tsx'
import { AmendSheet, ApproveSheet, CloseSheet } from './plan-sheets.tsx'
import { DirectionsSheet } from './directions-sheet.tsx'
import { shapeOfPlan } from './plan-tags.ts'
import './plan.css'

export function PlanPage() {
  const t = useT()
  const planId = useParam('planId', PlanId)
  const { chosen } = useAsOf()
  const [{ edition }] = useSearchState(z.object({ edition: z.coerce.number().int().min(1).optional() }))
  const { data, error, refetch } = useAnswer(
    showPlan,
    { params: { planId: planId ?? '' }, query: { edition, on: chosen } },
    { enabled: planId !== undefined, keepFormer: true },
  )
  if (data) return <Shown plan={data} />
  return (
    <Page title={t('plan.page.title')} back={{ to: '/plans', label: t('plan.title') }}>
      <InsteadOfRecord unknown={planId === undefined && t('plan.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

type Opened = 'approve' | 'decision' | 'amend' | 'close' | 'directions'

function Shown({ plan }: { plan: PlanView }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const { download } = useCall()
  const [opened, setOpened] = useState<Opened>()
  const mayWrite = holds('plan.write')
  const draft = plan.editions.find(({ paper }) => paper === null)
  const editTo = `/plans/${plan.id}/edit`
  const file = (fileFormat: 'xlsx' | 'docx' | 'pdf') => ({
    label: t(`plan.act.${fileFormat}`),
    icon: 'download' as const,
    onClick: () => void download(exportPlan, { params: { planId: plan.id }, query: { format: fileFormat, edition: plan.edition } }).then(saveFile),
  })
  const acts: FurtherAct[] = [
    ...(mayWrite && draft && plan.lines.length > 0 && plan.state !== 'closed' ? [{ label: t('plan.act.approve'), onClick: () => setOpened('approve') }] : []),
    ...(holds('draft.write') && draft && plan.lines.length > 0 && plan.state !== 'closed' && (draft.decision === null || draft.decision.state === 'discarded')
      ? [{ label: t('plan.act.decision'), onClick: () => setOpened('decision') }]
      : []),
    ...(mayWrite && draft && plan.state !== 'closed' ? [{ label: t('plan.act.from-directions'), onClick: () => setOpened('directions') }] : []),
    ...(mayWrite && draft && plan.state !== 'closed' ? [{ label: t('plan-import.title'), to: `/plans/${plan.id}/import` }] : []),
    ...(plan.editions.length > 1 ? [{ label: t('plan.act.difference'), to: `/plans/${plan.id}/difference` }] : []),
    file('xlsx'),
    file('docx'),
    file('pdf'),
    ...(mayWrite && plan.state === 'approved' ? [{ label: t('plan.act.close'), onClick: () => setOpened('close') }] : []),
  ]
  const close = () => setOpened(undefined)
  return (
    <RecordPage
      title={plan.title}
      back={{ to: '/plans', label: t('plan.title') }}
      state={{ shape: shapeOfPlan[plan.state], word: t(`plan.standing.${plan.state}`) }}
      facts={<PlanFacts plan={plan} />}
      main={
        <>
          <RecordHistory of={plan.title} subject={plan.id} />
          {mayWrite && draft && plan.state !== 'closed' && (
            <Button weight="main" to={editTo}>
              {t('plan.act.edit')}
            </Button>
          )}
          {mayWrite && plan.state === 'approved' && <Button onClick={() => setOpened('amend')}>{t('plan.act.amend')}</Button>}
        </>
      }
      further={acts}
    >
      {plan.state !== 'closed' && draft?.decision && <DecisionNote decision={draft.decision} onApprove={mayWrite ? () => setOpened('approve') : undefined} />}
      {plan.state === 'amending' && !plan.editable && (
        <Note tone="info" acts={draft && <Link to={`/plans/${plan.id}?edition=${draft.edition}`}>{t('plan.page.edition-draft', { n: draft.edition })}</Link>}>
          {t('plan.page.amending')}
        </Note>
      )}
      {plan.evaluation !== null && (
        <Section title={t('plan.field.evaluation')} beside={plan.closedOn && format.day(plan.closedOn)}>
          <p className="hc-plan-words">{plan.evaluation}</p>
        </Section>
      )}
      {plan.lines.length === 0 ? (
        <EmptyState
          icon="activity"
          title={t('plan.page.no-lines')}
          acts={mayWrite && plan.editable ? <Button to={editTo}>{t('plan.act.edit')}</Button> : undefined}
        >
          {t('plan.page.no-lines-text')}
        </EmptyState>
      ) : (
        <PlanLines plan={plan} />
      )}
      {opened === 'approve' && <ApproveSheet plan={plan} onClose={close} />}
      {opened === 'decision' && <DecisionSheet plan={plan} onClose={close} />}
      {opened === 'amend' && <AmendSheet plan={plan} onClose={close} />}
      {opened === 'close' && <CloseSheet plan={plan} onClose={close} />}
      {opened === 'directions' && <DirectionsSheet plan={plan} onClose={close} />}
    </RecordPage>
  )
}

function PlanFacts({ plan }: { plan: PlanView }) {
  const t = useT()
  const format = useFormat()
  const at = format.time(plan.changedAt)
  return (
    <Facts
      rows={[
        { label: t('plan.field.kind'), value: t(`plan.kind.${plan.kind}`) },
        { label: t('plan.field.year'), value: String(plan.year) },
        { label: t('plan.field.issuer'), value: plan.issuer.name },
        {
          label: t('plan.page.editions'),
          value: (
            <ul className="hc-plan-editions">
              {plan.editions.map(({ edition, paper, reason }) => (
                <li key={edition}>
                  {edition === plan.edition ? (
                    <strong>{t('plan.page.edition', { n: edition })}</strong>
                  ) : (
                    <Link to={`/plans/${plan.id}?edition=${edition}`}>{t('plan.page.edition', { n: edition })}</Link>
                  )}
                  {': '}
                  {paper ? (
                    <Link to={`/papers/${paper.id}`}>
                      {paper.number}, {format.day(paper.issuedOn)}
                    </Link>
                  ) : (
                    t('plan.standing.draft')
                  )}
                  {reason !== null && <div className="hc-faint">{reason}</div>}
                </li>
              ))}
            </ul>
          ),
        },
        { label: t('plan.field.progress'), value: t('plan.list.progress', { done: plan.counts.done, lines: plan.counts.lines }) },
        { label: t('plan.page.changed-label'), value: plan.changedBy === null ? at : `${at}, ${plan.changedBy}` },
      ]}
    />
  )
}
