import { useState } from 'react'
import { saveFile } from '../../../web/save-file.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState } from '../../../web/kit/states.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { erratumFile } from '../erratum.contract.ts'
import type { ErratumView } from '../erratum.ts'
import type { ReportView } from '../report.contract.ts'

/** What was put right after issue, each by its letter. */
export function ErrataSection({ report }: { report: ReportView }) {
  const t = useT()
  if (report.errata.length === 0) return null
  return (
    <Section title={t('report.errata.title')}>
      {report.errata.map((erratum) => (
        <Erratum key={erratum.id} reportId={report.id} erratum={erratum} />
      ))}
    </Section>
  )
}

function Erratum({ reportId, erratum }: { reportId: ReportView['id']; erratum: ErratumView }) {
  const t = useT()
  const format = useFormat()
  const { download } = useCall()
  const [error, setError] = useState<unknown>()
  const fetchFile = async (as: 'docx' | 'pdf') => {
    setError(undefined)
    try {
      saveFile(await download(erratumFile, { params: { reportId, erratumId: erratum.id }, query: { format: as } }))
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <div className="hc-stack">
      <p>
        <Link to={`/papers/${erratum.paperId}`}>{t('report.errata.line', { number: erratum.number, on: format.day(erratum.issuedOn) })}</Link>
      </p>
      <ul>
        {erratum.items.map((item) => (
          <li key={`${item.place}${item.wrong}`}>{t('report.errata.row', { ...item })}</li>
        ))}
      </ul>
      <div className="hc-row hc-not-printed">
        <Button weight="quiet" icon="download" onClick={() => void fetchFile('docx')}>
          {t('report.act.erratum-word')}
        </Button>
        <Button weight="quiet" icon="download" onClick={() => void fetchFile('pdf')}>
          {t('report.act.erratum-pdf')}
        </Button>
      </div>
      {error !== undefined && <ErrorState error={error} />}
    </div>
  )
}
