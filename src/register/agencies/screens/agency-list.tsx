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
import { type AgencyRow, exportAgencies, listAgencies, listBlocks, startAgencyExport } from '../agency.contract.ts'
import { AgencyKind, Obligation } from '../agency-facts.ts'
import { ListOrTree } from './list-or-tree.tsx'

/** Every agency of the chosen day: the denominator behind all n/N. */
export function AgencyList() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const { chosen, asked } = useAsOf()
  const { data: blocks } = useAnswer(listBlocks, { query: { on: chosen } }, { keepFormer: true })
  const source = useListSource(listAgencies, {
    query: asked,
    ...(holds('agency.export') ? { file: exportAgencies, longFile: startAgencyExport, fileQuery: { language } } : {}),
  })
  const columns = useMemo<readonly Column<AgencyRow>[]>(
    () => [
      { id: 'code', header: t('agency.field.code'), width: 124, sort: true, notOnPhone: true, cell: (row) => row.code ?? '—' },
      { id: 'name', header: t('agency.field.name'), sort: true, lead: true, cell: (row) => row.name },
      { id: 'shortName', header: t('agency.field.shortName'), width: 180, hidden: true, cell: (row) => row.shortName },
      {
        id: 'block',
        header: t('agency.field.block'),
        width: 170,
        sort: true,
        cell: (row) => blocks?.rows.find(({ code }) => code === row.block)?.name[language] ?? row.block,
      },
      { id: 'kind', header: t('agency.field.kind'), width: 200, hidden: true, cell: (row) => t(`agency.kind.${row.kind}`) },
      { id: 'parent', header: t('agency.field.parent'), width: 260, cell: (row) => row.parentName ?? '—' },
      { id: 'obligation', header: t('agency.field.obligation'), width: 150, notOnPhone: true, cell: (row) => t(`agency.obligation.${row.obligation}`) },
      { id: 'validFrom', header: t('agency.field.validFrom'), width: 140, sort: true, hidden: true, cell: (row) => format.day(row.validFrom) },
    ],
    [t, format, language, blocks],
  )
  const filters: readonly Filter[] = [
    {
      key: 'block',
      label: t('agency.field.block'),
      kind: 'choice',
      several: true,
      choices: (blocks?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] })),
    },
    {
      key: 'kind',
      label: t('agency.field.kind'),
      kind: 'choice',
      several: true,
      choices: AgencyKind.options.map((kind) => ({ value: kind, label: t(`agency.kind.${kind}`) })),
    },
    {
      key: 'obligation',
      label: t('agency.field.obligation'),
      kind: 'choice',
      several: true,
      choices: Obligation.options.map((one) => ({ value: one, label: t(`agency.obligation.${one}`) })),
    },
  ]
  const bring = holds('agency.import') && (
    <Button icon="upload" to="/agencies/import">
      {t('agency.act.import')}
    </Button>
  )
  const establish = holds('agency.write') && (
    <Button weight="main" icon="plus" to="/agencies/new">
      {t('agency.act.establish')}
    </Button>
  )
  const check = holds('integrity.read') && (
    <Button icon="check" to="/agencies/checks">
      {t('integrity.short')}
    </Button>
  )
  return (
    <ListPage
      name="agencies"
      title={t('agency.list.title')}
      acts={
        <>
          <ListOrTree shown="list" />
          {check}
          {bring}
          {establish}
        </>
      }
      source={source}
      columns={columns}
      filters={filters}
      sort="name"
      rowKey={(row) => row.id}
      rowTo={(row) => `/agencies/${row.id}`}
      empty={{
        title: t(chosen === undefined ? 'agency.list.empty' : 'agency.list.empty-then'),
        text: t('agency.list.empty-text'),
        acts: holds('agency.import') && (
          <>
            <Button weight="main" icon="upload" to="/agencies/import">
              {t('agency.act.import')}
            </Button>
            {holds('agency.write') && <Button to="/agencies/new">{t('agency.act.establish-one')}</Button>}
          </>
        ),
      }}
    />
  )
}
