import { Arrival } from '../papers/incoming/incoming.ts'
import { receiveRecorded } from '../papers/incoming/receiving.commands.ts'
import type { BodyId } from '../kernel/identity.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { paperOf } from './demo-links.ts'
import type { Doing } from './demo-records.ts'

/** When the Committee's decisions reached the office, under which number, and what was to be done, was not published. */
const note = 'Minh họa: ngày đến, số đến và ý kiến chỉ đạo không được công bố'
const arrivals = [
  { number: '1451/QĐ-UBND', instruction: 'Triển khai các nội dung của Kế hoạch năm 2020', dueOn: '2020-12-31' },
  { number: '1452/QĐ-UBND', instruction: 'Chuẩn bị kiểm tra tại trụ sở 30 cơ quan', dueOn: '2020-06-30' },
  { number: '1453/QĐ-UBND' },
] as const

/** The three decisions in the book of the sub-department, given to its division. */
export async function loadIncoming(tx: Tx, doing: Doing, { bodyId, unitId }: { bodyId: BodyId; unitId: BodyId }): Promise<void> {
  for (const { number, ...handling } of arrivals)
    await receiveRecorded(
      tx,
      doing,
      paperOf(number),
      Arrival.parse({ bodyId, arrivedOn: '2020-05-04', note, ...('instruction' in handling ? { ...handling, unitId } : {}) }),
    )
}
