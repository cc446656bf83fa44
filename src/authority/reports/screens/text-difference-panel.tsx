import type { ReportId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { compareReportText } from '../report.contract.ts'
import type { Passage } from '../passage.ts'
import './report.css'

/** What the words say otherwise than the last issued report of the same template. */
export function TextDifferencePanel({ reportId, version }: { reportId: ReportId; version: number | undefined }) {
  const t = useT()
  const format = useFormat()
  const { data, error, refetch } = useAnswer(compareReportText, { params: { reportId }, query: { version } }, { keepFormer: true })
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading lines={4} />
  if (data.against === null) return <p>{t('report.text-difference.nothing')}</p>
  return (
    <>
      <p className="hc-faint">{t('report.text-difference.against', { number: data.against.number, on: format.day(data.against.issuedOn) })}</p>
      {data.passages.length === 0 ? (
        <p>{t('report.text-difference.none')}</p>
      ) : (
        <ol className="hc-report-passages">
          {data.passages.map((passage) => (
            <li key={`${passage.change} ${passage.pieces.map(({ text }) => text).join('')}`}>
              <span className="hc-faint hc-small">{t(`report.text-difference.was.${passage.change}`)}</span>
              <p>
                <Pieces of={passage} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function Pieces({ of }: { of: Passage }) {
  return of.pieces.map(({ text, was }, n) => {
    const key = `${n}${was}`
    if (was === 'same') return <span key={key}>{text}</span>
    return was === 'added' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>
  })
}
