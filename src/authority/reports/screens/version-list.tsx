import type { ReportId } from '../../../kernel/identity.ts'
import { Button } from '../../../web/kit/button.tsx'
import { ErrorState } from '../../../web/kit/states.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type FileFormat, reportFile, type ReportView, type VersionView } from '../report.contract.ts'
import { useState } from 'react'
import './report.css'

/** What was frozen, newest first, with its files as they were kept. */
export function VersionList({ report, onCompare }: { report: ReportView; onCompare: (no: number) => void }) {
  const t = useT()
  if (report.versions.length === 0) return <p className="hc-faint">{t('report.page.no-versions')}</p>
  return (
    <ol className="hc-report-versions">
      {report.versions.map((version) => (
        <Version key={version.no} reportId={report.id} version={version} onCompare={onCompare} />
      ))}
    </ol>
  )
}

function Version({ reportId, version, onCompare }: { reportId: ReportId; version: VersionView; onCompare: (no: number) => void }) {
  const t = useT()
  const format = useFormat()
  const { no, issue } = version
  const at = format.time(version.frozenAt)
  return (
    <li>
      <p>
        <strong>{t('report.page.of-version', { no })}</strong>,{' '}
        {version.frozenBy === null ? t('report.page.frozen-at', { at }) : t('report.page.frozen-by', { at, by: version.frozenBy })}
      </p>
      <p className="hc-faint">{t('report.page.data', { on: format.day(version.dataDate), at: format.time(version.knownAt) })}</p>
      {version.reason !== null && <p>{t('report.page.reason', { reason: version.reason })}</p>}
      <Files reportId={reportId} no={no} of="frozen" label={t('report.page.frozen-files')} formats={['docx', 'pdf', 'json']} />
      {issue && <Files reportId={reportId} no={no} of="issued" label={t('report.page.issued-files', { number: issue.number })} formats={['docx', 'pdf']} />}
      <Button weight="quiet" onClick={() => onCompare(no)}>
        {t('report.act.compare')}
      </Button>
    </li>
  )
}

const formatNames: Readonly<Record<FileFormat, string>> = { docx: 'Word', pdf: 'PDF', html: 'HTML', json: 'JSON' }

function Files({
  reportId,
  no,
  of,
  label,
  formats,
}: {
  reportId: ReportId
  no: number
  of: 'frozen' | 'issued'
  label: string
  formats: readonly FileFormat[]
}) {
  const { download } = useCall()
  const [error, setError] = useState<unknown>()
  const fetchFile = async (format: FileFormat) => {
    setError(undefined)
    try {
      saveFile(await download(reportFile, { params: { reportId, no }, query: { format, of } }))
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <div className="hc-row hc-not-printed">
      <span>{label}:</span>
      {formats.map((format) => (
        <Button key={format} weight="quiet" icon="download" onClick={() => void fetchFile(format)}>
          {formatNames[format]}
        </Button>
      ))}
      {error !== undefined && <ErrorState error={error} />}
    </div>
  )
}
