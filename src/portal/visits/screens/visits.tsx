import { useState } from 'react'
import { z } from 'zod'
import { useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Chart } from '../../../web/kit/chart/chart.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { saveFile } from '../../../web/save-file.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { exportVisits, showVisits, type VisitFigures } from '../visit.contract.ts'
import './visits.css'

/** How often the public pages were looked at, by page and month. */
export function Visits() {
  const t = useT()
  const [{ year }, go] = useSearchState(z.object({ year: z.coerce.number().int().optional() }))
  const { data, error, refetch } = useAnswer(showVisits, { query: { year } })
  return (
    <Page title={t('visit.title')} acts={data && <Export year={data.year} />}>
      <p className="hc-faint">{t('visit.help')}</p>
      {data ? (
        <Shown figures={data} choose={(chosen) => go({ year: chosen })} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Export({ year }: { year: number }) {
  const t = useT()
  const tell = useTell()
  const sentence = useSentence()
  const { download } = useCall()
  const [pending, setPending] = useState(false)
  const save = async () => {
    setPending(true)
    try {
      saveFile(await download(exportVisits, { query: { year } }))
    } catch (error) {
      tell({ text: sentence(error).text, tone: 'danger' })
    } finally {
      setPending(false)
    }
  }
  return (
    <Button icon="download" pending={pending} onClick={() => void save()}>
      {t('visit.export')}
    </Button>
  )
}

function Shown({ figures, choose }: { figures: VisitFigures; choose: (year: number) => void }) {
  const t = useT()
  const format = useFormat()
  const { today, month, total, since, year, months, pages } = figures
  const ofYear = months.reduce((sum, { n }) => sum + n, 0)
  const years = [...new Set([...figures.years, year])].toSorted((a, b) => b - a)
  return (
    <>
      <Section title={t('visit.total')}>
        <Facts
          rows={[
            { label: t('visit.today'), value: format.number(today) },
            { label: t('visit.month'), value: format.number(month) },
            { label: t('visit.total'), value: format.number(total) },
            ...(since === null ? [] : [{ label: t('visit.since'), value: format.day(since) }]),
          ]}
        />
      </Section>
      <Section title={t('visit.by-page')}>
        <div className="hc-visits-year">
          <SelectField
            name="year"
            label={t('visit.year')}
            value={String(year)}
            error={undefined}
            onChange={(chosen) => choose(Number(chosen ?? year))}
            choices={years.map((one) => ({ value: String(one), label: String(one) }))}
          />
        </div>
        {pages.length === 0 ? (
          <p>{t('visit.none')}</p>
        ) : (
          <>
            <Chart
              finding={t('visit.finding', { year, n: format.number(ofYear) })}
              data={{
                kind: 'course',
                heads: { label: t('visit.month'), value: t('visit.title') },
                points: months.map(({ n }, at) => ({ label: t('visit.month-of', { n: at + 1 }), value: n, written: format.number(n) })),
              }}
            />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is scrolled with the keyboard too */}
            <section className="hc-visits-wide" tabIndex={0} aria-label={t('visit.by-page')}>
              <table className="hc-plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t('visit.page')}</th>
                    {months.map(({ month: one }, at) => (
                      <th key={one} scope="col" aria-label={t('visit.month-of', { n: at + 1 })}>
                        {t('visit.short-month', { n: at + 1 })}
                      </th>
                    ))}
                    <th scope="col">{t('visit.whole-year')}</th>
                  </tr>
                </thead>
                <tbody>
                  {pages.map(({ page, title, months: each, n }) => (
                    <tr key={page}>
                      <th scope="row">
                        <a className="hc-link" href={page} target="_blank" rel="noopener">
                          {title ?? page}
                        </a>
                      </th>
                      {each.map((one, at) => (
                        <td key={months[at]?.month}>{one === 0 ? '—' : format.number(one)}</td>
                      ))}
                      <td>{format.number(n)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </>
        )}
      </Section>
    </>
  )
}
