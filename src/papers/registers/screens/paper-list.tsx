import { useMemo } from 'react'
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
import { RecordingHint } from '../../../register/historical/screens/recording-remark.tsx'
import { StandingMark } from '../../links/screens/standing-words.tsx'
import { PaperTopic } from '../paper.ts'
import { exportPapers, listPapers, paperIssuers, paperKinds, type PaperRow, startPaperExport } from '../paper.contract.ts'
import './paper.css'

/** Every paper that was recorded; where a report's sentences about papers come from. */
export function PaperList() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const { asked } = useAsOf()
  const { data: kinds } = useAnswer(paperKinds, {})
  const { data: issuers } = useAnswer(paperIssuers, {})
  const source = useListSource(listPapers, {
    query: asked,
    ...(holds('paper.export') ? { file: exportPapers, longFile: startPaperExport, fileQuery: { language } } : {}),
  })
  const columns = useMemo<readonly Column<PaperRow>[]>(
    () => [
      { id: 'number', header: t('paper.field.number'), width: 150, sort: true, lead: true, cell: (row) => row.number },
      {
        id: 'issuedOn',
        header: t('paper.field.issuedOn'),
        width: 120,
        sort: true,
        cell: (row) => (
          <>
            {format.day(row.issuedOn)} <RecordingHint recording={row.recording} />
          </>
        ),
      },
      { id: 'kind', header: t('paper.field.kind'), width: 110, sort: true, cell: (row) => kinds?.rows.find(({ code }) => code === row.kind)?.name[language] },
      { id: 'issuer', header: t('paper.field.issuer'), width: 190, sort: true, cell: (row) => row.issuerName },
      {
        id: 'abstract',
        header: t('paper.field.abstract'),
        sort: true,
        cell: (row) => (
          <span className="hc-paper-clamped" title={row.abstract}>
            {row.abstract}
          </span>
        ),
      },
      { id: 'standing', header: t('paper.column.standing'), width: 150, cell: (row) => <StandingMark standing={row.standing} /> },
      { id: 'topic', header: t('paper.field.topic'), width: 200, hidden: true, cell: (row) => (row.topic === null ? '—' : t(`paper.topic.${row.topic}`)) },
      { id: 'file', header: t('paper.column.file'), width: 80, notOnPhone: true, cell: (row) => (row.hasFile ? t('paper.list.has-file') : '—') },
    ],
    [t, format, language, kinds],
  )
  const filters: readonly Filter[] = [
    {
      key: 'kind',
      label: t('paper.filter.kind'),
      kind: 'choice',
      several: true,
      choices: (kinds?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] })),
    },
    { key: 'issuer', label: t('paper.filter.issuer'), kind: 'choice', choices: (issuers?.rows ?? []).map(({ name }) => ({ value: name, label: name })) },
    { key: 'issuedFrom', label: t('paper.filter.issuedFrom'), kind: 'day' },
    { key: 'issuedTo', label: t('paper.filter.issuedTo'), kind: 'day' },
    { key: 'late', label: t('historical.filter'), kind: 'choice', choices: [{ value: 'true', label: t('historical.filter-late') }] },
    {
      key: 'topic',
      label: t('paper.field.topic'),
      kind: 'choice',
      several: true,
      choices: PaperTopic.options.map((topic) => ({ value: topic, label: t(`paper.topic.${topic}`) })),
    },
  ]
  const acts = holds('paper.record') && (
    <>
      <Button weight="main" icon="plus" to="/papers/new">
        {t('paper.act.record')}
      </Button>
      <Button icon="upload" to="/papers/import">
        {t('paper.act.import')}
      </Button>
    </>
  )
  return (
    <ListPage
      name="papers"
      title={t('paper.list.title')}
      acts={acts}
      source={source}
      columns={columns}
      filters={filters}
      sort="-issuedOn"
      rowKey={(row) => row.id}
      rowTo={(row) => `/papers/${row.id}`}
      empty={{ title: t('paper.list.empty'), text: t('paper.list.empty-text'), acts }}
    />
  )
}
