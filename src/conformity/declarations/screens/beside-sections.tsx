import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { KeptFile } from '../../../register/files/screens/kept-file.tsx'
import { declarationFile, type DeclarationView } from '../declaration.contract.ts'
import { showBeside } from '../fact.contract.ts'
import { AnnexTable } from './annex-table.tsx'
import { FactSection } from './fact-section.tsx'
import { ScopeDifferenceView } from './scope-difference.tsx'

/** What stands beside a declaration: facts, frozen annex with its files, what it changed, and how it ended. */
export function BesideSections({ declaration: d }: { declaration: DeclarationView }) {
  const t = useT()
  const format = useFormat()
  const { data, error, refetch } = useAnswer(showBeside, { params: { declarationId: d.id }, query: useAsOf().asked })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={4} />
  return (
    <>
      {d.state === 'ended-with-agency' && data.agencyUntil !== null && (
        <Note tone="soon">{t('declaration.page.ended-text', { name: d.agencyName, day: format.day(data.agencyUntil) })}</Note>
      )}
      {d.state === 'superseded' && data.supersededBy !== null && data.supersededOn !== null && (
        <Note tone="info">
          {t('declaration.page.superseded-text', { day: format.day(data.supersededOn) })}{' '}
          <Link to={`/declarations/${data.supersededBy.id}`}>{data.supersededBy.number}</Link>
        </Note>
      )}
      {data.withdrawal !== null && <Note tone="soon">{t('declaration.page.withdrawal-text', { number: data.withdrawal })}</Note>}
      <FactSection declaration={d} facts={data.facts} />
      {data.difference && (
        <Section title={t('draft.difference.title')}>
          <ScopeDifferenceView difference={data.difference} />
        </Section>
      )}
      {data.annex && (
        <Section title={t('annex.frozen')} beside={<span className="hc-total">{format.number(data.annex.rows.length)}</span>}>
          <p className="hc-faint">{t('annex.frozen-text', { at: format.time(data.annex.frozenAt), digest: data.annex.sha256.slice(0, 16) })}</p>
          {data.scope !== null && <p className="hc-declaration-words">{data.scope}</p>}
          {data.files
            .filter(({ part }) => part === 'docx' || d.file === null)
            .map(({ part, ...file }) => (
              <KeptFile key={part} from={declarationFile} params={{ declarationId: d.id, part }} file={file} />
            ))}
          <AnnexTable rows={data.annex.rows} />
        </Section>
      )}
    </>
  )
}
