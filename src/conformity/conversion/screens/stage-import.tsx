import { useState } from 'react'
import { CampaignId, type FileId, type WorkId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { ImportCheck, type SheetChoice } from '../../../register/imports/screens/import-check.tsx'
import { ImportColumns } from '../../../register/imports/screens/import-columns.tsx'
import { ImportPage } from '../../../register/imports/screens/import-page.tsx'
import { ImportRows } from '../../../register/imports/screens/import-rows.tsx'
import { listCampaignAgencies, showCampaign } from '../campaign.contract.ts'
import { importStages, previewStageImport, stageImportSheet } from '../stage-import.contract.ts'
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
    <ImportColumns
      intro={t('stage-import.columns')}
      columns={importFields.map(({ key, names: [title] }) => ({ key, title, holds: t(`stage-import.column.${key}`) }))}
    />
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
  const [choice, setChoice] = useState<SheetChoice<ImportField>>({})
  const asked = { fileId, ...choice }
  const params = { campaignId }
  const answer = useAnswer(previewStageImport, { params, body: asked }, { keepFormer: true })
  const act = useAct(importStages)
  return (
    <ImportCheck
      answer={answer}
      choice={choice}
      onChoice={setChoice}
      fields={ImportField.options.map((key) => ({ key, label: headingOf(key), required: key === 'stage' || key === 'reachedOn' }))}
      rows={({ rows }) => (
        <ImportRows
          rows={rows}
          columns={[
            { key: 'agency', title: t('campaign.column.agency'), cell: ({ agencyName }) => agencyName },
            { key: 'stage', title: t('campaign.column.stage'), cell: ({ stage }) => t(`stage.${stage}`) },
            { key: 'reachedOn', title: t('stage.field.reachedOn'), cell: ({ reachedOn }) => format.day(reachedOn) },
            { key: 'evidence', title: t('campaign.column.evidence'), cell: ({ evidence }) => evidence ?? '—' },
          ]}
        />
      )}
      words={(counted) => ({
        nothing: t('stage-import.nothing'),
        start: t('stage-import.start', counted),
        confirm: t('stage-import.confirm'),
        changes: t('stage-import.changes', counted),
        skips: t('stage-import.skips', counted),
        told: t('campaign.nobody-told'),
        final: t('stage-import.final'),
      })}
      send={({ mapping }) => act.send({ params, body: { ...asked, mapping, skipBadRows: true } })}
      onStarted={onStarted}
    />
  )
}
