import { Link } from '../../../web/kit/link.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { AnnexRow, Difference } from '../annex.ts'
import './declaration.css'

const words = ({ code, name, field }: AnnexRow) => [code, name, field].filter((part) => part !== null).join(' · ')
/** With its note: where only the note changed, before and after would read alike. */
const allWords = (row: AnnexRow) => (row.note === null ? words(row) : `${words(row)} · ${row.note}`)

/** What a re-declaration changes against the declaration before: added, removed, changed, and the edition. */
export function ScopeDifferenceView({ difference: d }: { difference: Difference }) {
  const t = useT()
  const format = useFormat()
  const nothing = d.edition === null && d.added.length + d.removed.length + d.changed.length === 0
  const list = (key: 'added' | 'removed', rows: readonly AnnexRow[]) =>
    rows.length > 0 && (
      <>
        <h3>{t(`draft.difference.${key}`, { count: rows.length })}</h3>
        <ul className="hc-declaration-difference" data-kind={key}>
          {rows.map((row) => (
            <li key={words(row)}>{words(row)}</li>
          ))}
        </ul>
      </>
    )
  return (
    <>
      <p>
        {t('draft.difference.against')} <Link to={`/declarations/${d.against.id}`}>{d.against.number}</Link>{' '}
        <span className="hc-faint">
          {format.day(d.against.issuedOn)} · {d.against.edition}
        </span>
      </p>
      {d.edition && <p>{t('draft.difference.edition', d.edition)}</p>}
      {!d.against.listed && <p className="hc-faint">{t('draft.difference.not-listed')}</p>}
      {d.against.listed && nothing && <p>{t('draft.difference.none')}</p>}
      {list('added', d.added)}
      {list('removed', d.removed)}
      {d.changed.length > 0 && (
        <>
          <h3>{t('draft.difference.changed', { count: d.changed.length })}</h3>
          <ul className="hc-declaration-difference">
            {d.changed.map(({ before, after }) => (
              <li key={words(after)}>
                <del>{allWords(before)}</del> → <ins>{allWords(after)}</ins>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
