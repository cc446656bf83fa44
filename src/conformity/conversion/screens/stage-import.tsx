import { useState } from 'react'
import { CampaignId, type FileId, type WorkId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { ImportCounts } from '../../../register/imports/screens/import-counts.tsx'
import { ImportErrors } from '../../../register/imports/screens/import-errors.tsx'
import { ImportMapping } from '../../../register/imports/screens/import-mapping.tsx'
import { ImportNotes } from '../../../register/imports/screens/import-notes.tsx'
import { ImportPage } from '../../../register/imports/screens/import-page.tsx'
import { ImportRows } from '../../../register/imports/screens/import-rows.tsx'
import { ImportSheet } from '../../../register/imports/screens/import-sheet.tsx'
import { listCampaignAgencies, showCampaign } from '../campaign.contract.ts'
import { importStages, type ImportMapping as Mapping, type ImportPreview, previewStageImport, stageImportSheet } from '../stage-import.contract.ts'
import { headingOf, ImportField, importFields } from '../stage-import.ts'

/** "Nhập giai đoạn từ tệp": nobody clicks seven stages for 385 agencies. */
export function StageImport() {
  const t = useT()
  const { download } = useCall()
  const campaignId = useParam('campaignId', CampaignId)
  return (
    <ImportPage
      title={t('stage-import.title')}
      back={{ to: `/campaigns/${campaignId ?? ''}`, label: t('campaign.short') }}
      choose={{ title: t('stage-import.choose'), label: t('stage-import.file'), columns: <Columns /> }}
      check={(file, onStarted) => <Check campaignId={campaignId ?? ''} fileId={file} onStarted={onStarted} />}
      work={{
        title: t('stage-import.work'),
        unit: t('stage-import.unit'),
        listTo: { to: `/campaigns/${campaignId ?? ''}`, label: t('campaign.board.agencies') },
        refresh: [showCampaign, listCampaignAgencies],
        downloadSheet: (workId) => download(stageImportSheet, { params: { workId } }),
      }}
    />
  )
}

function Columns() {
  const t = useT()
  return (
    <>
      <p>{t('stage-import.columns')}</p>
      <ul>
        {importFields.map(({ key, names: [name] }) => (
          <li key={key}>
            <strong>{name}</strong> <span className="hc-faint">{t(`stage-import.column.${key}`)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

interface CheckProps {
  campaignId: string
  fileId: FileId
  onStarted: (work: WorkId) => void
}

function Check({ campaignId, fileId, onStarted }: CheckProps) {
  const t = useT()
  const format = useFormat()
  const [choice, setChoice] = useState<{ sheet?: string | undefined; mapping?: Mapping | undefined }>({})
  const asked = { fileId, sheet: choice.sheet, mapping: choice.mapping }
  const { data, error, isPlaceholderData, refetch } = useAnswer(previewStageImport, { params: { campaignId }, body: asked }, { keepFormer: true })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <ImportNotes notes={data.notes} />
      <Section title={t('import.screen.columns')}>
        <ImportSheet sheets={data.sheets} sheet={data.sheet} onChange={(sheet) => setChoice({ sheet })} />
        <ImportMapping
          fields={ImportField.options.map((key) => ({ key, label: headingOf(key), required: key === 'stage' || key === 'reachedOn' }))}
          header={data.header}
          mapping={data.mapping}
          missing={data.missing}
          onChange={(mapping) => setChoice({ ...choice, mapping })}
        />
      </Section>
      {data.missing.length === 0 && (
        <Section title={t('import.screen.outcome', { count: data.total, total: format.number(data.total) })}>
          <ImportCounts counts={data.counts} />
          <ImportErrors errors={data.errors} errorCount={data.errorCount} />
          <ImportRows
            rows={data.rows}
            columns={[
              { key: 'agency', title: t('campaign.column.agency'), cell: ({ agencyName }) => agencyName },
              { key: 'stage', title: t('campaign.column.stage'), cell: ({ stage }) => t(`stage.${stage}`) },
              { key: 'reachedOn', title: t('stage.field.reachedOn'), cell: ({ reachedOn }) => format.day(reachedOn) },
              { key: 'evidence', title: t('campaign.column.evidence'), cell: ({ evidence }) => evidence ?? '—' },
            ]}
          />
          <Start preview={data} campaignId={campaignId} fileId={fileId} sheet={choice.sheet} stale={isPlaceholderData} onStarted={onStarted} />
        </Section>
      )}
    </>
  )
}

interface StartProps extends CheckProps {
  preview: ImportPreview
  sheet: string | undefined
  stale: boolean
}

function Start({ preview: { counts, mapping }, campaignId, fileId, sheet, stale, onStarted }: StartProps) {
  const t = useT()
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const act = useAct(importStages)
  const words = { good: format.number(counts.created), bad: format.number(counts.refused) }
  if (counts.created === 0) return <p>{t('stage-import.nothing')}</p>
  return (
    <>
      <div className="hc-row">
        <Button weight="main" pending={stale} onClick={() => setOpened(true)}>
          {t('stage-import.start', words)}
        </Button>
      </div>
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('stage-import.start', words)}
        confirm={t('stage-import.confirm')}
        changes={[t('stage-import.changes', words), ...(counts.refused > 0 ? [t('stage-import.skips', words)] : [])]}
        told={[t('campaign.nobody-told')]}
        final={[t('stage-import.final')]}
        onConfirm={async () => {
          const { workId } = await act.send({ params: { campaignId }, body: { fileId, sheet, mapping, skipBadRows: true } })
          onStarted(workId)
        }}
      />
    </>
  )
}
