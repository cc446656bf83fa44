import { Drawer } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ReportId } from '../../../kernel/identity.ts'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { DataTable } from '../../../web/kit/data-table/data-table.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { StatusMark, type StatusShape } from '../../../web/kit/status-tag.tsx'
import '../../../web/kit/figure/figure.css'
import './report.css'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { FigureAddress } from '../figure-address.ts'
import type { FigureRow } from '../figure-rows.ts'
import type { RowGroup } from '../figures.ts'
import { type FigureView, openFigure } from '../report.contract.ts'

export interface OpenedFigure {
  figure: FigureView
  address: FigureAddress
}

const shapeOf: Readonly<Record<RowGroup, StatusShape>> = {
  declared: 'done',
  'not-yet': 'none',
  'no-data': 'unknown',
  counted: 'done',
  first: 'done',
  second: 'done',
  later: 'done',
  after: 'soon',
}
const pageOf: Readonly<Record<FigureRow['kind'], string>> = { agency: '/agencies', paper: '/papers', activity: '/activities', direction: '/directions' }

function groupsOf({ value, after }: FigureView): { group: RowGroup; n: number | null }[] {
  if (value.kind === 'progress')
    return [
      { group: 'declared', n: value.n },
      { group: 'not-yet', n: value.notYet },
      { group: 'no-data', n: value.noData },
    ]
  return [{ group: 'counted', n: value.n }, ...(after > 0 ? [{ group: 'after' as const, n: after }] : [])]
}

/** The records behind a number of the report: the 47 names, the 16 missing, those nobody has data of. */
export function FigureDrawer({
  reportId,
  version,
  opened,
  onClose,
}: {
  reportId: ReportId
  version: number | undefined
  opened: OpenedFigure | undefined
  onClose: () => void
}) {
  const t = useT()
  const language = useLanguage()
  return (
    <Drawer
      opened={opened !== undefined}
      onClose={onClose}
      position="right"
      size={720}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
      title={opened && `${opened.figure.label[language]}: ${opened.figure.shown}`}
    >
      {opened && <Lists key={JSON.stringify(opened.address)} reportId={reportId} version={version} opened={opened} />}
    </Drawer>
  )
}

function Lists({ reportId, version, opened: { figure, address } }: { reportId: ReportId; version: number | undefined; opened: OpenedFigure }) {
  const t = useT()
  const format = useFormat()
  const [group, setGroup] = useState<RowGroup | undefined>(address.group)
  const [row, setRow] = useState(address.row)
  const groups = groupsOf(figure)
  return (
    <div className="hc-stack">
      {(groups.length > 1 || row !== undefined) && (
        <fieldset className="hc-figure-parts hc-report-parts" aria-label={t('figure.parts')}>
          <button
            type="button"
            aria-pressed={group === undefined && row === undefined}
            onClick={() => {
              setGroup(undefined)
              setRow(undefined)
            }}
          >
            <span>{t('report.rows.all')}</span>
          </button>
          {groups.map(({ group: one, n }) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === group && row === undefined}
              onClick={() => {
                setGroup(one)
                setRow(undefined)
              }}
            >
              <StatusMark shape={shapeOf[one]} />
              <span>{t(`report.rows.${one}`)}</span>
              <strong>{n === null ? '—' : format.number(n)}</strong>
            </button>
          ))}
        </fieldset>
      )}
      <Rows key={`${group} ${row}`} reportId={reportId} version={version} figure={figure.key} group={group} row={row} />
    </div>
  )
}

function Rows({
  reportId,
  version,
  figure,
  group,
  row,
}: {
  reportId: ReportId
  version: number | undefined
  figure: string
  group: RowGroup | undefined
  row: string | undefined
}) {
  const t = useT()
  const language = useLanguage()
  const source = useListSource(openFigure, { params: { reportId }, query: { figure, group, row, version } })
  const columns = useMemo<readonly Column<FigureRow>[]>(
    () => [
      { id: 'title', header: t('report.rows.name'), lead: true, cell: (one) => one.title },
      { id: 'note', header: t('report.rows.note'), width: 210, cell: (one) => one.note || '—' },
      {
        id: 'reason',
        header: t('report.rows.reason'),
        width: 220,
        cell: (one) =>
          one.kind === 'agency' ? (
            <>
              {t(`conversion.reason.${one.reason}`)}
              <span className="hc-figure-row-note">{one.block?.[language]}</span>
            </>
          ) : (
            t(`report.rows.${one.group}`)
          ),
      },
    ],
    [t, language],
  )
  return (
    <DataTable
      name="report-figure"
      label={t(`report.rows.${group ?? 'all'}`)}
      source={source}
      columns={columns}
      inAddress={false}
      rowKey={(one) => `${one.group} ${one.id}`}
      rowTo={(one) => `${pageOf[one.kind]}/${one.id}`}
      empty={{ title: t('report.rows.empty') }}
    />
  )
}
