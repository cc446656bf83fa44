import { Suspense, useState } from 'react'
import { PaperId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { Facts, LifeLine, type LifeStep, RecordPage } from '../../../web/kit/record-page.tsx'
import { Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useSources } from '../../../web/sources.ts'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { type T, useLanguage, useT } from '../../../web/use-t.ts'
import { KeptFile } from '../../../register/files/screens/kept-file.tsx'
import { RecordingRemark } from '../../../register/historical/screens/recording-remark.tsx'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { listPapers, paperFile, type PaperView, retractPaper, showPaper } from '../paper.contract.ts'
import { ListsSection } from '../../lists/screens/lists-section.tsx'
import { LinksSection } from '../../links/screens/links-section.tsx'
import { type Becoming, LinkSheet } from '../../links/screens/link-sheet.tsx'
import { standingShape, useStandingWords } from '../../links/screens/standing-words.tsx'
import './paper.css'

/** One paper as it is held: what it says, its file, and what was done to its record. */
export function PaperPage() {
  const t = useT()
  const paperId = useParam('paperId', PaperId)
  const { knownAt } = useAsOf()
  const { data: paper, error, refetch } = useAnswer(showPaper, { params: { paperId: paperId ?? '' }, query: { knownAt } }, { enabled: paperId !== undefined })
  const back = { to: '/papers', label: t('paper.page.back') }
  if (paper) return <Shown paper={paper} back={back} />
  return (
    <Page title={t('paper.page.title')} back={back}>
      <InsteadOfRecord unknown={paperId === undefined && t('paper.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ paper, back }: { paper: PaperView; back: { to: string; label: string } }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const mayRecord = useHolds()('paper.record') && paper.retractedAt === null
  const { PaperUses, PaperPublic } = useSources()
  const [retracting, setRetracting] = useState(false)
  const [becoming, setBecoming] = useState<Becoming | undefined>(undefined)
  const standingWords = useStandingWords()
  const { standing } = paper
  const facts = (
    <Facts
      rows={[
        { label: t('paper.field.kind'), value: paper.kindName[language] },
        { label: t('paper.field.issuedOn'), value: format.day(paper.issuedOn) },
        {
          label: t('paper.field.issuer'),
          value: (
            <>
              {paper.issuer.name}
              {paper.issuer.id === null && <span className="hc-faint hc-small"> ({t('paper.page.issuer-elsewhere')})</span>}
            </>
          ),
        },
        ...(standing.state === 'issued' ? [] : [{ label: t('paper.column.standing'), value: standingWords(standing) }]),
        ...(paper.expiresOn === null ? [] : [{ label: t('paper.field.expiresOn'), value: format.day(paper.expiresOn) }]),
        { label: t('paper.field.signerName'), value: paper.signerName },
        { label: t('paper.field.signerTitle'), value: paper.signerTitle },
        ...(paper.recipients.length > 0 ? [{ label: t('paper.field.recipients'), value: paper.recipients.join('; ') }] : []),
        ...(paper.filingUnits.length > 0 ? [{ label: t('paper.field.filingUnits'), value: paper.filingUnits.join(', ') }] : []),
        ...(paper.copies === null ? [] : [{ label: t('paper.field.copies'), value: format.number(paper.copies) }]),
        {
          label: t('paper.field.topic'),
          value: paper.topic === null ? <span className="hc-faint">{t('paper.page.topic-none')}</span> : t(`paper.topic.${paper.topic}`),
        },
      ]}
    />
  )
  const acts = (['amended', 'corrected', 'replaced', 'revoked'] as const).map((one) => ({ label: t(`paper-link.act.${one}`), onClick: () => setBecoming(one) }))
  return (
    <RecordPage
      title={`${paper.kindName[language]} ${paper.number}`}
      back={back}
      facts={facts}
      state={
        paper.retractedAt === null
          ? { shape: standingShape[standing.state], word: t(`paper-standing.${standing.state}`) }
          : { shape: 'ended', word: t('paper.page.is-retracted') }
      }
      main={
        <>
          <RecordHistory of={paper.number} subject={paper.id} />
          <PrintButton />
          {mayRecord && (
            <Button weight="main" to={`/papers/${paper.id}/edit`}>
              {t('paper.act.correct')}
            </Button>
          )}
        </>
      }
      further={mayRecord ? [...acts, { label: t('paper.act.retract'), danger: true, onClick: () => setRetracting(true) }] : []}
    >
      {paper.retractedAt !== null && <Note tone="soon">{t('paper.page.retracted-text', { at: format.time(paper.retractedAt) })}</Note>}
      <RecordingRemark recording={paper.recording} day={paper.issuedOn} />
      <Section title={t('paper.page.abstract')}>
        <p className="hc-paper-words">{paper.abstract}</p>
      </Section>
      <Section title={t('paper.page.file')}>
        {paper.file ? (
          <KeptFile from={paperFile} params={{ paperId: paper.id }} file={paper.file} held={paper.retractedAt === null} />
        ) : (
          <p className="hc-faint">{t('paper.page.no-file')}</p>
        )}
      </Section>
      {paper.note !== null && (
        <Section title={t('paper.page.note')}>
          <p className="hc-paper-words">{paper.note}</p>
        </Section>
      )}
      <LinksSection paper={paper} mayRecord={mayRecord} />
      <ListsSection paperId={paper.id} mayRecord={mayRecord} />
      {PaperUses && (
        <Suspense fallback={<Loading lines={2} />}>
          <PaperUses paperId={paper.id} />
        </Suspense>
      )}
      {PaperPublic && (
        <Suspense fallback={<Loading lines={1} />}>
          <PaperPublic
            paper={{ id: paper.id, number: paper.number, version: paper.version, mediaType: paper.file?.mediaType ?? null, held: paper.retractedAt === null }}
          />
        </Suspense>
      )}
      <Section title={t('paper.page.life')}>
        <LifeLine label={t('paper.page.life')} steps={stepsOf(paper, t)} />
      </Section>
      {becoming && <LinkSheet paper={paper} becoming={becoming} onClose={() => setBecoming(undefined)} />}
      <Retraction paper={paper} opened={retracting} onClose={() => setRetracting(false)} />
    </RecordPage>
  )
}

function stepsOf(paper: PaperView, t: T): LifeStep[] {
  const steps = paper.versions.map(
    ({ from, by }, n): LifeStep => ({
      label: n === 0 ? t('paper.page.recorded') : t('paper.page.corrected', { n }),
      at: from,
      ...(by === null ? {} : { by }),
      state: n === paper.versions.length - 1 && paper.retractedAt === null ? 'now' : 'done',
    }),
  )
  return paper.retractedAt === null ? steps : [...steps, { label: t('paper.page.retracted'), at: paper.retractedAt, state: 'now' }]
}

function Retraction({ paper, opened, onClose }: { paper: PaperView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const act = useAct(retractPaper, { refresh: [showPaper, listPapers] })
  const { number } = paper
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('paper.retraction.title', { number })}
      confirm={t('paper.act.retract')}
      weight="danger"
      reason="required"
      changes={[t('paper.retraction.changes'), t('paper.retraction.number', { number }), t('paper.retraction.frozen')]}
      told={[t('paper.retraction.told')]}
      final={[t('paper.retraction.final')]}
      onConfirm={async (reason) => {
        await act.send({ params: { paperId: paper.id }, body: { version: paper.version, reason } })
        tell({ text: t('paper.told.retracted', { number }), next: { label: t('paper.act.record-another'), to: '/papers/new' } })
      }}
    />
  )
}
