import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { isKnown, type WeekFacts, type WeekFigure } from '../week.ts'

/** The two periods side by side, counted alike: of agencies, those that were there on both days. */
export function TwoPeriods({ facts: { figures, on, before, edition } }: { facts: WeekFacts }) {
  const t = useT()
  const format = useFormat()
  const share = (n: number, total: number) => `${format.number(n)}/${format.number(total)}`
  const cells = (figure: WeekFigure): [string, string] => {
    const { alike, before: former } = figure
    if (alike !== null) return [share(alike.n, alike.total), share(alike.before, alike.total)]
    return [isKnown(figure) ? share(figure.n, figure.total) : t('week.unknown'), former === null ? '—' : share(former.n, former.total)]
  }
  return (
    <>
      <table className="hc-plain-table hc-week-periods">
        <thead>
          <tr>
            <th scope="col">{t('week.page.figure')}</th>
            <th scope="col">{format.day(before)}</th>
            <th scope="col">{format.day(on)}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => {
            const [now, former] = cells(figure)
            return (
              <tr key={figure.key}>
                <th scope="row">{t(`week.figure.${figure.key}`, { edition: edition ?? '' })}</th>
                <td>{former}</td>
                <td>{now}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="hc-faint hc-small">{t('week.page.alike')}</p>
    </>
  )
}
