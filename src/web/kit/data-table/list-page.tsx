import { type ReactNode, useState } from 'react'
import { Page } from '../page.tsx'
import { DataTable, type DataTableProps } from './data-table.tsx'

/** A screen that is one list: the title with its total, the table filling the rest. */
export function ListPage<Row>({
  title,
  acts,
  above,
  ...table
}: { title: string; acts?: ReactNode; above?: ReactNode } & Omit<DataTableProps<Row>, 'onTotal' | 'label'> & { label?: string }) {
  const [total, setTotal] = useState<string | undefined>(undefined)
  return (
    <Page title={title} beside={total !== undefined && <span className="hc-total">{total}</span>} acts={acts} fill>
      {above}
      <DataTable {...table} label={table.label ?? title} onTotal={setTotal} />
    </Page>
  )
}
