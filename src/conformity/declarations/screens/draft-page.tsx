import { useState } from 'react'
import { DeclarationId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { addressOf } from '../../../web/call.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, LifeLine, type LifeStep, RecordPage } from '../../../web/kit/record-page.tsx'
import { useHolds, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useT } from '../../../web/use-t.ts'
import { Link } from '../../../web/kit/link.tsx'
import { KeptFile } from '../../../register/files/screens/kept-file.tsx'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { draftEvidenceFile, draftPaper, type DraftView, showDraft } from '../draft.contract.ts'
import { type LifeAct, lifeStateOf, may } from '../draft.ts'
import { AnnexTable } from './annex-table.tsx'
import { shapeOfDraft } from './declaration-tags.ts'
import { DiscardSheet, IssueSheet, NumberSheet, SignSheet } from './draft-sheets.tsx'
import { ScopeDifferenceView } from './scope-difference.tsx'
import './declaration.css'

/** One draft: where it stands, what it says, what it changes, and the next act. */
export function DraftPage() {
  const t = useT()
  const draftId = useParam('draftId', DeclarationId)
  const { data, error, refetch } = useAnswer(showDraft, { params: { draftId: draftId ?? '' } }, { enabled: draftId !== undefined })
  const back = { to: '/declarations/drafts', label: t('draft.list.title') }
  if (data) return <Shown draft={data} back={back} />
  return (
    <Page title={t('draft.page.title')} back={back}>
      <InsteadOfRecord unknown={draftId === undefined && t('draft.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

const steps = ['draft', 'signed', 'numbered', 'issued'] as const

function Shown({ draft: d, back }: { draft: DraftView; back: { to: string; label: string } }) {
  const t = useT()
  const format = useFormat()
  const seat = useSeat()
  const holds = useHolds()
  const mayDraft = holds('declaration.draft')
  const [act, setAct] = useState<LifeAct | undefined>(undefined)
  const state = lifeStateOf(d.state)
  const offers = (one: LifeAct) => mayDraft && may(one, state)
  const close = () => setAct(undefined)
  const reached = (steps as readonly string[]).indexOf(d.state)
  const life: LifeStep[] = steps.map((step, n) => ({
    label: t(`draft.state.${step}`),
    state: n < reached || d.state === 'issued' ? 'done' : n === reached ? 'now' : 'ahead',
    ...(step === 'signed' && d.signedOn !== null ? { note: format.day(d.signedOn) } : {}),
    ...(step === 'numbered' && d.issuedOn !== null ? { note: `${d.number} · ${format.day(d.issuedOn)}` } : {}),
  }))
  if (d.state === 'discarded') life.push({ label: t('draft.state.discarded'), state: 'now' })
  const main = (['issue', 'number', 'sign'] as const).find(offers)
  return (
    <RecordPage
      title={t('draft.page.of', { name: d.agencyShortName })}
      back={back}
      state={{ shape: shapeOfDraft[d.state], word: t(`draft.state.${d.state}`) }}
      facts={
        <Facts
          rows={[
            { label: t('declaration.field.agencyId'), value: d.agencyName },
            { label: t('declaration.field.kind'), value: t(`declaration.kind.${d.kind}`) },
            { label: t('declaration.field.edition'), value: d.edition },
            { label: t('draft.field.templateSet'), value: t(`draft.set.${d.templateSet}`) },
            { label: t('declaration.field.effectiveOn'), value: d.effectiveOn === null ? t('draft.page.from-issue') : format.day(d.effectiveOn) },
            { label: t('declaration.field.signerTitle'), value: d.signerTitle },
            { label: t('draft.field.changedAt'), value: format.time(d.changedAt) },
          ]}
        />
      }
      main={
        <>
          <RecordHistory of={d.agencyShortName} subject={d.id} />
          {offers('save') && <Button to={`/declarations/drafts/${d.id}/edit`}>{t('draft.act.edit')}</Button>}
          {main && (
            <Button weight="main" onClick={() => setAct(main)}>
              {t(`draft.act.${main}`)}
            </Button>
          )}
        </>
      }
      further={offers('discard') ? [{ label: t('draft.act.discard'), danger: true, onClick: () => setAct('discard') }] : []}
    >
      {d.state === 'issued' && (
        <Note tone="done" acts={<Button to={`/declarations/${d.id}`}>{t('draft.act.open')}</Button>}>
          {t('draft.page.issued')}
        </Note>
      )}
      {d.state === 'draft' && d.missing.length > 0 && (
        <Note tone="soon">{t('draft.page.missing', { kinds: d.missing.map((kind) => t(`evidence.kind.${kind}`)).join(', ') })}</Note>
      )}
      {d.reason !== null && <Note tone="info">{t('draft.page.reason', { reason: d.reason })}</Note>}
      <Section title={t('declaration.page.life')}>
        <LifeLine label={t('declaration.page.life')} steps={life} />
      </Section>
      <Section title={t('draft.page.paper')}>
        <p className="hc-declaration-words">{d.wording.scope}</p>
        <div className="hc-row hc-not-printed">
          {(['docx', 'pdf'] as const).map((format) => (
            <a key={format} className="hc-link" href={addressOf(draftPaper, { params: { draftId: d.id }, query: { format, seat: seat?.id } })} download>
              {t(`draft.act.${format}`)}
            </a>
          ))}
        </div>
      </Section>
      {d.difference && (
        <Section title={t('draft.difference.title')}>
          <ScopeDifferenceView difference={d.difference} />
        </Section>
      )}
      <Section title={t('declaration.field.annex')} beside={<span className="hc-total">{format.number(d.rowCount)}</span>}>
        <AnnexTable rows={d.rows} />
      </Section>
      <Section title={t('evidence.title')}>
        {d.evidence.length === 0 && <p className="hc-faint">{t('evidence.none')}</p>}
        <ul className="hc-stack">
          {d.evidence.map((one) => (
            <li key={one.kind + one.what}>
              {t(`evidence.kind.${one.kind}`)}: {one.paperId && holds('paper.read') ? <Link to={`/papers/${one.paperId}`}>{one.what}</Link> : one.what}{' '}
              <span className="hc-faint">{format.day(one.on)}</span>
              {one.file && one.fileId && <KeptFile from={draftEvidenceFile} params={{ draftId: d.id, fileId: one.fileId }} file={one.file} />}
            </li>
          ))}
        </ul>
      </Section>
      {act === 'sign' && <SignSheet draft={d} onClose={close} />}
      {act === 'number' && <NumberSheet draft={d} onClose={close} />}
      {act === 'issue' && <IssueSheet draft={d} onClose={close} />}
      {act === 'discard' && <DiscardSheet draft={d} onClose={close} />}
    </RecordPage>
  )
}
