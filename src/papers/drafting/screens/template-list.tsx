import { useMemo } from 'react'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { listPaperTemplates } from '../template.contract.ts'
import './drafting.css'

/** "Mẫu văn bản": every kind of paper that can be drafted, where its wording comes from. */
export function TemplateList() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const { data, error, refetch } = useAnswer(listPaperTemplates, {})
  const rows = useMemo(() => data?.rows ?? [], [data])
  return (
    <Page title={t('drafting.templates.title')} back={{ to: '/draft-papers', label: t('drafting.title') }}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <ul className="hc-drafting-templates">
          {rows.map((row) => (
            <li key={row.code}>
              <h2>
                <Link to={`/paper-templates/${row.code}`}>{row.name}</Link>
              </h2>
              <p className="hc-faint">
                {row.kindName[language]} · {t('drafting.edition', { no: row.edition })} · {t('drafting.templates.since', { day: format.day(row.validFrom) })} ·{' '}
                {t('drafting.templates.fields', { count: row.fields })}
              </p>
              <p>{row.source}</p>
              {holds('draft.write') && <Button to={`/draft-papers/new?template=${row.code}`}>{t('drafting.act.begin-from')}</Button>}
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
