import { useState } from 'react'
import { DirectionId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, RecordPage } from '../../../web/kit/record-page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useT } from '../../../web/use-t.ts'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { DirectionLines } from '../../plans/screens/direction-lines.tsx'
import { programmeStrip } from '../activity.contract.ts'
import { type DirectionView, listDirections, retractDirection, showDirection } from '../direction.contract.ts'
import { OutcomeForm } from './outcome-form.tsx'
import { RecordLife } from './record-life.tsx'
import { TargetLines } from './target-lines.tsx'
import './programme.css'

export function DirectionPage() {
  const t = useT()
  const directionId = useParam('directionId', DirectionId)
  const { knownAt } = useAsOf()
  const {
    data: direction,
    error,
    refetch,
  } = useAnswer(showDirection, { params: { directionId: directionId ?? '' }, query: { knownAt } }, { enabled: directionId !== undefined })
  const back = { to: direction ? `/directions?period=${direction.period}` : '/directions', label: t('direction.list.title') }
  if (direction) return <Shown direction={direction} back={back} reload={() => void refetch()} />
  return (
    <Page title={t('direction.page.title')} back={back}>
      <InsteadOfRecord unknown={directionId === undefined && t('direction.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ direction, back, reload }: { direction: DirectionView; back: { to: string; label: string }; reload: () => void }) {
  const t = useT()
  const format = useFormat()
  const mayRecord = useHolds()('direction.record') && direction.retractedAt === null
  const [retracting, setRetracting] = useState(false)
  const [telling, setTelling] = useState(false)
  const period = format.imprecise({ precision: 'half-year', halfYear: direction.period })
  const state =
    direction.retractedAt !== null
      ? { shape: 'ended' as const, word: t('programme.is-retracted') }
      : direction.outcome === null
        ? { shape: 'none' as const, word: t('direction.page.open') }
        : { shape: 'done' as const, word: t('direction.page.told-outcome') }
  return (
    <RecordPage
      title={direction.place === null ? `${t('direction.page.title')}, ${period}` : t('direction.page.of', { place: direction.place, period })}
      back={back}
      state={state}
      facts={<DirectionFacts direction={direction} />}
      main={
        <>
          <RecordHistory of={direction.task} subject={direction.id} />
          {mayRecord && <Button to={`/directions/${direction.id}/edit`}>{t('direction.act.correct')}</Button>}
          {mayRecord && !telling && (
            <Button weight="main" onClick={() => setTelling(true)}>
              {t('direction.act.outcome')}
            </Button>
          )}
        </>
      }
      further={mayRecord ? [{ label: t('direction.act.retract'), danger: true, onClick: () => setRetracting(true) }] : []}
    >
      {direction.retractedAt !== null && <Note tone="soon">{t('direction.page.retracted-text', { at: format.time(direction.retractedAt) })}</Note>}
      <Section title={t('direction.page.task')}>
        <p className="hc-programme-words">{direction.task}</p>
      </Section>
      {direction.targets.length > 0 && (
        <Section title={t('direction.page.targets')}>
          <TargetLines targets={direction.targets} whole />
        </Section>
      )}
      <Section title={t('direction.page.outcome')}>
        <DirectionLines directionId={direction.id} />
        {telling ? (
          <OutcomeForm direction={direction} close={() => setTelling(false)} reload={reload} />
        ) : direction.outcome === null ? (
          <p className="hc-faint">{t('direction.page.outcome-none')}</p>
        ) : (
          <p className="hc-programme-words">{direction.outcome}</p>
        )}
      </Section>
      <RecordLife record={direction} />
      <Retraction direction={direction} opened={retracting} onClose={() => setRetracting(false)} />
    </RecordPage>
  )
}

function DirectionFacts({ direction }: { direction: DirectionView }) {
  const t = useT()
  const format = useFormat()
  return (
    <Facts
      rows={[
        { label: t('direction.field.period'), value: format.imprecise({ precision: 'half-year', halfYear: direction.period }) },
        {
          label: t('direction.field.quantity'),
          value: direction.quantity === null ? undefined : `${format.number(direction.quantity)}${direction.unit === null ? '' : ` ${direction.unit}`}`,
        },
        { label: t('direction.field.owner'), value: direction.owner },
        {
          label: t('direction.field.cooperating'),
          value:
            direction.cooperating.length === 0
              ? undefined
              : direction.cooperating.map((name) => (
                  <span key={name} className="hc-programme-words">
                    {name}
                    <br />
                  </span>
                )),
        },
        { label: t('direction.field.deadline'), value: format.imprecise(direction.deadline) },
      ]}
    />
  )
}

function Retraction({ direction, opened, onClose }: { direction: DirectionView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const act = useAct(retractDirection, { refresh: [showDirection, listDirections, programmeStrip] })
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('direction.retraction.title')}
      confirm={t('direction.act.retract')}
      weight="danger"
      reason="required"
      changes={[t('direction.retraction.changes'), t('programme.retraction.frozen')]}
      told={[t('programme.retraction.told')]}
      final={[t('programme.retraction.final')]}
      onConfirm={async (reason) => {
        await act.send({ params: { directionId: direction.id }, body: { version: direction.version, reason } })
        tell({ text: t('direction.told.retracted'), next: { label: t('direction.act.record-another'), to: `/directions/new?period=${direction.period}` } })
      }}
    />
  )
}
