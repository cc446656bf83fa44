import { z } from 'zod'
import { Day } from '../../kernel/day.ts'

const line = z.string().max(400)

/** A sheet for somebody who has a minute: a title, a table of figures, short lists. It is no official paper and bears no number. */
export const OnePage = z.strictObject({
  day: Day,
  title: line,
  above: z.array(line).max(3).describe('Who makes it, over the title'),
  below: z.array(line).max(3).describe('As of when, under the title'),
  notice: line.nullable().describe('At the foot, e.g. of a demonstration'),
  parts: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('table'),
          title: line,
          head: z.array(line).min(1).max(6),
          widths: z.array(z.number().positive()),
          rows: z.array(z.array(line)).max(12),
          note: line.nullable(),
        }),
        z.strictObject({ kind: z.literal('list'), title: line, items: z.array(line).max(12), empty: line }),
      ]),
    )
    .max(8),
})
export type OnePage = z.infer<typeof OnePage>
