import { z } from 'zod'
import { line, lines } from '../../kernel/text.ts'

/** What a record, or a batch of them, entered as "số liệu lịch sử" says once instead of a remark per record. */
export const HistoricalNote = z.strictObject({
  source: line(300).describe('Where the data come from, e.g. "Sổ công văn đi năm 2019"'),
  reason: lines(2000).describe('Why they are entered only now'),
})
export type HistoricalNote = z.infer<typeof HistoricalNote>

/** When something was recorded, beside the day its document bears. */
export const Recording = z.strictObject({
  at: z.iso.datetime().describe('when it was first recorded'),
  lateDays: z.int().nullable().describe('days after the document, when they are more than the authority allows and it is no historical data'),
  historical: HistoricalNote.nullable(),
})
export type Recording = z.infer<typeof Recording>
