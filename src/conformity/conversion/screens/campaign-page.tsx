import { useMemo, useState } from 'react'
import { listBlocks } from '../../../register/agencies/agency.contract.ts'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { CampaignId } from '../../../kernel/identity.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Chart } from '../../../web/kit/chart/chart.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { DataTable } from '../../../web/kit/data-table/data-table.tsx'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { Figure } from '../../../web/kit/figure/figure.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { Facts, FurtherActs } from '../../../web/kit/record-page.tsx'
import { EmptyState } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { Standing } from '../../declarations/standing.ts'
import { type CampaignAgency, type CampaignView, exportCampaignAgencies, listCampaignAgencies, showCampaign, type TargetView } from '../campaign.contract.ts'
import { Stage } from '../stage.ts'
import { useBoardSource } from './board-source.ts'
import { MarkSheet } from './mark-sheet.tsx'
import { TargetCourse } from './target-course.tsx'
import { DropTargetSheet, TargetSheet } from './target-sheets.tsx'
import './campaign.css'

/** One campaign: its targets as n/N by list and block, the course of each, and the agencies with who is behind. */
export function CampaignPage() {
  const t = useT()
  const { asked } = useAsOf()
  const campaignId = useParam('campaignId', CampaignId)
  const { data, error, refetch } = useAnswer(
    showCampaign,
    { params: { campaignId: campaignId ?? '' }, query: asked },
    { enabled: campaignId !== undefined, keepFormer: true },
  )
  if (data) return <Shown campaign={data} />
  return (
    <Page title={t('campaign.short')} back={{ to: '/campaigns', label: t('campaign.title') }}>
      <InsteadOfRecord unknown={campaignId === undefined && t('campaign.not-found')} error={error} retry={refetch} lines={10} />
    </Page>
  )
}

function Shown({ campaign: c }: { campaign: CampaignView }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const mayWrite = holds('campaign.write')
  const [adding, setAdding] = useState(false)
  const papers = (list: CampaignView['basis']) =>
    list.length === 0
      ? null
      : list.map(({ id, number, issuedOn }) => (
          <div key={id}>
            <Link to={`/papers/${id}`}>{number}</Link> {format.day(issuedOn)}
          </div>
        ))
  const facts = (
    <Facts
      rows={[
        { label: t('campaign.field.kind'), value: t(`campaign.kind.${c.kind}`) },
        ...(c.fromEdition === null ? [] : [{ label: t('campaign.field.fromEdition'), value: c.fromEdition }]),
        { label: t('campaign.field.toEdition'), value: c.toEdition },
        { label: t('campaign.field.period'), value: `${format.day(c.startsOn)} – ${format.day(c.endsOn)}` },
        { label: t('campaign.field.basis'), value: papers(c.basis) },
        { label: t('campaign.field.guidance'), value: papers(c.guidance) },
        {
          label: t('campaign.field.milestones'),
          value:
            c.milestones.length === 0
              ? null
              : c.milestones.map(({ stage, by }) => (
                  <div key={stage}>
                    {t('campaign.form.milestone', { stage: t(`stage.${stage}`) })} {format.day(by)}
                  </div>
                )),
        },
        { label: t('campaign.field.note'), value: c.note },
      ]}
    />
  )
  return (
    <Page
      title={c.name}
      back={{ to: '/campaigns', label: t('campaign.title') }}
      facts={facts}
      acts={
        <>
          {mayWrite && (
            <Button weight="main" icon="plus" onClick={() => setAdding(true)}>
              {t('campaign.act.target')}
            </Button>
          )}
          {holds('reminder.write') && c.behind > 0 && <Button to={`/reminders/new?campaign=${c.id}`}>{t('campaign.act.remind')}</Button>}
          <PrintButton />
          <FurtherActs
            acts={[
              ...(mayWrite
                ? [
                    { label: t('campaign.act.edit'), to: `/campaigns/${c.id}/edit` },
                    { label: t('campaign.act.import'), to: `/campaigns/${c.id}/import` },
                  ]
                : []),
              ...(holds('reminder.read') ? [{ label: t('campaign.act.reminders'), to: `/reminders?campaignId=${c.id}` }] : []),
              { label: t('campaign.act.lists'), to: '/campaign-lists' },
              {
                label: t('campaign.act.editions'),
                to: `/editions?${c.fromEdition === null ? `from=${c.toEdition}` : `from=${c.fromEdition}&to=${c.toEdition}`}`,
              },
            ]}
          />
        </>
      }
    >
      {!c.editionInForce && <Note tone="soon">{t('campaign.board.not-in-force', { edition: c.toEdition })}</Note>}
      <Section title={t('campaign.board.targets')}>
        {c.targets.length === 0 ? (
          <EmptyState title={t('campaign.board.no-target')}>{t('campaign.board.no-target-text')}</EmptyState>
        ) : (
          <div className="hc-campaign-targets">
            {c.targets.map((target) => (
              <Target key={target.id} campaign={c} target={target} />
            ))}
          </div>
        )}
      </Section>
      {c.agencies > 0 && <Stages campaign={c} />}
      <Agencies campaign={c} />
      <RecordHistory of={c.name} subject={c.id} />
      {adding && <TargetSheet campaignId={c.id} endsOn={c.endsOn} onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Target({ campaign: c, target }: { campaign: CampaignView; target: TargetView }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const { asked } = useAsOf()
  const [sheet, setSheet] = useState<'change' | 'drop' | undefined>(undefined)
  const source = useBoardSource({ campaignId: c.id, target: target.id, ...asked })
  const { n, notYet, noData, total, needed, missing, listed, list, ended, percent, dueOn } = target
  const words = { needed: format.number(needed), total: format.number(total), n: format.number(n), missing: format.number(missing) }
  const label = t('campaign.board.target', { percent: format.number(percent), list: list.name })
  return (
    <div className="hc-campaign-target">
      <Figure label={label} progress={{ n, notYet, noData, total, on: c.on }} source={source} target={percent} size="large" />
      <p>
        <strong>
          {t(noData === total && total > 0 ? 'campaign.board.needed-unknown' : missing === 0 ? 'campaign.board.met' : 'campaign.board.needed', words)}
        </strong>{' '}
        · {t('campaign.board.due', { due: format.day(dueOn) })}
      </p>
      <p className="hc-faint">
        <Link to={`/campaign-lists/${list.id}`}>
          {t('campaign.board.list', { dated: format.day(list.datedOn), version: list.version, listed: format.number(listed) })}
        </Link>{' '}
        · {list.basis}
      </p>
      {ended.length > 0 && (
        <Note
          tone="soon"
          title={t('campaign.board.exist', { total: format.number(total), listed: format.number(listed), gone: format.number(listed - total) })}
        >
          {ended.slice(0, 20).map((one) => (
            <p key={one.agencyId}>
              {t('campaign.board.ended-on', { name: one.name, ended: format.day(one.endedOn) })};{' '}
              {one.successors.length === 0
                ? t('campaign.board.no-successor')
                : t('campaign.board.successors', { names: one.successors.map(({ name }) => name).join('; ') })}
            </p>
          ))}
          {t('campaign.board.ended-rule')}
        </Note>
      )}
      {target.blocks.length > 1 && (
        <div className="hc-campaign-blocks">
          {target.blocks.map((block) => (
            <Block key={block.block} campaign={c} target={target} block={block} />
          ))}
        </div>
      )}
      <TargetCourse campaignId={c.id} targetId={target.id} on={asked.on} knownAt={asked.knownAt} unknown={noData === total} />
      {holds('campaign.write') && (
        <div className="hc-row hc-not-printed">
          <Button weight="quiet" onClick={() => setSheet('change')}>
            {t('campaign.act.change-target')}
          </Button>
          <Button weight="quiet" onClick={() => setSheet('drop')}>
            {t('campaign.act.drop-target')}
          </Button>
        </div>
      )}
      {sheet === 'change' && <TargetSheet campaignId={c.id} endsOn={c.endsOn} target={target} onClose={() => setSheet(undefined)} />}
      {sheet === 'drop' && <DropTargetSheet campaignId={c.id} target={target} onClose={() => setSheet(undefined)} />}
    </div>
  )
}

function Block({
  campaign: c,
  target,
  block: { block, name, n, notYet, noData, total },
}: {
  campaign: CampaignView
  target: TargetView
  block: TargetView['blocks'][number]
}) {
  const language = useLanguage()
  const { asked } = useAsOf()
  const source = useBoardSource({ campaignId: c.id, target: target.id, block, ...asked })
  return <Figure label={name[language]} progress={{ n, notYet, noData, total, on: c.on }} source={source} />
}

/** How many stand at each stage, as bars with the table behind. */
function Stages({ campaign: c }: { campaign: CampaignView }) {
  const t = useT()
  const format = useFormat()
  const count = (stage: Stage) => c.stages.find((one) => one.stage === stage)?.count ?? 0
  return (
    <Section title={t('campaign.board.stages')}>
      <Chart
        finding={t('campaign.board.stages-finding', {
          declared: format.number(count('declared')),
          total: format.number(c.agencies),
          none: format.number(count('not_started')),
        })}
        data={{
          kind: 'bars',
          heads: { label: t('stage.title'), value: t('campaign.column.agency') },
          points: c.stages.map(({ stage, count: value }) => ({ label: t(`stage.${stage}`), value, written: format.number(value) })),
          max: c.agencies,
        }}
      />
    </Section>
  )
}

function Agencies({ campaign: c }: { campaign: CampaignView }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const go = useGo()
  const { asked } = useAsOf()
  const [marking, setMarking] = useState<{ rows: readonly CampaignAgency[]; clear: () => void } | undefined>(undefined)
  const { data: blocks } = useAnswer(listBlocks, { query: { on: asked.on } })
  const source = useListSource(listCampaignAgencies, {
    params: { campaignId: c.id },
    query: asked,
    file: exportCampaignAgencies,
    fileQuery: { language },
  })
  const columns = useMemo<readonly Column<CampaignAgency>[]>(
    () => [
      { id: 'name', header: t('campaign.column.agency'), sort: true, lead: true, cell: (row) => row.name },
      { id: 'block', header: t('campaign.column.block'), width: 150, sort: true, cell: (row) => row.blockName[language] },
      {
        id: 'stage',
        header: t('campaign.column.stage'),
        width: 190,
        sort: true,
        cell: (row) => (
          <StatusTag shape={row.stage === 'declared' ? 'done' : row.stage === 'not_started' ? 'none' : 'going'}>{t(`stage.${row.stage}`)}</StatusTag>
        ),
      },
      { id: 'since', header: t('campaign.column.since'), width: 115, sort: true, cell: (row) => (row.since ? format.day(row.since) : '—') },
      {
        id: 'behind',
        header: t('campaign.column.behind'),
        width: 190,
        sort: true,
        cell: (row) =>
          row.behind ? (
            <span className="hc-campaign-behind">
              <StatusTag shape="overdue">{t(`stage.${row.behind.stage}`)}</StatusTag>
              <span className="hc-faint hc-small">{t('campaign.behind.from', { day: format.day(row.behind.since) })}</span>
            </span>
          ) : (
            '—'
          ),
      },
      { id: 'evidence', header: t('campaign.column.evidence'), width: 150, hidden: true, cell: (row) => row.evidence ?? '—' },
    ],
    [t, format, language],
  )
  const choices = <V extends string>(values: readonly V[], word: (value: V) => string) => values.map((value) => ({ value, label: word(value) }))
  const filters: readonly Filter[] = [
    { key: 'target', label: t('campaign.filter.target'), kind: 'choice', choices: c.targets.map(({ id, list }) => ({ value: id, label: list.name })) },
    {
      key: 'block',
      label: t('campaign.column.block'),
      kind: 'choice',
      several: true,
      choices: (blocks?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] })),
    },
    { key: 'stage', label: t('campaign.column.stage'), kind: 'choice', several: true, choices: choices(Stage.options, (stage) => t(`stage.${stage}`)) },
    {
      key: 'standing',
      label: t('campaign.filter.standing'),
      kind: 'choice',
      several: true,
      choices: choices(Standing.options, (one) => t(`campaign.standing.${one}`)),
    },
    {
      key: 'behind',
      label: t('campaign.filter.behind'),
      kind: 'choice',
      choices: [
        { value: 'true', label: t('campaign.filter.behind-yes') },
        { value: 'false', label: t('campaign.filter.behind-no') },
      ],
    },
  ]
  const chosenIds = (rows: readonly CampaignAgency[]) => rows.map(({ agencyId }) => agencyId).join(',')
  return (
    <Section
      title={t('campaign.board.agencies')}
      beside={<span>{c.behind === 0 ? t('campaign.board.nobody-behind') : t('campaign.board.behind', { count: c.behind })}</span>}
    >
      <DataTable
        name="campaign-agencies"
        label={t('campaign.board.agencies')}
        source={source}
        columns={columns}
        filters={filters}
        sort="behind"
        rowKey={(row) => row.agencyId}
        rowTo={(row) => `/campaigns/${c.id}/agencies/${row.agencyId}`}
        {...(holds('campaign.write')
          ? {
              bulk: (rows: readonly CampaignAgency[], clear: () => void) => (
                <>
                  <Button weight="main" onClick={() => setMarking({ rows, clear })}>
                    {t('campaign.act.mark')}
                  </Button>
                  {holds('reminder.write') && rows.length <= 60 && (
                    <Button onClick={() => go(`/reminders/new?campaign=${c.id}&agencies=${chosenIds(rows)}`)}>{t('campaign.act.remind')}</Button>
                  )}
                </>
              ),
            }
          : {})}
        empty={{ title: t('campaign.agencies.empty'), text: t('campaign.agencies.empty-text') }}
      />
      {marking && (
        <MarkSheet
          campaignId={c.id}
          agencies={marking.rows}
          onClose={(done) => {
            if (done) marking.clear()
            setMarking(undefined)
          }}
        />
      )}
    </Section>
  )
}
