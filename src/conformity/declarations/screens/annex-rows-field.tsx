import { useMemo, useRef, useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { type FieldPlace, useCellLabels } from '../../../web/kit/form/form-context.ts'
import { Note } from '../../../web/kit/note.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { readable } from '../../../web/readable.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { ImportError } from '../../../register/imports/import.contract.ts'
import { mostRows } from '../annex.ts'
import { readAnnex } from '../draft.contract.ts'
import { AnnexRowFields, type AnnexRowActs } from './annex-row.tsx'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { blankRow, columns, type TypedRow } from './typed-row.ts'
import './declaration.css'

/** Rows on the screen at once: the table stays as quick with 2,000 rows as with 40, and can be walked by keys. */
const perPage = 40

/** The annex, edited row by row or taken from a sheet. */
export function AnnexRowsField({
  rows: held,
  onChange,
  errors,
}: {
  rows: TypedRow[]
  onChange: (rows: TypedRow[]) => void
  errors: Readonly<Record<string, string>>
}) {
  const t = useT()
  const [page, setPage] = useState(0)
  // A table without rows would offer nothing to type in.
  const rows = held.length === 0 ? [blankRow] : held
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  const first = Math.min(page, pages - 1) * perPage
  const [pasted, setPasted] = useState<{ rows: number; left: number } | undefined>(undefined)
  const now = useRef({ rows, onChange })
  now.current = { rows, onChange }
  const acts = useMemo<AnnexRowActs>(() => {
    // Two cells may tell of themselves before the next drawing.
    const put = (next: TypedRow[]) => {
      now.current.rows = next
      now.current.onChange(next)
    }
    return {
      change: (n, part) => put(now.current.rows.map((row, m) => (m === n ? { ...row, ...part } : row))),
      remove: (n) => put(now.current.rows.filter((_, m) => m !== n)),
      paste: (n, parts) => {
        const all = [...now.current.rows]
        const taken = parts.slice(0, mostRows - n)
        for (const [m, part] of taken.entries()) all[n + m] = { ...blankRow, ...all[n + m], ...part }
        put(all)
        setPasted({ rows: taken.length, left: parts.length - taken.length })
      },
    }
  }, [])
  const cells = useMemo(
    () =>
      Object.fromEntries(
        Object.keys(errors).flatMap((path): [string, FieldPlace][] => {
          const [, row, column] = /^rows\.(\d+)\.(\w+)$/.exec(path) ?? []
          if (row === undefined) return []
          const label = t('annex.cell', { row: Number(row) + 1, column: t(`annex.field.${column}`) })
          return [[path, { label, show: () => setPage(Math.floor(Number(row) / perPage)) }]]
        }),
      ),
    [errors, t],
  )
  useCellLabels(cells)
  const faults = Object.keys(errors).flatMap((path) => /^rows\.(\d+)\./.exec(path)?.[1] ?? [])
  return (
    <>
      <SheetReader onRead={(read) => onChange([...rows.filter((row) => row.name !== ''), ...read].slice(0, mostRows))} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section className="hc-declaration-wide" aria-label={t('declaration.field.annex')} tabIndex={0}>
        <table className="hc-plain-table hc-declaration-rows">
          <thead>
            <tr>
              <th scope="col">{t('annex.field.no')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`annex.field.${column}`)}
                </th>
              ))}
              <th>
                <span className="hc-unseen">{t('annex.act.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(first, first + perPage).map((row, at) => {
              const n = first + at
              const wrong = Object.fromEntries(columns.flatMap((column) => (errors[`rows.${n}.${column}`] ? [[column, errors[`rows.${n}.${column}`]]] : [])))
              return <AnnexRowFields key={n} n={n} row={row} errors={wrong} acts={acts} />
            })}
          </tbody>
        </table>
      </section>
      <p className="hc-faint" role="status">
        {pasted && t(pasted.left > 0 ? 'annex.pasted-part' : 'annex.pasted', { ...pasted, maximum: mostRows })}
      </p>
      {faults.length > 0 && (
        <p className="hc-declaration-row-error">{t('annex.faulty', { rows: [...new Set(faults.map((n) => Number(n) + 1))].join(', ') })}</p>
      )}
      <div className="hc-row">
        <Button
          icon="plus"
          disabled={rows.length >= mostRows}
          onClick={() => {
            onChange([...rows, { ...blankRow, field: rows.at(-1)?.field ?? '' }])
            setPage(Math.floor(rows.length / perPage))
          }}
        >
          {t('annex.act.add')}
        </Button>
        {pages > 1 && (
          <>
            <Button weight="quiet" disabled={first === 0} onClick={() => setPage(first / perPage - 1)}>
              {t('annex.act.former')}
            </Button>
            <span className="hc-faint">{t('annex.page', { from: first + 1, to: Math.min(rows.length, first + perPage), total: rows.length })}</span>
            <Button weight="quiet" disabled={first + perPage >= rows.length} onClick={() => setPage(first / perPage + 1)}>
              {t('annex.act.next')}
            </Button>
          </>
        )}
      </div>
    </>
  )
}

/** Rows of an XLSX or CSV join the table; faulty cells are named and left out, and nothing is saved yet. */
function SheetReader({ onRead }: { onRead: (rows: TypedRow[]) => void }) {
  const t = useT()
  const format = useFormat()
  const { call } = useCall()
  const sentence = useSentence()
  const [told, setTold] = useState<{ rows: number; errors: readonly ImportError[] } | { refused: string } | undefined>(undefined)
  const read = async (file: StoredFile | null) => {
    setTold(undefined)
    if (file === null) return
    try {
      const found = await call(readAnnex, { body: { fileId: file.id } })
      onRead(found.rows.map(({ field, name, code, note }) => ({ field: field ?? '', name, code: code ?? '', note: note ?? '' })))
      setTold({ rows: found.rows.length, errors: found.errors })
    } catch (error) {
      setTold({ refused: sentence(error).text })
    }
  }
  return (
    <>
      <KeptFileField
        label={t('annex.from-sheet')}
        help={t('annex.from-sheet-help')}
        value={null}
        onChange={(file) => void read(file)}
        kinds={{ words: 'XLSX, CSV', accept: '.xlsx,.xls,.csv' }}
      />
      {told && 'refused' in told && <Note tone="danger">{told.refused}</Note>}
      {told && 'rows' in told && (
        <Note tone={told.errors.length > 0 ? 'soon' : 'done'}>
          {t('annex.read', { rows: told.rows, errors: told.errors.length })}
          {told.errors.length > 0 && (
            <ul>
              {told.errors.slice(0, 20).map((error) => (
                <li key={`${error.cell}${error.code}`}>
                  {error.cell ?? error.row}: {t(error.code, readable(error.details, format))}
                </li>
              ))}
            </ul>
          )}
        </Note>
      )}
    </>
  )
}
