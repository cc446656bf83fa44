import { useMemo, useState } from 'react'
import type { Progress } from '../../../kernel/progress.ts'
import { useFormat } from '../../use-format.ts'
import { useT } from '../../use-t.ts'
import type { Column } from '../data-table/column.ts'
import { DataTable } from '../data-table/data-table.tsx'
import type { ListSource } from '../data-table/list-source.ts'
import { StatusMark, type StatusShape } from '../status-tag.tsx'
import { type FigurePart, figureParts, type FigureRow, type FigureSource } from './figure-source.ts'

const shapeOf: Record<FigurePart, StatusShape> = { declared: 'done', 'not-yet': 'none', 'no-data': 'unknown' }

const countOf = (progress: Progress, part: FigurePart): number => ({ declared: progress.n, 'not-yet': progress.notYet, 'no-data': progress.noData })[part]

/** The rows behind a figure in its three lists, each with its reason. */
export function FigureLists({ progress, source }: { progress: Progress; source: FigureSource }) {
  const t = useT()
  const format = useFormat()
  const [part, setPart] = useState<FigurePart>('declared')
  return (
    <div className="hc-stack">
      <p className="hc-faint">{t('figure.on', { on: format.day(progress.on) })}</p>
      <fieldset className="hc-figure-parts" aria-label={t('figure.parts')}>
        {figureParts.map((one) => (
          <button key={one} type="button" aria-pressed={one === part} onClick={() => setPart(one)}>
            <StatusMark shape={shapeOf[one]} />
            <span>{t(`figure.part.${one}`)}</span>
            <strong>{format.number(countOf(progress, one))}</strong>
          </button>
        ))}
      </fieldset>
      <PartList key={part} part={part} source={source} />
    </div>
  )
}

function PartList({ part, source }: { part: FigurePart; source: FigureSource }) {
  const t = useT()
  const list = useMemo<ListSource<FigureRow>>(() => {
    const { download, prepare } = source
    const own: ListSource<FigureRow> = {
      key: ['figure', ...source.key, part],
      load: ({ q, from, limit }, signal) => source.load(part, { q, from, limit }, signal),
    }
    if (download) own.download = (format) => download(part, format)
    if (prepare) own.prepare = (format) => prepare(part, format)
    return own
  }, [source, part])
  const columns = useMemo<readonly Column<FigureRow>[]>(
    () => [
      { id: 'name', header: t('figure.agency'), lead: true, cell: (row) => row.name },
      {
        id: 'reason',
        header: t(`figure.reason.${part}`),
        cell: (row) => (
          <>
            {row.reason}
            {row.note !== undefined && <span className="hc-figure-row-note">{row.note}</span>}
          </>
        ),
      },
    ],
    [t, part],
  )
  return (
    <DataTable
      name={`figure-${part}`}
      label={t(`figure.part.${part}`)}
      source={list}
      columns={columns}
      inAddress={false}
      rowKey={(row) => row.id}
      rowTo={(row) => row.to ?? ''}
      empty={{ title: t(`figure.empty.${part}`) }}
    />
  )
}
