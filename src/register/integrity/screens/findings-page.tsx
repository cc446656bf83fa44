import { useMemo, useState } from 'react'
import { z } from 'zod'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { DataTable } from '../../../web/kit/data-table/data-table.tsx'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { Page } from '../../../web/kit/page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { FindingState } from '../check.ts'
import { acceptFinding, exportFindings, type FindingRow, listChecks, listFindings, reopenFinding } from '../integrity.contract.ts'
import { useFindingColumns } from './use-finding-columns.tsx'
import './integrity.css'

/** The rows behind one check, or behind all of them. */
export function FindingsPage() {
  const t = useT()
  const language = useLanguage()
  const mayAct = useHolds()('integrity.check')
  const check = useParam('check', z.string())
  const one = check === 'all' ? undefined : check
  const { data: checks } = useAnswer(listChecks, {})
  const [total, setTotal] = useState<string | undefined>()
  const [chosen, setChosen] = useState<FindingRow | undefined>()
  const source = useListSource(listFindings, { ...(one === undefined ? {} : { query: { code: one } }), file: exportFindings, fileQuery: { language } })
  const columns = useFindingColumns({ withCheck: one === undefined })
  const acts = useMemo<Column<FindingRow>>(
    () => ({
      id: 'acts',
      header: t('integrity.field.acts'),
      width: 130,
      cell: (row) =>
        row.state === 'gone' ? '—' : <Button onClick={() => setChosen(row)}>{t(`integrity.act.${row.state === 'open' ? 'accept' : 'reopen'}`)}</Button>,
    }),
    [t],
  )
  const filters: readonly Filter[] = [
    ...(one === undefined
      ? [
          {
            key: 'code',
            label: t('integrity.field.check'),
            kind: 'choice' as const,
            several: true,
            choices: (checks?.rows ?? []).map(({ code }) => ({ value: code, label: t(`integrity.check.${code}.name`) })),
          },
        ]
      : []),
    {
      key: 'state',
      label: t('integrity.field.state'),
      kind: 'choice',
      several: true,
      choices: FindingState.options.map((state) => ({ value: state, label: t(`integrity.state.${state}`) })),
    },
  ]
  return (
    <Page
      title={one === undefined ? t('integrity.act.findings') : t(`integrity.check.${one}.name`)}
      beside={total !== undefined && <span className="hc-total">{total}</span>}
      back={{ to: '/agencies/checks', label: t('integrity.list.back') }}
      fill
    >
      {one !== undefined && (
        <div className="hc-check-words">
          <p>{t(`integrity.check.${one}.meaning`)}</p>
          <p className="hc-faint">
            {t('integrity.todo')}: {t(`integrity.check.${one}.todo`)}
          </p>
        </div>
      )}
      <DataTable
        name="findings"
        label={t('integrity.act.findings')}
        source={source}
        columns={mayAct ? [...columns, acts] : columns}
        filters={filters}
        searchable={false}
        sort="-firstSeenAt"
        rowKey={(row) => row.id}
        rowTo={(row) => placeOf(row)}
        empty={{ title: t('integrity.list.empty'), text: t('integrity.list.empty-text') }}
        onTotal={setTotal}
      />
      {chosen && <Decision finding={chosen} onClose={() => setChosen(undefined)} />}
    </Page>
  )
}

/** Where the fault is put in order: the agency, or the record that names it. */
const placeOf = ({ agency, subject }: FindingRow): string =>
  agency ? `/agencies/${agency.id}` : subject?.kind === 'act' ? `/acts/${subject.id}` : '/agencies/checks'

function Decision({ finding, onClose }: { finding: FindingRow; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const refresh = [listFindings, listChecks]
  const accept = useAct(acceptFinding, { refresh })
  const reopen = useAct(reopenFinding, { refresh })
  const open = finding.state === 'open'
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t(`integrity.sheet.${open ? 'accept' : 'reopen'}`)}
      confirm={t(`integrity.act.${open ? 'accept' : 'reopen'}`)}
      changes={[t(`integrity.sheet.${open ? 'accept' : 'reopen'}-changes`)]}
      told={[t('integrity.sheet.told')]}
      {...(open ? { reason: 'required' as const } : {})}
      onConfirm={async (reason) => {
        const params = { findingId: finding.id }
        if (open) await accept.send({ params, body: { version: finding.version, reason } })
        else await reopen.send({ params, body: { version: finding.version } })
        tell({ text: t(`integrity.told.${open ? 'accepted' : 'reopened'}`) })
      }}
    />
  )
}
