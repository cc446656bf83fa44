import { useMemo, useState } from 'react'
import { ReminderId } from '../../../kernel/identity.ts'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { addressOf } from '../../../web/call.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { DataTable } from '../../../web/kit/data-table/data-table.tsx'
import type { ListSource } from '../../../web/kit/data-table/list-source.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, type FurtherAct, RecordPage } from '../../../web/kit/record-page.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useT } from '../../../web/use-t.ts'
import { type ReminderAgency, reminderAnswerFile, reminderPaper, type ReminderView, showReminder } from '../reminder.contract.ts'
import { may, type ReminderAct } from '../reminder.ts'
import { ReplySheet } from './reply-sheet.tsx'
import { AnswerSheet, CloseSheet, DiscardSheet, EscalateSheet, IssueSheet } from './reminder-sheets.tsx'
import { shapeOfReminder } from './reminder-tags.ts'
import './reminder.css'

/** One reminder: the letter, who was reminded, who answered when, and the next act. */
export function ReminderPage() {
  const t = useT()
  const reminderId = useParam('reminderId', ReminderId)
  const { data, error, refetch } = useAnswer(showReminder, { params: { reminderId: reminderId ?? '' } }, { enabled: reminderId !== undefined })
  const back = { to: '/reminders', label: t('reminder.title') }
  if (data) return <Shown reminder={data} back={back} />
  return (
    <Page title={t('reminder.page')} back={back}>
      <InsteadOfRecord unknown={reminderId === undefined && t('reminder.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ reminder: r, back }: { reminder: ReminderView; back: { to: string; label: string } }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const seat = useSeat()
  const [act, setAct] = useState<Exclude<ReminderAct, 'save' | 'answer'> | undefined>(undefined)
  const close = () => setAct(undefined)
  const received = seat?.side === 'agency'
  const offers = (one: ReminderAct) => holds('reminder.write') && may(one, r.state)
  const file = (kind: 'docx' | 'pdf') => addressOf(reminderPaper, { params: { reminderId: r.id }, query: { format: kind, seat: seat?.id } })
  const further: FurtherAct[] = [
    ...(offers('save') ? [{ label: t('reminder.act.edit'), to: `/reminders/${r.id}/edit` }] : []),
    ...(offers('escalate') ? [{ label: t('reminder.act.escalate'), onClick: () => setAct('escalate') }] : []),
    ...(offers('close') ? [{ label: t('reminder.act.close'), onClick: () => setAct('close') }] : []),
    ...(offers('discard') ? [{ label: t('reminder.act.discard'), danger: true, onClick: () => setAct('discard') }] : []),
  ]
  const facts = (
    <Facts
      rows={[
        {
          label: t('reminder.field.campaign'),
          value: holds('campaign.read') ? <Link to={`/campaigns/${r.campaign.id}`}>{r.campaign.name}</Link> : r.campaign.name,
        },
        { label: t('reminder.field.issuer'), value: r.issuer.name },
        { label: t('reminder.field.asOf'), value: format.day(r.asOf) },
        {
          label: t('reminder.field.answerBy'),
          value: r.answerBy ? (
            <>
              {format.day(r.answerBy)}
              {r.provisional && <span className="hc-faint"> ({t('reminder.provisional')})</span>}
            </>
          ) : (
            r.answerDays !== null && t('reminder.deadline.days-line', { days: r.answerDays })
          ),
        },
        { label: t('reminder.field.issuedOn'), value: r.issuedOn && format.day(r.issuedOn) },
        { label: t('reminder.field.signerTitle'), value: [r.signerTitle, r.signerName].filter(Boolean).join(' ') },
        ...(received ? [] : [{ label: t('reminder.field.paper'), value: r.paperId && <Link to={`/papers/${r.paperId}`}>{r.number}</Link> }]),
        ...(r.escalatedOn
          ? [{ label: t('reminder.state.escalated'), value: `${format.day(r.escalatedOn)} · ${r.escalatedTo ?? ''} · ${r.escalation ?? ''}` }]
          : []),
        ...(r.closedOn ? [{ label: t('reminder.state.closed'), value: `${format.day(r.closedOn)} · ${r.outcome ?? ''}` }] : []),
      ]}
    />
  )
  return (
    <RecordPage
      {...(r.number === null ? {} : { number: r.number })}
      title={t('reminder.page')}
      state={{ shape: shapeOfReminder[r.state], word: t(`reminder.state.${r.state}`) }}
      back={back}
      facts={facts}
      further={further}
      main={
        offers('issue') && (
          <Button weight="main" onClick={() => setAct('issue')}>
            {t('reminder.act.issue')}
          </Button>
        )
      }
    >
      <Section
        title={`V/v ${r.shown.about}`}
        acts={
          <>
            <a className="hc-link" href={file('docx')}>
              {t('reminder.act.word')}
            </a>
            <a className="hc-link" href={file('pdf')}>
              {t('reminder.act.pdf')}
            </a>
          </>
        }
      >
        {r.shown.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Section>
      {received ? <Received reminder={r} /> : <Agencies reminder={r} />}
      <RecordHistory of={t('reminder.page')} subject={r.id} />
      {act === 'issue' && <IssueSheet reminder={r} onClose={close} />}
      {act === 'discard' && <DiscardSheet reminder={r} onClose={close} />}
      {act === 'escalate' && <EscalateSheet reminder={r} onClose={close} />}
      {act === 'close' && <CloseSheet reminder={r} onClose={close} />}
    </RecordPage>
  )
}

/** When, under which number, by whom recorded, and the file. */
function Answered({ reminder, row }: { reminder: string; row: ReminderAgency }) {
  const t = useT()
  const format = useFormat()
  const seat = useSeat()
  const said = [row.answeredOn && format.day(row.answeredOn), row.answerNumber, row.answerNote, row.answerSide === 'agency' && t('reminder.own.by-agency')]
  return (
    <>
      <StatusTag shape="done">{said.filter(Boolean).join(' · ')}</StatusTag>{' '}
      {row.answerFile !== null && (
        <a
          className="hc-link"
          href={addressOf(reminderAnswerFile, { params: { reminderId: reminder, agencyId: row.agencyId }, query: { seat: seat?.id } })}
          onClick={(event) => event.stopPropagation()}
        >
          {row.answerFile}
        </a>
      )}
    </>
  )
}

/** From an agency's seat: its own answer, or those of the agencies below it. */
function Received({ reminder: r }: { reminder: ReminderView }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const [answering, setAnswering] = useState<ReminderAgency | undefined>(undefined)
  return (
    <Section title={t('reminder.own.title')}>
      <ul className="hc-reminder-received">
        {r.agencies.map((row) => (
          <li key={row.agencyId}>
            <div>
              <b>{row.name}</b>
              {row.missed && row.behindSince && (
                <p className="hc-faint">{t('campaign.behind.since', { stage: t(`stage.${row.missed}`), day: format.day(row.behindSince) })}</p>
              )}
              {row.answeredOn ? <Answered reminder={r.id} row={row} /> : <StatusTag shape="none">{t('reminder.not-answered')}</StatusTag>}
            </div>
            {holds('reminder.answer') && may('answer', r.state) && (
              <Button weight={row.answeredOn ? 'plain' : 'main'} onClick={() => setAnswering(row)}>
                {t(row.answeredOn ? 'reminder.act.correct-reply' : 'reminder.act.reply')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {answering && <ReplySheet reminder={r} agency={answering} onClose={() => setAnswering(undefined)} />}
    </Section>
  )
}

function Agencies({ reminder: r }: { reminder: ReminderView }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const [answering, setAnswering] = useState<{ rows: readonly ReminderAgency[]; clear: () => void } | undefined>(undefined)
  const source = useMemo<ListSource<ReminderAgency>>(
    () => ({
      key: [r.id, r.version, r.answered],
      load: async ({ from, limit }) => ({ rows: r.agencies.slice(from, from + limit), total: r.agencies.length, more: false }),
    }),
    [r],
  )
  const columns = useMemo<readonly Column<ReminderAgency>[]>(
    () => [
      { id: 'name', header: t('reminder.field.agency'), lead: true, cell: (row) => row.name },
      { id: 'stage', header: t('reminder.field.stage'), width: 170, cell: (row) => t(`stage.${row.stage}`) },
      {
        id: 'behind',
        header: t('reminder.field.missed'),
        width: 230,
        cell: (row) =>
          row.missed && row.behindSince ? t('campaign.behind.since', { stage: t(`stage.${row.missed}`), day: format.day(row.behindSince) }) : '—',
      },
      {
        id: 'answer',
        header: t('reminder.field.answer'),
        width: 240,
        cell: (row) => (row.answeredOn ? <Answered reminder={r.id} row={row} /> : <StatusTag shape="none">{t('reminder.not-answered')}</StatusTag>),
      },
    ],
    [t, format, r.id],
  )
  return (
    <Section
      title={t('reminder.field.agencies')}
      beside={<span>{t('reminder.answered-count', { answered: format.number(r.answered), agencies: format.number(r.agencies.length) })}</span>}
    >
      <DataTable
        name="reminder-agencies"
        label={t('reminder.field.agencies')}
        source={source}
        columns={columns}
        searchable={false}
        inAddress={false}
        rowKey={(row) => row.agencyId}
        rowTo={(row) => `/agencies/${row.agencyId}`}
        {...(holds('reminder.write') && may('answer', r.state)
          ? {
              bulk: (rows: readonly ReminderAgency[], clear: () => void) => (
                <Button weight="main" onClick={() => setAnswering({ rows, clear })}>
                  {t('reminder.act.answer')}
                </Button>
              ),
            }
          : {})}
        empty={{ title: t('reminder.list.empty') }}
      />
      {answering && (
        <AnswerSheet
          reminder={r}
          agencies={answering.rows}
          onClose={() => {
            answering.clear()
            setAnswering(undefined)
          }}
        />
      )}
    </Section>
  )
}
