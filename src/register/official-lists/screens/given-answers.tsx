import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { CrosswalkRow } from '../crosswalk.ts'
import type { OfficialListView } from '../official-list.contract.ts'

/** Who came of whom, as answered so far or taken from a file; an answer can be taken back while there is no draft. */
export function GivenAnswers({ list, keep }: { list: OfficialListView; keep?: (rows: CrosswalkRow[]) => Promise<void> }) {
  const t = useT()
  const format = useFormat()
  const old = new Map(list.held.map((held) => [held.code, held.name]))
  const now = new Map(list.units.map((unit) => [unit.code, unit.name]))
  if (list.crosswalk.length === 0) return null
  return (
    <Section title={t('official-list.given.title', { count: list.crosswalk.length, n: format.number(list.crosswalk.length) })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1) */}
      <section className="hc-import-scroll" aria-label={t('official-list.given.label')} tabIndex={0}>
        <table className="hc-plain-table">
          <thead>
            <tr>
              <th scope="col">{t('official-list.given.from')}</th>
              <th scope="col">{t('official-list.given.to')}</th>
              <th scope="col">{t('official-list.given.share')}</th>
              {keep && <th scope="col">{t('official-list.given.act')}</th>}
            </tr>
          </thead>
          <tbody>
            {list.crosswalk.map((row) => (
              <tr key={`${row.from} ${row.to}`}>
                <td>{row.from === null ? t('official-list.question.established') : `${row.from} · ${old.get(row.from) ?? ''}`}</td>
                <td>{row.to === null ? t('official-list.question.dissolved') : `${row.to} · ${now.get(row.to) ?? ''}`}</td>
                <td>{row.share === null ? '—' : `${format.number(Math.round(row.share * 10_000) / 100)} %`}</td>
                {keep && (
                  <td>
                    <Button weight="quiet" onClick={() => void keep(list.crosswalk.filter((other) => other !== row))}>
                      {t('official-list.given.take-back')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  )
}
