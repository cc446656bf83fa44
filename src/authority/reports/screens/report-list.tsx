import { useMemo } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { listReports, type ReportRow } from '../report.contract.ts'
import { shapeOf, usePeriodName } from './report-words.tsx'

/** The reports of the half-years, newest first. */
export function ReportList() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const periodName = usePeriodName()
  const holds = useHolds()
  const source = useListSource(listReports)
  const columns = useMemo<readonly Column<ReportRow>[]>(
    () => [
      { id: 'period', header: t('report.field.period'), lead: true, width: 190, cell: (row) => periodName(row.period) },
      { id: 'template', header: t('report.field.template'), cell: (row) => row.templateName[language] },
      { id: 'dataDate', header: t('report.field.dataDate'), width: 140, cell: (row) => format.day(row.dataDate) },
      {
        id: 'state',
        header: t('report.field.state'),
        width: 150,
        cell: (row) => <StatusTag shape={shapeOf[row.state]}>{t(`report.state.${row.state}`)}</StatusTag>,
      },
      {
        id: 'version',
        header: t('report.field.version'),
        width: 230,
        notOnPhone: true,
        cell: (row) => (row.frozenAt === null ? t('report.list.not-frozen') : t('report.list.frozen', { no: row.latest, at: format.time(row.frozenAt) })),
      },
      {
        id: 'number',
        header: t('report.field.number'),
        width: 200,
        cell: (row) => (row.issue === null ? '—' : `${row.issue.number}, ${format.day(row.issue.issuedOn)}`),
      },
    ],
    [t, format, language, periodName],
  )
  const create = holds('report.compose') && (
    <Button weight="main" icon="plus" to="/reports/new">
      {t('report.act.create')}
    </Button>
  )
  return (
    <ListPage
      name="reports"
      title={t('report.list.title')}
      source={source}
      columns={columns}
      searchable={false}
      rowKey={(row) => row.id}
      rowTo={(row) => `/reports/${row.id}`}
      acts={
        <>
          <Button to="/report-templates/half-year-bulletin">{t('report.act.template')}</Button>
          {create}
        </>
      }
      empty={{ title: t('report.list.empty'), text: t('report.list.empty-text'), acts: create }}
    />
  )
}
