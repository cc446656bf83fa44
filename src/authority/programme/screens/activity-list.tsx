import { useMemo } from 'react'
import { z } from 'zod'
import type { HalfYear } from '../../../kernel/day.ts'
import { useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { activityKinds, type ActivityRow, listActivities } from '../activity.contract.ts'
import { Period } from '../programme-fields.ts'
import { usePeriods } from './period-field.tsx'
import { ProgrammeStrip } from './programme-strip.tsx'
import { RecordingHint } from '../../../register/historical/screens/recording-remark.tsx'

function RecordActs({ period }: { period: HalfYear | undefined }) {
  const t = useT()
  return (
    <>
      <Button weight="main" icon="plus" to={period === undefined ? '/activities/new' : `/activities/new?period=${period}`}>
        {t('activity.act.record')}
      </Button>
      <Button icon="upload" to="/activities/import">
        {t('activity.act.import')}
      </Button>
    </>
  )
}

/** What was done in the programme; with a half-year chosen, its figures stand above. */
export function ActivityList() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const { asked } = useAsOf()
  const [{ period }] = useSearchState(z.object({ period: Period.optional() }))
  const { data: kinds } = useAnswer(activityKinds, {})
  const source = useListSource(listActivities, { query: asked })
  const columns = useMemo<readonly Column<ActivityRow>[]>(
    () => [
      { id: 'title', header: t('activity.field.title'), sort: true, lead: true, cell: (row) => row.title },
      { id: 'kind', header: t('activity.field.kind'), width: 200, sort: true, cell: (row) => row.kindName[language] },
      {
        id: 'period',
        header: t('activity.field.period'),
        width: 190,
        sort: true,
        cell: (row) => format.imprecise({ precision: 'half-year', halfYear: row.period }),
      },
      {
        id: 'began',
        header: t('activity.field.began'),
        width: 160,
        sort: true,
        cell: (row) => (
          <>
            {format.imprecise(row.began)} <RecordingHint recording={row.recording} />
          </>
        ),
      },
      {
        id: 'quantity',
        header: t('activity.field.quantity'),
        width: 130,
        sort: true,
        align: 'right',
        cell: (row) => (row.quantity === null ? '—' : `${format.number(row.quantity)}${row.unit === null ? '' : ` ${row.unit}`}`),
      },
      { id: 'doer', header: t('activity.field.doer'), width: 200, hidden: true, cell: (row) => row.doer ?? '—' },
      {
        id: 'papers',
        header: t('activity.column.papers'),
        width: 100,
        hidden: true,
        align: 'right',
        cell: (row) => (row.papers === 0 ? '—' : format.number(row.papers)),
      },
      { id: 'file', header: t('activity.column.file'), width: 90, hidden: true, cell: (row) => (row.hasFile ? t('activity.list.has-file') : '—') },
    ],
    [t, format, language],
  )
  const filters: readonly Filter[] = [
    { key: 'period', label: t('activity.field.period'), kind: 'choice', choices: usePeriods(undefined, period) },
    {
      key: 'kind',
      label: t('activity.field.kind'),
      kind: 'choice',
      several: true,
      choices: (kinds?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] })),
    },
  ]
  const record = holds('activity.record') && <RecordActs period={period} />
  const acts = (
    <>
      {record}
      <Button weight="quiet" to="/activities/counting">
        {t('counting.title')}
      </Button>
    </>
  )
  return (
    <ListPage
      name="activities"
      title={t('activity.list.title')}
      acts={acts}
      above={period !== undefined && <ProgrammeStrip period={period} />}
      source={source}
      columns={columns}
      filters={filters}
      sort="kind"
      rowKey={(row) => row.id}
      rowTo={(row) => `/activities/${row.id}`}
      empty={{ title: t('activity.list.empty'), text: t('activity.list.empty-text'), acts: record }}
    />
  )
}
