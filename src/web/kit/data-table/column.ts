import type { ReactNode } from 'react'

export interface Column<Row> {
  /** The server's name of the column when it can be sorted by. */
  id: string
  header: string
  cell: (row: Row) => ReactNode
  sort?: boolean
  align?: 'right'
  /** Pixels; columns without one share what is left. */
  width?: number
  /** Not shown until chosen. */
  hidden?: boolean
  /** The name of the row: cannot be hidden, links to the record, titles the card on a phone. */
  lead?: boolean
  /** Left out of the cards on a phone. */
  notOnPhone?: boolean
}
