import { z } from 'zod'

/** Columns an annex of agencies may have besides number and name: those a province's yearly table holds. */
export const AgencyColumn = z.enum([
  'block',
  'edition',
  'declaration',
  'standing',
  'procedures-due',
  'procedures',
  'internal-audit',
  'management-review',
  'inspection',
  'consultant',
  'budget',
  'remark',
])
export type AgencyColumn = z.infer<typeof AgencyColumn>

const title = z.string().trim().min(1).max(300)

/** An annex as data: which table, which columns, what happens to a column nobody has data for. */
export const AnnexTemplate = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('blocks'), title }).describe('n/N of each block, beside the other periods where the template compares'),
  z.strictObject({
    of: z.literal('agencies'),
    title,
    blocks: z.enum(['main', 'apart']),
    columns: z.array(AgencyColumn).min(1).max(12),
    withoutData: z.enum(['leave-out', 'say-so']).describe('A column nobody has data for is left out, or stands and says so; it never holds a 0'),
    mostRows: z.int().min(1).max(3000).describe('Beyond so many agencies the paper lists blocks only; a Word file of 10,000 rows takes a gigabyte to make'),
  }),
  z.strictObject({ of: z.literal('directions'), title }),
  z.strictObject({ of: z.literal('papers'), title }),
])
export type AnnexTemplate = z.infer<typeof AnnexTemplate>

/** Columns for which more of each agency has to be read than where it stands. */
export const detailColumns: readonly AgencyColumn[] = ['declaration', 'procedures', 'internal-audit', 'management-review', 'inspection']
