import { useState } from 'react'
import { OfficerId } from '../../../kernel/identity.ts'
import { mayCreate } from '../../../kernel/rights.ts'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, RecordPage } from '../../../web/kit/record-page.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds, useSeat, useSession } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useT } from '../../../web/use-t.ts'
import { addDays, dayOf } from '../../../kernel/day.ts'
import { RecordHistory } from '../../history/screens/record-history.tsx'
import { type AccountRow, endSeat, listAccounts } from '../account.contract.ts'
import { showSeatLeaving } from '../leaving.contract.ts'
import { showPerson } from '../person.contract.ts'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { LeftBehindList } from './left-behind.tsx'
import { PersonField } from './person-field.tsx'
import { AnotherSeat } from './another-seat.tsx'
import { LinkSheet } from './link-sheet.tsx'
import { PersonSheet } from './person-sheet.tsx'
import './account.css'

/** One person: the posts held now and before, the way to a password, the history. */
export function AccountPage() {
  const t = useT()
  const officer = useParam('officerId', OfficerId)
  const { data, error, refetch } = useAnswer(
    listAccounts,
    { query: { officer: officer ?? '', state: 'all', sort: '-validFrom', limit: 100 } },
    { enabled: officer !== undefined },
  )
  const back = { to: '/accounts', label: t('account.list.title') }
  const first = data?.rows[0]
  if (officer !== undefined && data && first) return <Shown person={first} rows={data.rows} back={back} />
  return (
    <Page title={t('account.list.title')} back={back}>
      <InsteadOfRecord unknown={(officer === undefined || data !== undefined) && t('account.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

const ended = (row: AccountRow) => row.validTo !== null && row.validTo <= dayOf(new Date())

function Shown({ person, rows, back }: { person: AccountRow; rows: readonly AccountRow[]; back: { to: string; label: string } }) {
  const t = useT()
  const seat = useSeat()
  const holds = useHolds()
  const [linking, setLinking] = useState(false)
  const [giving, setGiving] = useState(false)
  const [changing, setChanging] = useState(false)
  const session = useSession()
  const current = rows.filter((row) => !ended(row))
  // What the server asks: to stand above every post held now, or else above all that were ever held.
  const above = seat !== undefined && (current.length > 0 ? current : rows).every((row) => mayCreate(seat.role, row.role))
  const manages = above && holds('account.create')
  const oneself = session.signedIn && session.login.username === person.username && holds('account.create')
  return (
    <RecordPage
      title={person.name}
      back={back}
      state={current.length > 0 ? { shape: 'done', word: t('account.state.current') } : { shape: 'ended', word: t('account.state.ended') }}
      facts={
        <Facts
          rows={[
            { label: t('account.field.username'), value: person.username },
            { label: t('account.field.email'), value: person.email },
          ]}
        />
      }
      main={
        <>
          <RecordHistory of={person.name} subject={person.officerId} />
          {manages && (
            <Button weight="main" onClick={() => setLinking(true)}>
              {t('account.act.link')}
            </Button>
          )}
        </>
      }
      further={[
        ...(holds('officer.read') ? [{ label: t('account.act.person-page'), icon: 'eye' as const, to: `/people/${person.officerId}` }] : []),
        ...(manages ? [{ label: t('account.act.seat'), icon: 'seat' as const, onClick: () => setGiving(true) }] : []),
        ...(manages || oneself ? [{ label: t('account.act.person'), icon: 'person' as const, onClick: () => setChanging(true) }] : []),
      ]}
    >
      {current.some(({ role }) => role === 'consultant') && <Note tone="info">{t('account.independence')}</Note>}
      {!manages && !oneself && <Note tone="info">{t('account.not-above')}</Note>}
      <Section title={t('account.page.posts')}>
        <ul className="hc-posts">
          {rows.map((row) => (
            <PostLine
              key={row.seatId}
              row={row}
              mayEnd={seat !== undefined && holds('account.end') && row.seatId !== seat.id && mayCreate(seat.role, row.role)}
            />
          ))}
        </ul>
      </Section>
      <LinkSheet person={person} opened={linking} onClose={() => setLinking(false)} />
      <PersonSheet person={person} opened={changing} onClose={() => setChanging(false)} />
      <AnotherSeat person={person} opened={giving} onClose={() => setGiving(false)} />
    </RecordPage>
  )
}

function PostLine({ row, mayEnd }: { row: AccountRow; mayEnd: boolean }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const act = useAct(endSeat, { refresh: [listAccounts, showPerson] })
  const [ending, setEnding] = useState(false)
  const [successor, setSuccessor] = useState<AgencyChoice | null>(null)
  const leaving = useAnswer(showSeatLeaving, { params: { seatId: row.seatId } }, { enabled: ending })
  const post = t(`role.${row.role}`)
  return (
    <li>
      <div>
        <p className="hc-post-role">
          {post}
          {row.title !== '' && <span className="hc-faint"> · {row.title}</span>}
        </p>
        <p>
          {row.agencyName ?? t('account.list.office')}
          {row.engagement !== null && <span className="hc-faint"> · {row.engagement}</span>}
        </p>
        <p className="hc-faint hc-small">
          {row.validTo === null
            ? t('account.page.since', { from: format.day(row.validFrom) })
            : t('account.page.span', { from: format.day(row.validFrom), to: format.day(addDays(row.validTo, -1)) })}
        </p>
      </div>
      {ended(row) ? (
        <StatusTag shape="ended">{t('account.state.ended')}</StatusTag>
      ) : (
        mayEnd && (
          <Button onClick={() => setEnding(true)}>
            {t('account.act.end')}
            <span className="hc-unseen"> {post}</span>
          </Button>
        )
      )}
      <ActSheet
        opened={ending}
        onClose={() => setEnding(false)}
        title={t('account.end.title', { name: row.name, post })}
        confirm={t('account.act.end')}
        weight="danger"
        reason="required"
        changes={[t('account.end.changes')]}
        told={[t('account.end.told')]}
        final={[t('account.end.final')]}
        onConfirm={async (reason) => {
          await act.send({
            params: { seatId: row.seatId },
            body: { version: row.version, reason, ...(successor ? { successor: OfficerId.parse(successor.id) } : {}) },
          })
          tell({ text: t('account.told.ended', { name: row.name, post }) })
        }}
      >
        <LeftBehindList leaving={leaving.data} error={leaving.error} retry={() => void leaving.refetch()} />
        <PersonField label={t('leave.successor')} help={t('leave.successor-help')} mark="optional" value={successor} onChange={setSuccessor} />
      </ActSheet>
    </li>
  )
}
