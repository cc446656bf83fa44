import { useMemo } from 'react'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { listBlocks } from '../../../register/agencies/agency.contract.ts'
import { RecordingHint } from '../../../register/historical/screens/recording-remark.tsx'
import { Annex, DeclarationState } from '../declaration.ts'
import { type DeclarationRow, exportDeclarations, listDeclarations, listEditions, startDeclarationExport } from '../declaration.contract.ts'
import { shapeOfState } from './declaration-tags.ts'

/** Every declaration that was recorded or imported; where n of n/N comes from. */
export function DeclarationList() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const { chosen, asked } = useAsOf()
  const { data: blocks } = useAnswer(listBlocks, { query: { on: chosen } })
  const { data: editions } = useAnswer(listEditions, { query: asked })
  const source = useListSource(listDeclarations, {
    query: asked,
    ...(holds('declaration.export') ? { file: exportDeclarations, longFile: startDeclarationExport, fileQuery: { language } } : {}),
  })
  const columns = useMemo<readonly Column<DeclarationRow>[]>(
    () => [
      { id: 'agency', header: t('declaration.field.agencyId'), sort: true, lead: true, cell: (row) => row.agencyName },
      { id: 'number', header: t('declaration.field.number'), width: 140, sort: true, cell: (row) => row.number },
      {
        id: 'issuedOn',
        header: t('declaration.field.issuedOn'),
        width: 120,
        sort: true,
        cell: (row) => (
          <>
            {format.day(row.issuedOn)} <RecordingHint recording={row.recording} />
          </>
        ),
      },
      { id: 'effectiveOn', header: t('declaration.field.effectiveOn'), width: 120, sort: true, hidden: true, cell: (row) => format.day(row.effectiveOn) },
      { id: 'edition', header: t('declaration.field.edition'), width: 165, sort: true, cell: (row) => row.edition },
      {
        id: 'state',
        header: t('declaration.field.state'),
        width: 170,
        cell: (row) => <StatusTag shape={shapeOfState[row.state]}>{t(`declaration.state.${row.state}`)}</StatusTag>,
      },
      { id: 'annex', header: t('declaration.field.annex'), width: 100, notOnPhone: true, cell: (row) => t(`declaration.annex-short.${row.annex}`) },
      { id: 'kind', header: t('declaration.field.kind'), width: 130, hidden: true, cell: (row) => t(`declaration.kind.${row.kind}`) },
      { id: 'signer', header: t('declaration.field.signerName'), width: 180, hidden: true, cell: (row) => row.signerName ?? '—' },
      { id: 'file', header: t('declaration.column.file'), width: 80, hidden: true, cell: (row) => (row.hasFile ? t('declaration.list.has-file') : '—') },
    ],
    [t, format],
  )
  const filters: readonly Filter[] = [
    {
      key: 'edition',
      label: t('declaration.field.edition'),
      kind: 'choice',
      several: true,
      choices: (editions?.rows ?? []).map(({ code }) => ({ value: code, label: code })),
    },
    {
      key: 'block',
      label: t('declaration.field.block'),
      kind: 'choice',
      several: true,
      choices: (blocks?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] })),
    },
    {
      key: 'state',
      label: t('declaration.field.state'),
      kind: 'choice',
      several: true,
      choices: DeclarationState.options.filter((state) => state !== 'retracted').map((state) => ({ value: state, label: t(`declaration.state.${state}`) })),
    },
    { key: 'issuedFrom', label: t('declaration.filter.issuedFrom'), kind: 'day' },
    { key: 'issuedTo', label: t('declaration.filter.issuedTo'), kind: 'day' },
    { key: 'late', label: t('historical.filter'), kind: 'choice', choices: [{ value: 'true', label: t('historical.filter-late') }] },
    {
      key: 'annex',
      label: t('declaration.field.annex'),
      kind: 'choice',
      several: true,
      choices: Annex.options.map((annex) => ({ value: annex, label: t(`declaration.annex.${annex}`) })),
    },
  ]
  const acts = (
    <>
      {holds('declaration.record') && (
        <Button weight="main" icon="plus" to="/declarations/new">
          {t('declaration.act.record')}
        </Button>
      )}
      <Button to="/declarations/drafts">{t('draft.list.title')}</Button>
      {holds('declaration.import') && (
        <Button icon="upload" to="/declarations/import">
          {t('declaration.act.import')}
        </Button>
      )}
    </>
  )
  return (
    <ListPage
      name="declarations"
      title={t('declaration.list.title')}
      acts={acts}
      source={source}
      columns={columns}
      filters={filters}
      sort="-issuedOn"
      rowKey={(row) => row.id}
      rowTo={(row) => `/declarations/${row.id}`}
      empty={{ title: t('declaration.list.empty'), text: t('declaration.list.empty-text'), acts }}
    />
  )
}
