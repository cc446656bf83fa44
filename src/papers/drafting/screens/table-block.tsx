import { Button, IconButton } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useT } from '../../../web/use-t.ts'
import type { DraftBlock } from '../draft-text.ts'
import { replaced, without } from './rows-of.tsx'

type Table = Extract<DraftBlock, { kind: 'table' }>

/** Cells copied in a spreadsheet: lines and tabs. One line without a tab is plain text and stays where it was pasted. */
const cellsPasted = (text: string): string[][] | undefined => {
  const rows = text
    .replace(/\r/g, '')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : undefined
}

/** A table cell by cell; cells copied in a spreadsheet are pasted where the cursor stands. */
export function TableBlock({ block, path, onChange }: { block: Table; path: string; onChange: (block: Table) => void }) {
  const t = useT()
  const put = (n: number, m: number, text: string) => onChange({ ...block, rows: replaced(block.rows, n, replaced(block.rows[n] ?? [], m, text)) })
  const paste = (n: number, m: number, cells: string[][]) => {
    const width = block.columns.length
    const rows = block.rows.map((row) => [...row])
    cells.forEach((line, down) => {
      const row = rows[n + down] ?? Array.from({ length: width }, () => '')
      line.forEach((text, right) => {
        if (m + right < width) row[m + right] = text
      })
      rows[n + down] = row
    })
    onChange({ ...block, rows })
  }
  return (
    <div className="hc-stack">
      <TextField
        name={`${path}.caption`}
        mark="optional"
        label={t('drafting.field.caption')}
        value={block.caption}
        onChange={(caption) => onChange({ ...block, caption })}
      />
      <div className="hc-drafting-table">
        <table>
          <thead>
            <tr>
              {block.columns.map((column, m) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name of their own before they are written
                <th key={m} scope="col">
                  <input
                    aria-label={t('drafting.column', { no: m + 1 })}
                    value={column.title}
                    maxLength={200}
                    onChange={(event) => onChange({ ...block, columns: replaced(block.columns, m, { ...column, title: event.target.value }) })}
                  />
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are lines of text without a name
              <tr key={n}>
                {block.columns.map((column, m) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={m}>
                    <textarea
                      rows={1}
                      aria-label={t('drafting.cell', { row: n + 1, column: column.title === '' ? m + 1 : column.title })}
                      value={row[m] ?? ''}
                      maxLength={2000}
                      onChange={(event) => put(n, m, event.target.value)}
                      onPaste={(event) => {
                        const cells = cellsPasted(event.clipboardData.getData('text/plain'))
                        if (!cells) return
                        event.preventDefault()
                        paste(n, m, cells)
                      }}
                    />
                  </td>
                ))}
                <td>
                  <IconButton
                    icon="close"
                    label={t('drafting.act.remove', { name: t('drafting.row', { no: n + 1 }) })}
                    onClick={() => onChange({ ...block, rows: without(block.rows, n) })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="hc-row">
        <Button icon="plus" onClick={() => onChange({ ...block, rows: [...block.rows, block.columns.map(() => '')] })}>
          {t('drafting.act.add-row')}
        </Button>
        <Button
          onClick={() =>
            onChange({ ...block, columns: [...block.columns, { title: '', width: 10, align: 'left' }], rows: block.rows.map((row) => [...row, '']) })
          }
          disabled={block.columns.length >= 30}
        >
          {t('drafting.act.add-column')}
        </Button>
        {block.columns.length > 1 && (
          <Button
            onClick={() => onChange({ ...block, columns: block.columns.slice(0, -1), rows: block.rows.map((row) => row.slice(0, block.columns.length - 1)) })}
          >
            {t('drafting.act.drop-column')}
          </Button>
        )}
      </div>
    </div>
  )
}
