import { useMemo, useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { Facts, LifeLine, type LifeStep, RecordPage } from '../../../web/kit/record-page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { RecordHistory } from '../../history/screens/record-history.tsx'
import { type ActView, correctAct, listActs, showAct } from '../act.contract.ts'
import { actShapes } from './act-states.ts'
import { EventList } from './event-list.tsx'
import { LineTable } from './line-table.tsx'
import { LinkTable } from './link-table.tsx'
import { namesOf } from './names.ts'
import { Total } from './preview-total.tsx'
import { TaskTable } from './task-table.tsx'
import './acts.css'
import { RecordingRemark } from '../../historical/screens/recording-remark.tsx'

/** An act that was applied, corrected, annulled or given up: what it says, what came of it, and what may still be done about it. */
export function AppliedAct({ act, reload }: { act: ActView; reload: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const correct = useAct(correctAct, { refresh: [listActs, showAct] })
  const [correcting, setCorrecting] = useState(false)
  const mayWrite = useHolds()('agency.reorganise')
  const applied = act.state === 'applied'
  const names = useMemo(() => {
    const known = new Map(act.names.map((name) => [name.id as string, name]))
    for (const { agency } of act.events) if (!known.has(agency.id)) known.set(agency.id, agency)
    return namesOf(known, act.lines)
  }, [act])
  return (
    <RecordPage
      {...(act.paperNumber === null ? {} : { number: act.paperNumber })}
      title={act.title}
      back={{ to: '/acts', label: t('acts.list.title') }}
      state={{ shape: actShapes[act.state], word: t(`act.state.${act.state}`) }}
      main={
        <>
          <RecordHistory of={act.title} subject={act.id} />
          <PrintButton />
          {applied && mayWrite && <Button onClick={() => setCorrecting(true)}>{t('acts.act.correct')}</Button>}
        </>
      }
      further={applied && mayWrite ? [{ label: t('acts.act.annul'), to: `/acts/${act.id}/annulment`, danger: true }] : []}
      facts={<ActFacts act={act} />}
    >
      <Replaced act={act} />
      <Section title={t('acts.life.title')}>
        <LifeLine label={t('acts.life.title')} steps={lifeOf(act, t)} />
      </Section>
      {act.events.length > 0 && (
        <Section title={t('acts.events.title')} beside={<Total count={act.events.length} />}>
          <EventList events={act.events} />
        </Section>
      )}
      {act.links.length > 0 && (
        <Section title={t('acts.links.title')} beside={<Total count={act.links.length} />}>
          <LinkTable links={act.links} linked />
        </Section>
      )}
      {applied && (
        <Section title={t('todo.list.title')}>
          <TaskTable actId={act.id} />
        </Section>
      )}
      <Section title={t('acts.lines.as-written')} beside={<Total count={act.lines.length} />}>
        {act.lines.length === 0 ? <p className="hc-faint">{t('acts.lines.none')}</p> : <LineTable lines={act.lines} names={names} faults={[]} />}
      </Section>
      <ActSheet
        opened={correcting}
        onClose={() => setCorrecting(false)}
        title={t('acts.act.correct')}
        changes={[t('acts.correction.changes'), t('acts.correction.until')]}
        told={[t('acts.apply.told-nobody')]}
        reason="required"
        confirm={t('acts.correction.begin')}
        onConfirm={async (reason) => {
          try {
            const { id } = await correct.send({ params: { actId: act.id }, body: { version: act.version, reason } })
            tell({ text: t('acts.told.correction-begun') })
            go(`/acts/${id}`)
          } catch (error) {
            reload()
            throw error
          }
        }}
      />
    </RecordPage>
  )
}

/** When it was applied, which act says it now, or which one this says anew. */
function Replaced({ act }: { act: ActView }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      {act.recording && <RecordingRemark recording={act.recording} day={act.paperDate ?? act.effectiveOn} />}
      {act.state === 'annulled' && (
        <Note tone="danger" title={t('acts.annulled', { at: act.annulledAt === null ? '…' : format.time(act.annulledAt) })}>
          {act.reason !== null && t('kit.reason', { reason: act.reason })}
        </Note>
      )}
      {act.correctedBy && (
        <Note tone="soon" title={t(act.state === 'corrected' ? 'acts.corrected-by' : 'acts.correction.drafted')}>
          <Link to={`/acts/${act.correctedBy.id}`}>{act.correctedBy.title}</Link>
        </Note>
      )}
      {act.corrects && (
        <Note tone="info" title={t('acts.correction.replaces')}>
          <p>
            <Link to={`/acts/${act.corrects.id}`}>{act.corrects.title}</Link>
          </p>
          {act.reason !== null && act.state !== 'annulled' && <p>{t('kit.reason', { reason: act.reason })}</p>}
        </Note>
      )}
    </>
  )
}

function lifeOf(act: ActView, t: ReturnType<typeof useT>): LifeStep[] {
  const by = (name: string | null) => (name === null ? {} : { by: name })
  const steps: LifeStep[] = [{ label: t('acts.life.drafted'), state: 'done', at: act.createdAt, ...by(act.createdBy) }]
  if (act.appliedAt !== null)
    steps.push({ label: t('act.state.applied'), state: act.state === 'applied' ? 'now' : 'done', at: act.appliedAt, ...by(act.appliedBy) })
  if (act.state === 'corrected') steps.push({ label: t('act.state.corrected'), state: 'now' })
  if (act.state === 'annulled') steps.push({ label: t('act.state.annulled'), state: 'now', ...(act.annulledAt === null ? {} : { at: act.annulledAt }) })
  if (act.state === 'discarded') steps.push({ label: t('act.state.discarded'), state: 'now' })
  return steps
}

function ActFacts({ act }: { act: ActView }) {
  const t = useT()
  const format = useFormat()
  return (
    <Facts
      rows={[
        { label: t('acts.head.effective-on'), value: act.effectiveOn && <strong>{format.day(act.effectiveOn)}</strong> },
        { label: t('acts.head.paper-number'), value: act.paperNumber },
        { label: t('acts.head.paper-date'), value: act.paperDate && format.day(act.paperDate) },
        { label: t('acts.head.issuer'), value: act.issuer },
        { label: t('acts.source.title'), value: t(`acts.source.${act.source}`) },
        { label: t('acts.head.note'), value: act.note },
        ...(act.digest === null ? [] : [{ label: t('acts.digest'), value: <code className="hc-digest">{act.digest}</code> }]),
      ]}
    />
  )
}
