import { useState } from 'react'
import { ActivityId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, RecordPage } from '../../../web/kit/record-page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { KeptFile } from '../../../register/files/screens/kept-file.tsx'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { activityFile, type ActivityView, listActivities, programmeStrip, retractActivity, showActivity } from '../activity.contract.ts'
import { RecordLife } from './record-life.tsx'
import './programme.css'
import { reach } from '../../../kernel/day.ts'
import { RecordingRemark } from '../../../register/historical/screens/recording-remark.tsx'

export function ActivityPage() {
  const t = useT()
  const activityId = useParam('activityId', ActivityId)
  const { knownAt } = useAsOf()
  const {
    data: activity,
    error,
    refetch,
  } = useAnswer(showActivity, { params: { activityId: activityId ?? '' }, query: { knownAt } }, { enabled: activityId !== undefined })
  const back = { to: activity ? `/activities?period=${activity.period}` : '/activities', label: t('activity.list.title') }
  if (activity) return <Shown activity={activity} back={back} />
  return (
    <Page title={t('activity.page.title')} back={back}>
      <InsteadOfRecord unknown={activityId === undefined && t('activity.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ activity, back }: { activity: ActivityView; back: { to: string; label: string } }) {
  const t = useT()
  const mayRecord = useHolds()('activity.record') && activity.retractedAt === null
  const format = useFormat()
  const [retracting, setRetracting] = useState(false)
  return (
    <RecordPage
      title={activity.title}
      back={back}
      facts={<ActivityFacts activity={activity} />}
      {...(activity.retractedAt === null ? {} : { state: { shape: 'ended' as const, word: t('programme.is-retracted') } })}
      main={
        <>
          <RecordHistory of={activity.title} subject={activity.id} />
          {mayRecord && (
            <Button weight="main" to={`/activities/${activity.id}/edit`}>
              {t('activity.act.correct')}
            </Button>
          )}
        </>
      }
      further={mayRecord ? [{ label: t('activity.act.retract'), danger: true, onClick: () => setRetracting(true) }] : []}
    >
      <RecordingRemark recording={activity.recording} day={reach(activity.began)?.to ?? null} />
      {activity.retractedAt !== null && <Note tone="soon">{t('activity.page.retracted-text', { at: format.time(activity.retractedAt) })}</Note>}
      {activity.note !== null && (
        <Section title={t('activity.page.note')}>
          <p className="hc-programme-words">{activity.note}</p>
        </Section>
      )}
      <Section title={t('activity.page.papers')}>
        {activity.papers.length === 0 ? (
          <p className="hc-faint">{t('activity.page.none')}</p>
        ) : (
          <ul className="hc-stack">
            {activity.papers.map((paper) => (
              <li key={paper.id}>
                <Link to={`/papers/${paper.id}`}>{paper.number}</Link>, {format.day(paper.issuedOn)}: {paper.abstract}
                {!paper.held && <span className="hc-faint"> ({t('activity.page.paper-retracted')})</span>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {activity.agencies.length > 0 && (
        <Section title={t('activity.page.agencies')}>
          <ul className="hc-stack">
            {activity.agencies.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/agencies/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {activity.file && (
        <Section title={t('activity.page.file')}>
          <KeptFile from={activityFile} params={{ activityId: activity.id }} file={activity.file} held={activity.retractedAt === null} />
        </Section>
      )}
      <RecordLife record={activity} />
      <Retraction activity={activity} opened={retracting} onClose={() => setRetracting(false)} />
    </RecordPage>
  )
}

function ActivityFacts({ activity }: { activity: ActivityView }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const postponed = activity.kind === 'training-postponed'
  return (
    <Facts
      rows={[
        { label: t('activity.field.kind'), value: activity.kindName[language] },
        { label: t('activity.field.period'), value: format.imprecise({ precision: 'half-year', halfYear: activity.period }) },
        { label: t(postponed ? 'activity.field.began-postponed' : 'activity.field.began'), value: format.imprecise(activity.began) },
        ...(activity.ended === null ? [] : [{ label: t('activity.field.ended'), value: format.imprecise(activity.ended) }]),
        {
          label: t('activity.field.quantity'),
          value: activity.quantity === null ? undefined : `${format.number(activity.quantity)}${activity.unit === null ? '' : ` ${activity.unit}`}`,
        },
        { label: t('activity.field.doer'), value: activity.doer },
        { label: t('activity.field.product'), value: activity.product },
        ...(activity.channels.length === 0 ? [] : [{ label: t('activity.field.channels'), value: activity.channels.join(', ') }]),
      ]}
    />
  )
}

function Retraction({ activity, opened, onClose }: { activity: ActivityView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const act = useAct(retractActivity, { refresh: [showActivity, listActivities, programmeStrip] })
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('activity.retraction.title')}
      confirm={t('activity.act.retract')}
      weight="danger"
      reason="required"
      changes={[t('activity.retraction.changes'), t('programme.retraction.frozen')]}
      told={[t('programme.retraction.told')]}
      final={[t('programme.retraction.final')]}
      onConfirm={async (reason) => {
        await act.send({ params: { activityId: activity.id }, body: { version: activity.version, reason } })
        tell({
          text: t('activity.told.retracted', { title: activity.title }),
          next: { label: t('activity.act.record-another'), to: `/activities/new?period=${activity.period}` },
        })
      }}
    />
  )
}
