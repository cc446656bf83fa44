import { z } from 'zod'
import { RowGroup } from './figures.ts'

/** What a number on the paper opens: a figure, one of its groups, one of its rows: `converted:declared`, `decisions:counted#<id>`. */
export interface FigureAddress {
  figure: string
  group?: RowGroup | undefined
  row?: string | undefined
}

export const writeAddress = ({ figure, group, row }: FigureAddress): string =>
  `${figure}${group === undefined ? '' : `:${group}`}${row === undefined ? '' : `#${row}`}`

const shape = /^([\w/-]{1,120})(?::([\w-]+))?(?:#([\w-]+))?$/

export function readAddress(text: string): FigureAddress | undefined {
  const match = shape.exec(text)
  const group = z.optional(RowGroup).safeParse(match?.[2])
  return match && group.success ? { figure: match[1] ?? '', group: group.data, row: match[3] } : undefined
}
