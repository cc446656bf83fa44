import { useState } from 'react'
import { DeclarationId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { Facts, LifeLine, RecordPage } from '../../../web/kit/record-page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useT } from '../../../web/use-t.ts'
import { KeptFile } from '../../../register/files/screens/kept-file.tsx'
import { RecordingRemark } from '../../../register/historical/screens/recording-remark.tsx'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { listStandings, showCourse, showProgress } from '../conversion.contract.ts'
import { declarationFile, type DeclarationView, listDeclarations, retractDeclaration, showDeclaration } from '../declaration.contract.ts'
import { may } from '../draft.ts'
import { BesideSections } from './beside-sections.tsx'
import { WithdrawSheet } from './withdraw-sheet.tsx'
import { declarationLife } from './declaration-life.ts'
import { shapeOfState } from './declaration-tags.ts'
import './declaration.css'

/** One declaration as it is recorded: what it says, its files, what became of it. */
export function DeclarationPage() {
  const t = useT()
  const declarationId = useParam('declarationId', DeclarationId)
  const { asked } = useAsOf()
  const { data, error, refetch } = useAnswer(
    showDeclaration,
    { params: { declarationId: declarationId ?? '' }, query: asked },
    { enabled: declarationId !== undefined },
  )
  const back = { to: '/declarations', label: t('declaration.page.back') }
  if (data) return <Shown declaration={data} back={back} />
  return (
    <Page title={t('declaration.page.title')} back={back}>
      <InsteadOfRecord unknown={declarationId === undefined && t('declaration.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ declaration: d, back }: { declaration: DeclarationView; back: { to: string; label: string } }) {
  const t = useT()
  const { on } = useAsOf()
  const format = useFormat()
  const mayRecord = useHolds()('declaration.record') && d.recordedTo === null
  const mayWithdraw = useHolds()('declaration.draft') && d.recordedTo === null && may('withdraw', d.state)
  const [retracting, setRetracting] = useState(false)
  const [withdrawing, setWithdrawing] = useState(false)
  const facts = (
    <Facts
      rows={[
        { label: t('declaration.field.agencyId'), value: <Link to={`/agencies/${d.agencyId}`}>{d.agencyName}</Link> },
        { label: t('declaration.field.edition'), value: d.edition },
        { label: t('declaration.field.kind'), value: t(`declaration.kind.${d.kind}`) },
        { label: t('declaration.field.issuedOn'), value: format.day(d.issuedOn) },
        { label: t('declaration.field.effectiveOn'), value: format.day(d.effectiveOn) },
        ...(d.withdrawnOn === null ? [] : [{ label: t('declaration.field.withdrawnOn'), value: format.day(d.withdrawnOn) }]),
        { label: t('declaration.field.signerName'), value: d.signerName },
        { label: t('declaration.field.signerTitle'), value: d.signerTitle },
        { label: t('declaration.field.recordedFrom'), value: format.time(d.recordedFrom) },
        ...(d.source === null ? [] : [{ label: t('declaration.field.source'), value: d.source }]),
      ]}
    />
  )
  return (
    <RecordPage
      title={t('declaration.page.of', { number: d.number, name: d.agencyShortName })}
      back={back}
      facts={facts}
      state={{ shape: shapeOfState[d.state], word: t(`declaration.state.${d.state}`) }}
      main={
        <>
          <RecordHistory of={d.number} subject={d.id} />
          <PrintButton />
          {mayRecord && (
            <Button weight="main" to={`/declarations/${d.id}/edit`}>
              {t('declaration.act.correct')}
            </Button>
          )}
        </>
      }
      further={[
        ...(mayWithdraw ? [{ label: t('declaration.act.withdraw'), onClick: () => setWithdrawing(true) }] : []),
        ...(mayRecord ? [{ label: t('declaration.act.retract'), danger: true, onClick: () => setRetracting(true) }] : []),
      ]}
    >
      <RecordingRemark recording={d.recording} day={d.issuedOn} />
      {d.issuedOn > on && <Note tone="soon">{t('declaration.page.issued-later-text', { day: format.day(d.issuedOn) })}</Note>}
      {d.recordedTo !== null && (
        <Note tone="soon" {...(d.replacedBy === null ? {} : { acts: <Button to={`/declarations/${d.replacedBy}`}>{t('declaration.act.open-right')}</Button> })}>
          {t(d.replacedBy === null ? 'declaration.page.retracted-text' : 'declaration.page.replaced-text', { at: format.time(d.recordedTo) })}
        </Note>
      )}
      {d.replaces !== null && (
        <Note tone="info" acts={<Button to={`/declarations/${d.replaces}`}>{t('declaration.act.open-wrong')}</Button>}>
          {t('declaration.page.replaces-text', { at: format.time(d.recordedFrom) })}
        </Note>
      )}
      <Section title={t('declaration.field.fileId')}>
        {d.file ? (
          <KeptFile from={declarationFile} params={{ declarationId: d.id, part: 'declaration' }} file={d.file} />
        ) : (
          <p className="hc-faint">{t('declaration.page.no-file')}</p>
        )}
      </Section>
      <Section title={t('declaration.field.annex')}>
        {d.annexFile ? (
          <KeptFile from={declarationFile} params={{ declarationId: d.id, part: 'annex' }} file={d.annexFile} />
        ) : (
          <p>{t(d.annex === 'attached' ? 'declaration.page.annex-inside' : `declaration.annex.${d.annex}`)}</p>
        )}
      </Section>
      {d.note !== null && (
        <Section title={t('declaration.field.note')}>
          <p className="hc-declaration-words">{d.note}</p>
        </Section>
      )}
      <BesideSections declaration={d} />
      <Section title={t('declaration.page.life')}>
        <LifeLine label={t('declaration.page.life')} steps={declarationLife(d, t, format)} />
      </Section>
      {d.others.length > 0 && (
        <Section title={t('declaration.page.others')}>
          <ul className="hc-stack">
            {d.others.map((other) => (
              <li key={other.id}>
                <Link to={`/declarations/${other.id}`}>{other.number}</Link>{' '}
                <span className="hc-faint">
                  {format.day(other.issuedOn)} · {other.edition}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {withdrawing && <WithdrawSheet declaration={d} onClose={() => setWithdrawing(false)} />}
      <Retraction declaration={d} opened={retracting} onClose={() => setRetracting(false)} />
    </RecordPage>
  )
}

function Retraction({ declaration: d, opened, onClose }: { declaration: DeclarationView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const act = useAct(retractDeclaration, { refresh: [showDeclaration, listDeclarations, showProgress, listStandings, showCourse] })
  const words = { number: d.number, name: d.agencyName, edition: d.edition }
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('declaration.retraction.title', words)}
      confirm={t('declaration.act.retract')}
      weight="danger"
      reason="required"
      changes={[t('declaration.retraction.changes', words), t('declaration.retraction.frozen')]}
      told={[t('declaration.retraction.told')]}
      final={[t('declaration.retraction.final')]}
      onConfirm={async (reason) => {
        await act.send({ params: { declarationId: d.id }, body: { version: d.version, reason } })
        tell({ text: t('declaration.told.retracted', words), next: { label: t('declaration.act.record-another'), to: '/declarations/new' } })
      }}
    />
  )
}
