import { useState } from 'react'
import { IncomingId } from '../../../kernel/identity.ts'
import { Why } from '../../../register/calendars/screens/due-page.tsx'
import { showDeadline } from '../../../register/calendars/deadline.contract.ts'
import { KeptFile } from '../../../register/files/screens/kept-file.tsx'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, type FurtherAct, LifeLine, type LifeStep, RecordPage } from '../../../web/kit/record-page.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { type T, useLanguage, useT } from '../../../web/use-t.ts'
import { paperFile, paperKinds } from '../../registers/paper.contract.ts'
import { may } from '../incoming.ts'
import { type IncomingView, paperUrgencies, showIncoming } from '../incoming.contract.ts'
import { IncomingSheet, type SheetKind } from './incoming-sheets.tsx'
import { tagOf } from './incoming-tags.ts'
import '../../registers/screens/paper.css'
import './incoming.css'

/** One paper that came in: what it says, whose work it is until when, and what became of it. */
export function IncomingPage() {
  const t = useT()
  const incomingId = useParam('incomingId', IncomingId)
  const { data, error, refetch } = useAnswer(showIncoming, { params: { incomingId: incomingId ?? '' } }, { enabled: incomingId !== undefined })
  if (data) return <Shown of={data} />
  return (
    <Page title={t('incoming.page.title')} back={{ to: '/incoming-papers', label: t('incoming.page.back') }}>
      <InsteadOfRecord unknown={incomingId === undefined && t('incoming.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ of }: { of: IncomingView }) {
  const t = useT()
  const holds = useHolds()
  const [sheet, setSheet] = useState<SheetKind | undefined>(undefined)
  const mayWrite = holds('incoming.write')
  const open = (kind: SheetKind, label = t(`incoming.act.${kind}`)): FurtherAct[] =>
    mayWrite && may(kind, of.state) ? [{ label, danger: kind === 'retract', onClick: () => setSheet(kind) }] : []
  const { shape, key } = tagOf(of)
  const assigned = of.assignedOn !== null
  const draft = `/draft-papers/new?template=official-letter&answers=${of.paper.id}`
  const mayAnswer = mayWrite && may('answer', of.state)
  return (
    <RecordPage
      title={`${t('incoming.page.name', { arrival: of.arrivalNumber, year: of.arrivedOn.slice(0, 4) })} · ${of.paper.number}`}
      back={{ to: '/incoming-papers', label: t('incoming.page.back') }}
      state={{ shape, word: t(key) }}
      facts={<IncomingFacts of={of} />}
      main={
        <>
          <RecordHistory of={of.arrivalNumber} subject={of.id} />
          {mayAnswer && !assigned && (
            <Button weight="main" onClick={() => setSheet('assign')}>
              {t('incoming.act.assign')}
            </Button>
          )}
          {mayAnswer && assigned && (
            <>
              {holds('draft.write') && <Button to={draft}>{t('incoming.act.draft')}</Button>}
              <Button weight="main" onClick={() => setSheet('answer')}>
                {t('incoming.act.answer')}
              </Button>
            </>
          )}
        </>
      }
      further={[
        ...(assigned
          ? open('assign', t('incoming.act.reassign'))
          : [...open('answer'), ...(mayAnswer && holds('draft.write') ? [{ label: t('incoming.act.draft'), to: draft }] : [])]),
        ...open('close'),
        ...open('reopen'),
        ...open('correct'),
        ...open('retract'),
      ]}
    >
      <Standing of={of} />
      <Section title={t('incoming.page.abstract')} acts={<Link to={`/papers/${of.paper.id}`}>{t('incoming.page.paper')}</Link>}>
        <p className="hc-paper-words">{of.paper.abstract}</p>
      </Section>
      {of.instruction !== null && (
        <Section title={t('incoming.page.instruction')}>
          <p className="hc-paper-words">{of.instruction}</p>
        </Section>
      )}
      <Section title={t('incoming.page.file')}>
        {of.file ? <KeptFile from={paperFile} params={{ paperId: of.paper.id }} file={of.file} /> : <p className="hc-faint">{t('incoming.page.no-file')}</p>}
      </Section>
      {of.others.length > 0 && (
        <Section title={t('incoming.page.others')}>
          <Others of={of} />
        </Section>
      )}
      <Section title={t('incoming.page.steps')}>
        <Steps of={of} />
      </Section>
      {sheet !== undefined && <IncomingSheet kind={sheet} of={of} onClose={() => setSheet(undefined)} />}
    </RecordPage>
  )
}

function Others({ of }: { of: IncomingView }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul>
      {of.others.map(({ id, arrivalNumber, arrivedOn, bodyName }) => (
        <li key={id}>
          <Link to={`/incoming-papers/${id}`}>{t('incoming.page.other', { arrival: arrivalNumber, day: format.day(arrivedOn), body: bodyName })}</Link>
        </li>
      ))}
    </ul>
  )
}

/** The first thing an officer wants to know: whether something is to be done, and by when. */
function Standing({ of }: { of: IncomingView }) {
  const t = useT()
  const format = useFormat()
  const { due, timing, answer, endedOn, reason } = of
  const late = answer && due !== null && answer.issuedOn > due
  return (
    <>
      {of.paperRetracted && <Note tone="soon">{t('incoming.page.paper-retracted')}</Note>}
      {of.state === 'retracted' && <Note tone="soon">{t('incoming.page.retracted-text', { reason: reason ?? '' })}</Note>}
      {of.state === 'closed' && endedOn !== null && (
        <Note tone="info">{t('incoming.page.closed-text', { day: format.day(endedOn), reason: reason ?? '' })}</Note>
      )}
      {answer && (
        <Note tone={late ? 'soon' : 'info'} acts={<Link to={`/papers/${answer.id}`}>{answer.number}</Link>}>
          {t('incoming.page.answered-text', { number: answer.number, day: format.day(answer.issuedOn) })}{' '}
          {late && t('incoming.page.answered-late', { due: format.day(due) })}
        </Note>
      )}
      {timing === 'overdue' && due !== null && <Note tone="soon">{t('incoming.page.overdue-text', { day: format.day(due) })}</Note>}
      {timing === 'soon' && due !== null && <Note tone="soon">{t('incoming.page.soon-text', { day: format.day(due) })}</Note>}
    </>
  )
}

function IncomingFacts({ of }: { of: IncomingView }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { data: kinds } = useAnswer(paperKinds, {})
  const { data: urgencies } = useAnswer(paperUrgencies, {})
  const optional = (label: string, value: string | null) => (value === null ? [] : [{ label, value }])
  return (
    <Facts
      rows={[
        { label: t('incoming.field.arrivedOn'), value: format.day(of.arrivedOn) },
        { label: t('incoming.field.bodyId'), value: of.body.name },
        { label: t('incoming.field.issuer'), value: of.paper.issuerName },
        { label: t('paper.field.kind'), value: kinds?.rows.find(({ code }) => code === of.paper.kind)?.name[language] },
        { label: t('paper.field.issuedOn'), value: format.day(of.paper.issuedOn) },
        ...optional(t('incoming.field.signer'), of.signerName === null ? null : [of.signerTitle, of.signerName].filter(Boolean).join(' ')),
        { label: t('incoming.field.urgency'), value: urgencies?.rows.find(({ code }) => code === of.urgency)?.name[language] },
        ...optional(t('incoming.field.receivedFrom'), of.receivedFrom),
        { label: t('incoming.field.assignedTo'), value: [of.officer?.name, of.unit?.name].filter(Boolean).join('; ') || undefined },
        { label: t('incoming.field.due'), value: <Due of={of} /> },
        ...optional(t('incoming.field.note'), of.note),
      ]}
    />
  )
}

/** A limit in working days explains itself by the calendar it was counted with. */
function Due({ of }: { of: IncomingView }) {
  const t = useT()
  const format = useFormat()
  const { data } = useAnswer(showDeadline, { params: { deadlineId: of.deadlineId ?? '' } }, { enabled: of.deadlineId !== null })
  if (of.due === null) return t('incoming.due-kind.none')
  return (
    <>
      {format.day(of.due)}
      {of.dueDays !== null && <span className="hc-faint hc-small"> ({t('incoming.page.days', { count: of.dueDays })})</span>}
      {of.provisional && <p className="hc-small">{t('incoming.page.provisional')}</p>}
      {data && (
        <details className="hc-small">
          <summary>{t('incoming.form.how')}</summary>
          <Why due={data.explained} />
        </details>
      )}
    </>
  )
}

function Steps({ of }: { of: IncomingView }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <LifeLine label={t('incoming.page.steps')} steps={stepsOf(of, t)} />
      <ul>
        {of.steps
          .filter(({ step }) => step !== 'registered')
          .map(({ sequence, step, at, toOfficer, toUnit, due, words, paper, fields }) => {
            const to = [toOfficer, toUnit].filter(Boolean).join('; ')
            const told = [
              to === '' ? '' : t('incoming.step.to', { to }),
              due === null ? '' : t('incoming.step.until', { day: format.day(due) }),
              fields.map((name) => t(`incoming.field.${name}`)).join(', '),
              paper?.number ?? '',
            ].filter((part) => part !== '')
            return (
              <li key={sequence}>
                <strong>{t(`incoming.step.${step}`)}</strong>
                {told.length > 0 && ` ${told.join(', ')}`} <span className="hc-faint hc-small">{format.time(at)}</span>
                {words !== null && <p className="hc-paper-words hc-incoming-told">{words}</p>}
              </li>
            )
          })}
      </ul>
    </>
  )
}

/** Arrival and registration, then every further step with who and when. */
const stepsOf = (of: IncomingView, t: T): LifeStep[] =>
  of.steps.map(
    ({ step, at, by }, n): LifeStep => ({
      label: t(`incoming.step.${step}`),
      at,
      ...(by === null ? {} : { by }),
      state: n === of.steps.length - 1 ? 'now' : 'done',
    }),
  )
