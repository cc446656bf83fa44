import { type ClipboardEvent, type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { IconButton } from '../../../web/kit/button.tsx'
import { useT } from '../../../web/use-t.ts'
import { rowsPasted } from './pasted-rows.ts'
import { type Column, columns, type TypedRow } from './typed-row.ts'

const longest: Record<Column, number> = { field: 300, name: 1000, code: 80, note: 500 }
/** The form hears of a pause, not of every letter: with 2,000 rows it would redraw itself for each. */
const pause = 400

export interface AnnexRowActs {
  change: (n: number, part: Partial<TypedRow>) => void
  remove: (n: number) => void
  paste: (n: number, rows: readonly Partial<TypedRow>[]) => void
}

interface AnnexRowProps {
  n: number
  row: TypedRow
  errors: Partial<Record<Column, string>>
  /** Of the same identity at every drawing. */
  acts: AnnexRowActs
}

const same = (a: AnnexRowProps, b: AnnexRowProps) =>
  a.n === b.n && a.acts === b.acts && columns.every((column) => a.row[column] === b.row[column] && a.errors[column] === b.errors[column])

/** One row of the annex in the form, drawn anew only when it itself has changed. */
export const AnnexRowFields = memo(function AnnexRowFields({ n, row, errors, acts }: AnnexRowProps) {
  const t = useT()
  return (
    <tr>
      <td>{n + 1}</td>
      {columns.map((column) => (
        <td key={column} data-column={column}>
          <Cell
            label={`${t(`annex.field.${column}`)} ${n + 1}`}
            id={`rows-${n}-${column}`}
            value={row[column]}
            maxLength={longest[column]}
            error={errors[column]}
            onChange={(value) => acts.change(n, { [column]: value })}
            onPaste={(event) => {
              const pasted = rowsPasted(event.clipboardData.getData('text/plain'), column)
              if (pasted === undefined) return
              event.preventDefault()
              acts.paste(n, pasted)
            }}
          />
        </td>
      ))}
      <td>
        <IconButton icon="close" label={t('annex.act.remove-row', { no: n + 1 })} onClick={() => acts.remove(n)} />
      </td>
    </tr>
  )
}, same)

interface CellProps {
  label: string
  id: string
  value: string
  maxLength: number
  error: string | undefined
  onChange: (value: string) => void
  onPaste: (event: ClipboardEvent) => void
}

function Cell({ label, id, value, maxLength, error, onChange, onPaste }: CellProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const waiting = useRef<{ value: string; timer: ReturnType<typeof setTimeout> } | undefined>(undefined)
  const tell = useRef(onChange)
  tell.current = onChange
  const commit = () => {
    const { current } = waiting
    if (current === undefined) return
    clearTimeout(current.timer)
    waiting.current = undefined
    tell.current(current.value)
    setTyped(undefined)
  }
  const last = useRef(commit)
  last.current = commit
  // A row that leaves the screen, by another page of the list, takes nothing with it.
  useEffect(() => () => last.current(), [])
  return (
    <>
      <input
        id={`field-${id}`}
        aria-label={label}
        value={typed ?? value}
        maxLength={maxLength}
        {...(error ? { 'aria-invalid': true, 'aria-describedby': id } : {})}
        onChange={(event) => {
          const next = event.currentTarget.value
          setTyped(next)
          if (waiting.current) clearTimeout(waiting.current.timer)
          waiting.current = { value: next, timer: setTimeout(() => last.current(), pause) }
        }}
        onBlur={commit}
        // Enter sends the form: it must hold what was typed last.
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter') commit()
        }}
        onPaste={onPaste}
      />
      {error && (
        <span className="hc-declaration-row-error" id={id}>
          {error}
        </span>
      )}
    </>
  )
}
