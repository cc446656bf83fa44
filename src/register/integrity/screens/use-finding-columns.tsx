import { useMemo } from 'react'
import { slashed } from '../../../kernel/day.ts'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { Link } from '../../../web/kit/link.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { lastDay } from '../check.ts'
import type { FindingRow } from '../integrity.contract.ts'
import { detailsOf } from '../sentence.ts'
import { stateShapes } from './check-shape.ts'

const records = { act: 'acts', declaration: 'declarations', officer: 'accounts' } as const

/** What is wrong, with whom, since when, and where the records are that say so. */
export function useFindingColumns({ withCheck }: { withCheck: boolean }): readonly Column<FindingRow>[] {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  return useMemo(
    () => [
      { id: 'agency', header: t('integrity.field.agency'), sort: true, lead: true, width: 220, cell: (row) => row.agency?.name ?? row.subject?.name ?? '—' },
      ...(withCheck
        ? [{ id: 'code', header: t('integrity.field.check'), width: 150, sort: true, cell: (row: FindingRow) => t(`integrity.check.${row.code}.name`) }]
        : []),
      { id: 'finding', header: t('integrity.field.finding'), cell: (row) => t(`integrity.finding.${row.code}`, detailsOf(row, language)) },
      {
        id: 'record',
        header: t('integrity.field.record'),
        width: 130,
        cell: ({ subject, other }) =>
          subject ? (
            <Link to={`/${records[subject.kind]}/${subject.id}`}>{t(`integrity.record.${subject.kind}`)}</Link>
          ) : other ? (
            <Link to={`/agencies/${other.id}`}>{t('integrity.record.agency')}</Link>
          ) : (
            '—'
          ),
      },
      { id: 'since', header: t('integrity.field.since'), width: 105, sort: true, cell: ({ since }) => (since === null ? '—' : slashed(since)) },
      {
        id: 'until',
        header: t('integrity.field.until'),
        width: 120,
        notOnPhone: true,
        hidden: true,
        cell: ({ until }) => {
          const last = lastDay(until)
          return last === null ? '—' : slashed(last)
        },
      },
      {
        id: 'state',
        header: t('integrity.field.state'),
        width: 125,
        cell: (row) => <StatusTag shape={stateShapes[row.state]}>{t(`integrity.state.${row.state}`)}</StatusTag>,
      },
      { id: 'firstSeenAt', header: t('integrity.field.firstSeenAt'), width: 150, sort: true, hidden: withCheck, cell: (row) => format.time(row.firstSeenAt) },
      { id: 'lastSeenAt', header: t('integrity.field.lastSeenAt'), width: 150, hidden: true, notOnPhone: true, cell: (row) => format.time(row.lastSeenAt) },
      {
        id: 'goneAt',
        header: t('integrity.field.goneAt'),
        width: 150,
        hidden: true,
        notOnPhone: true,
        cell: ({ goneAt }) => (goneAt === null ? '—' : format.time(goneAt)),
      },
      {
        id: 'reason',
        header: t('integrity.field.reason'),
        width: 220,
        hidden: true,
        cell: ({ accepted }) =>
          accepted === null ? '—' : t('integrity.accepted-by', { by: accepted.by ?? '—', at: format.time(accepted.at), reason: accepted.reason }),
      },
    ],
    [t, format, language, withCheck],
  )
}
