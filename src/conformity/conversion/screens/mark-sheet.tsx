import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { readable } from '../../../web/readable.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { listCampaignAgencies, showCampaign, showCampaignAgency } from '../campaign.contract.ts'
import { KeptStage } from '../stage.ts'
import { previewStages, recordStages, type StageResult } from '../stage.contract.ts'
import './campaign.css'

export interface Marked {
  agencyId: string
  sequence: number
}

const shapes = { changes: 'done', unchanged: 'none', refused: 'danger' } as const
type EvidenceKind = 'none' | 'paper' | 'file' | 'note'

/** Several agencies come to a stage: what becomes of each is seen before it is recorded. */
export function MarkSheet({ campaignId, agencies, onClose }: { campaignId: string; agencies: readonly Marked[]; onClose: (done: boolean) => void }) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(recordStages, { refresh: [showCampaign, listCampaignAgencies, showCampaignAgency] })
  const [stage, setStage] = useState<KeptStage | null>(null)
  const [reachedOn, setReachedOn] = useState<Day | null>(dayOf(new Date()))
  const [kind, setKind] = useState<EvidenceKind>('none')
  const [text, setText] = useState('')
  const [file, setFile] = useState<StoredFile | null>(null)
  const [reason, setReason] = useState('')
  const evidence = kind === 'none' ? null : { kind, text: text.trim() === '' ? null : text, fileId: kind === 'file' ? (file?.id ?? null) : null }
  const body = {
    stage: stage ?? 'planned',
    reachedOn: reachedOn ?? '',
    evidence,
    reason: reason.trim() === '' ? null : reason,
    agencies: agencies.map(({ agencyId, sequence }) => ({ agencyId, sequence })),
  }
  const ready = stage !== null && reachedOn !== null
  const { data } = useAnswer(previewStages, { params: { campaignId }, body: { ...body, evidence: null } as never }, { enabled: ready, keepFormer: true })
  const refused = data?.rows.filter(({ outcome }) => outcome === 'refused').length ?? 0
  const changes =
    ready && data
      ? [t('stage.mark.changes', { count: data.changed, stage: t(`stage.${stage}`) }), ...(refused > 0 ? [t('stage.mark.refused', { count: refused })] : [])]
      : [t('stage.mark.choose')]
  return (
    <ActSheet
      opened
      onClose={() => onClose(false)}
      title={t('stage.mark.title', { count: agencies.length })}
      confirm={t('campaign.act.mark')}
      changes={changes}
      told={[t('campaign.nobody-told')]}
      onConfirm={() =>
        noting(async () => {
          const { changed } = await act.send({ params: { campaignId }, body: { ...body, stage: stage ?? ('' as never) } as never })
          tell({ text: t('stage.mark.told', { count: changed }) })
          onClose(true)
        })
      }
    >
      <SelectField
        name="stage"
        label={t('stage.field.stage')}
        value={stage}
        onChange={setStage}
        error={errors['stage']}
        choices={KeptStage.options.map((one) => ({ value: one, label: t(`stage.${one}`) }))}
      />
      <DateField name="reachedOn" label={t('stage.field.reachedOn')} value={reachedOn} onChange={setReachedOn} error={errors['reachedOn']} />
      <ChoiceField
        name="evidenceKind"
        label={t('stage.field.evidence-kind')}
        value={kind}
        onChange={(chosen) => setKind(chosen ?? 'none')}
        choices={(['none', 'paper', 'file', 'note'] as const).map((one) => ({ value: one, label: t(`stage.evidence.${one}`) }))}
      />
      {kind !== 'none' && (
        <TextField
          name="evidence.text"
          label={t('stage.field.evidence-text')}
          value={text}
          onChange={setText}
          error={'evidence.text' in errors ? errors['evidence.text'] : errors['evidence.paperId']}
          maxLength={500}
          {...(kind === 'file' ? { mark: 'optional' as const } : {})}
        />
      )}
      {kind === 'file' && (
        <KeptFileField
          name="evidence.fileId"
          label={t('stage.field.file')}
          value={file}
          onChange={setFile}
          error={errors['evidence.fileId']}
          kinds={{ words: 'PDF, DOCX, XLSX, JPG, PNG', accept: '.pdf,.docx,.xlsx,.jpg,.jpeg,.png' }}
        />
      )}
      <TextAreaField
        name="reason"
        mark="optional"
        label={t('stage.field.reason')}
        help={t('stage.mark.reason-help')}
        value={reason}
        onChange={setReason}
        error={errors['reason']}
        maxLength={2000}
      />
      {ready && data && <Results rows={data.rows} />}
    </ActSheet>
  )
}

function Results({ rows }: { rows: readonly StageResult[] }) {
  const t = useT()
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1)
    <section className="hc-campaign-results" aria-label={t('stage.mark.result')} tabIndex={0}>
      <table className="hc-plain-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.agencyId}>
              <th scope="row">{row.name}</th>
              <td>
                <StatusTag shape={shapes[row.outcome]}>{t(`stage.outcome.${row.outcome}`)}</StatusTag>{' '}
                {row.code !== null && t(row.code, readable(row.details, format))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
