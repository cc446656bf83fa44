import type { Day } from '../../../kernel/day.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Unanswered } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type CountedEdition, previewValidity, type ValidityConsequence } from '../edition.contract.ts'

interface Days {
  edition: string
  validFrom: Day | null
  validTo: Day | null
  formerAcceptedUntil: Day | null
}

/** What the days in the form would make of n/N, before anybody confirms them: the figures, and the agencies behind the difference. */
export function ValidityConsequenceNote({ edition, validFrom, validTo, formerAcceptedUntil }: Days) {
  const t = useT()
  const days = { edition, validFrom: validFrom ?? undefined, validTo: validTo ?? undefined, formerAcceptedUntil: formerAcceptedUntil ?? undefined }
  const asked = useAnswer(previewValidity, { query: days }, { keepFormer: true })
  return (
    <section className="hc-validity-consequence" aria-live="polite">
      <h3>{t('edition.consequence.title')}</h3>
      {asked.data ? (
        <Consequence of={asked.data} />
      ) : asked.error ? (
        <Unanswered of={[asked]} />
      ) : (
        <p className="hc-faint">{t('edition.consequence.computing')}</p>
      )}
    </section>
  )
}

function Consequence({ of: { on, before, after, ending, affected } }: { of: ValidityConsequence }) {
  const t = useT()
  const format = useFormat()
  const share = (counted: CountedEdition | null) =>
    counted === null
      ? '—'
      : t('edition.consequence.share', { n: shown(counted, format.number), total: format.number(counted.main.total), edition: said(counted, t) })
  const columns = [
    { key: 'before', label: t('edition.consequence.before'), counted: before, on },
    { key: 'after', label: t('edition.consequence.after'), counted: after, on },
    ...(ending ? [{ key: 'ending', label: t('edition.consequence.ending', { on: format.day(ending.on) }), counted: ending.counted, on: ending.on }] : []),
  ]
  return (
    <>
      <p>
        <strong>
          {affected.length === 0 && before?.edition === after?.edition
            ? t('edition.consequence.same', { on: format.day(on), share: share(before) })
            : t('edition.consequence.becomes', { on: format.day(on), before: share(before), after: share(after) })}
        </strong>
      </p>
      <table className="hc-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('edition.consequence.figure')}</th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['main', 'apart'] as const)
            .filter((part) => (before ?? after)?.[part].total)
            .map((part) => (
              <tr key={part}>
                <th scope="row">{t(`edition.consequence.${part}`)}</th>
                {columns.map(({ key, counted, on: day }) => (
                  <td key={key} className="hc-nowrap">
                    {counted && key === 'before' ? (
                      <Link to={`/conversion?edition=${encodeURIComponent(counted.edition)}&on=${day}`}>{figure(counted, part, format.number)}</Link>
                    ) : (
                      ((counted && figure(counted, part, format.number)) ?? '—')
                    )}
                    {counted && counted[part].noData > 0 && (
                      <span className="hc-faint hc-small"> {t('edition.consequence.no-data', { count: counted[part].noData })}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      {affected.length > 0 && (
        <details>
          <summary>{t('edition.consequence.affected', { count: affected.length })}</summary>
          <ul className="hc-validity-affected">
            {affected.map(({ id, name, was, is }) => (
              <li key={id}>
                <Link to={`/agencies/${id}`}>{name}</Link>
                <span className="hc-faint hc-small">
                  {' '}
                  {t(`edition.consequence.standing.${was}`)} → {t(`edition.consequence.standing.${is}`)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const figure = (counted: CountedEdition, part: 'main' | 'apart', number: (n: number) => string) =>
  `${unknown(counted[part]) ? '–' : number(counted[part].n)}/${number(counted[part].total)}`
const unknown = ({ noData, total }: CountedEdition['main']) => noData === total
const shown = ({ main }: CountedEdition, number: (n: number) => string) => (unknown(main) ? '–' : number(main.n))
const said = ({ edition, accepted }: CountedEdition, t: ReturnType<typeof useT>) =>
  accepted ? t('edition.consequence.either', { edition, former: accepted.edition }) : edition
