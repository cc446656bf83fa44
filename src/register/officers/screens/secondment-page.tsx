import { Suspense, useState } from 'react'
import { SecondmentId } from '../../../kernel/identity.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, RecordPage } from '../../../web/kit/record-page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useSources } from '../../../web/sources.ts'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useT } from '../../../web/use-t.ts'
import { RecordHistory } from '../../history/screens/record-history.tsx'
import { listPeople, showPerson } from '../person.contract.ts'
import { listSecondments, retractSecondment, type SecondmentRow, showSecondment } from '../secondment.contract.ts'
import { stateOf } from './secondment-lines.tsx'

const shapes = { current: 'going', ended: 'ended', coming: 'none' } as const

export function SecondmentPage() {
  const t = useT()
  const id = useParam('secondmentId', SecondmentId)
  const { data, error, refetch } = useAnswer(showSecondment, { params: { secondmentId: id ?? '' } }, { enabled: id !== undefined })
  if (data && data.secondmentId === id) return <Shown row={data} />
  return (
    <Page title={t('secondment.list.title')} back={{ to: '/secondments', label: t('secondment.list.title') }}>
      <InsteadOfRecord unknown={id === undefined && t('secondment.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ row }: { row: SecondmentRow }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const format = useFormat()
  const mayWrite = useHolds()('officer.write')
  const { SecondmentBeside } = useSources()
  const [retracting, setRetracting] = useState(false)
  const act = useAct(retractSecondment, { refresh: [listSecondments, showPerson, listPeople] })
  const state = stateOf(row)
  const days =
    row.validTo === null
      ? t('person.page.since', { from: format.day(row.validFrom) })
      : t('person.page.span', { from: format.day(row.validFrom), to: format.day(row.validTo) })
  return (
    <RecordPage
      title={t('secondment.page.title', { name: row.name })}
      back={{ to: '/secondments', label: t('secondment.list.title') }}
      state={{ shape: shapes[state], word: t(`secondment.state.${state}`) }}
      main={
        <>
          <RecordHistory of={row.name} subject={row.officerId} />
          {mayWrite && (
            <Button weight="main" to={`/secondments/${row.secondmentId}/edit`}>
              {t('secondment.act.correct')}
            </Button>
          )}
        </>
      }
      further={mayWrite ? [{ label: t('secondment.act.retract'), icon: 'close', danger: true, onClick: () => setRetracting(true) }] : []}
    >
      {row.overlaps > 0 && <Note tone="soon">{t('secondment.overlapping', { count: row.overlaps })}</Note>}
      <Section title={t('secondment.list.title')}>
        <Facts
          rows={[
            {
              label: t('secondment.field.person'),
              value: <Link to={`/people/${row.officerId}`}>{row.remark === null ? row.name : `${row.name} (${row.remark})`}</Link>,
            },
            { label: t('secondment.field.from'), value: row.agencyName ?? t('person.list.office') },
            {
              label: t('secondment.field.hostName'),
              value:
                row.hostAgencyId === null ? (
                  (row.hostName ?? <span className="hc-faint">{t('secondment.host-unknown')}</span>)
                ) : (
                  <Link to={`/agencies/${row.hostAgencyId}`}>{row.hostName ?? ''}</Link>
                ),
            },
            { label: t('secondment.field.state'), value: days },
            { label: t('secondment.field.purpose'), value: row.purpose },
            { label: t('secondment.field.product'), value: row.product },
            { label: t('secondment.field.paper'), value: row.paper && `${row.paper.number}, ${format.day(row.paper.date)}` },
          ]}
        />
      </Section>
      {SecondmentBeside && (
        <Suspense>
          <SecondmentBeside secondmentId={row.secondmentId} version={row.version} activityId={row.activityId} />
        </Suspense>
      )}
      <ActSheet
        opened={retracting}
        onClose={() => setRetracting(false)}
        title={t('secondment.retract.title', { name: row.name })}
        confirm={t('secondment.act.retract')}
        weight="danger"
        reason="required"
        changes={[t('person.retract.changes')]}
        onConfirm={async (reason) => {
          await act.send({ params: { secondmentId: row.secondmentId }, body: { version: row.version, reason } })
          tell({ text: t('secondment.told.retracted') })
          go('/secondments')
        }}
      />
    </RecordPage>
  )
}
