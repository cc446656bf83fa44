import { useMemo, useState } from 'react'
import { PaperListId } from '../../../kernel/identity.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { DataTable } from '../../../web/kit/data-table/data-table.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, RecordPage } from '../../../web/kit/record-page.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import {
  exportPaperList,
  listPaperListRows,
  listPaperLists,
  type PaperListLine,
  type PaperListView,
  showPaperList,
  withdrawPaperList,
} from '../paper-list.contract.ts'

/** One list of a paper: its lines with the names of its day. */
export function PaperListPage() {
  const t = useT()
  const paperListId = useParam('paperListId', PaperListId)
  const { data, error, refetch } = useAnswer(showPaperList, { params: { paperListId: paperListId ?? '' } }, { enabled: paperListId !== undefined })
  if (data) return <Shown list={data} />
  return (
    <Page title={t('paper-list.page.title')} back={{ to: '/papers', label: t('paper.page.back') }}>
      <InsteadOfRecord unknown={paperListId === undefined && t('paper-list.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ list }: { list: PaperListView }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const [withdrawing, setWithdrawing] = useState(false)
  const writes = holds('paper.record') && !list.withdrawn
  const source = useListSource(listPaperListRows, {
    params: { paperListId: list.id },
    ...(holds('paper.export') ? { file: exportPaperList, fileQuery: { language } } : {}),
  })
  const columns = useMemo<readonly Column<PaperListLine>[]>(
    () => [
      { id: 'position', header: t('paper-list.column.position'), width: 70, align: 'right', cell: (row) => format.number(row.position) },
      { id: 'name', header: t('paper-list.column.name'), lead: true, cell: (row) => <Name line={row} /> },
      { id: 'note', header: list.noteTitle ?? t('paper-list.column.note'), width: 280, cell: (row) => row.note ?? '' },
      {
        id: 'state',
        header: t('paper-list.column.state'),
        width: 190,
        notOnPhone: true,
        hidden: list.agencies === 0,
        cell: ({ living }) =>
          living === null ? (
            <span className="hc-faint">{t('paper-list.state.name')}</span>
          ) : (
            <StatusTag shape={living ? 'done' : 'ended'}>{t(`paper-list.state.${living ? 'living' : 'gone'}`)}</StatusTag>
          ),
      },
    ],
    [t, format, list.noteTitle, list.agencies],
  )
  const recorded = { version: list.version, at: format.time(list.at) }
  return (
    <RecordPage
      title={list.title}
      back={{ to: `/papers/${list.paper.id}`, label: list.paper.number }}
      {...(list.withdrawn ? { state: { shape: 'ended' as const, word: t('paper-list.page.is-withdrawn') } } : {})}
      facts={
        <Facts
          rows={[
            {
              label: t('paper-list.page.paper'),
              value: t('paper.named', { number: list.paper.number, day: format.day(list.paper.issuedOn), abstract: list.paper.abstract }),
            },
            { label: t('paper-list.column.holds'), value: t(`paper-list.holds.${list.holds}`) },
            { label: t('paper-list.column.asOf'), value: format.day(list.asOf) },
            {
              label: t('paper-list.column.length'),
              value: t('paper-list.page.counted', { length: format.number(list.length), agencies: format.number(list.agencies) }),
            },
            {
              label: t('paper.page.life'),
              value: list.by === null ? t('paper-list.page.recorded', recorded) : t('paper-list.page.recorded-by', { ...recorded, by: list.by }),
            },
          ]}
        />
      }
      main={
        <>
          {holds('campaign.write') && !list.withdrawn && list.agencies > 0 && (
            <Button to={`/campaign-lists/new?paperList=${list.id}`}>{t('paper-list.act.campaign')}</Button>
          )}
          {writes && (
            <Button weight="main" to={`/paper-lists/${list.id}/edit`}>
              {t('paper-list.act.correct')}
            </Button>
          )}
        </>
      }
      further={writes ? [{ label: t('paper-list.act.withdraw'), danger: true, onClick: () => setWithdrawing(true) }] : []}
    >
      <Section title={t('paper-list.form.rows')}>
        <DataTable
          name="paper-list-rows"
          label={list.title}
          source={source}
          columns={columns}
          rowKey={(row) => String(row.position)}
          empty={{ title: t('paper-list.page.none') }}
        />
      </Section>
      <Withdrawal list={list} opened={withdrawing} onClose={() => setWithdrawing(false)} />
    </RecordPage>
  )
}

/** The name of the day of the list; where the paper writes another one, that stands below. */
function Name({ line: { agencyId, name, nameThen } }: { line: PaperListLine }) {
  const t = useT()
  if (agencyId === null) return name
  return (
    <>
      <Link to={`/agencies/${agencyId}`}>{nameThen ?? name}</Link>
      {nameThen !== null && nameThen !== name && (
        <div className="hc-faint hc-small">
          {t('paper-list.column.written')}: {name}
        </div>
      )}
    </>
  )
}

function Withdrawal({ list, opened, onClose }: { list: PaperListView; opened: boolean; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const go = useGo()
  const act = useAct(withdrawPaperList, { refresh: [listPaperLists, showPaperList] })
  const { title } = list
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('paper-list.withdrawal.title', { title })}
      confirm={t('paper-list.act.withdraw')}
      weight="danger"
      reason="required"
      changes={[t('paper-list.withdrawal.changes')]}
      told={[t('paper-list.withdrawal.told')]}
      final={[t('paper-list.withdrawal.final')]}
      onConfirm={async (reason) => {
        await act.send({ params: { paperListId: list.id }, body: { version: list.version, reason } })
        tell({ text: t('paper-list.told.withdrawn', { title }) })
        go(`/papers/${list.paper.id}`)
      }}
    />
  )
}
