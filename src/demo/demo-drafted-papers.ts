import { type BodyId, DraftPaperId } from '../kernel/identity.ts'
import { createDraftPaper } from '../papers/drafting/draft-paper.contract.ts'
import { beginDraft, returnDraft, submitDraft } from '../papers/drafting/facade.ts'
import type { Tx } from '../platform/db/transaction.ts'
import type { Doing } from './demo-records.ts'
import { demoNotice } from './hcmc-2020.ts'
import { demoId } from './seed.ts'

/**
 * Three letters on their way, so that the lists of drafts, of what waits to be checked and of what came back show something: illustrations all, which
 * say so in their text. No such letter is known from the first half of 2020.
 */
export async function loadDraftedPapers(tx: Tx, { by: actor, at }: Doing, issuer: BodyId): Promise<void> {
  const letter = (n: number, fields: Record<string, string>) => ({
    ...createDraftPaper.body.parse({ templateCode: 'official-letter', issuerId: issuer, unit: 'TĐC', fields }),
    id: DraftPaperId.parse(demoId('draft-paper', 'letter', n)),
  })
  const begun = { actor, at }
  const submitted = await beginDraft(
    tx,
    begun,
    letter(0, {
      subject: 'hướng dẫn sử dụng kinh phí xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng năm 2021',
      addressee: 'Các sở, ban, ngành; Ủy ban nhân dân các quận, huyện',
      grounds: `Thực hiện Kế hoạch triển khai năm 2020, Sở Khoa học và Công nghệ hướng dẫn lập dự toán kinh phí năm 2021. ${demoNotice}.`,
      request: 'các cơ quan, đơn vị căn cứ nhu cầu thực tế lập dự toán kinh phí năm 2021 gửi Sở Tài chính theo quy định.',
    }),
  )
  await submitDraft(tx, begun, submitted.id, { version: submitted.version })
  await beginDraft(
    tx,
    begun,
    letter(1, {
      subject: 'chuyển đổi áp dụng TCVN ISO 9001:2015 tại Ủy ban nhân dân phường, xã, thị trấn',
      addressee: 'Ủy ban nhân dân các quận, huyện',
      grounds: `Đến nay còn một số đơn vị chưa chuyển đổi. ${demoNotice}.`,
    }),
  )
  const returned = await beginDraft(
    tx,
    begun,
    letter(2, {
      subject: 'cử công chức tham gia các lớp đào tạo về hệ thống quản lý chất lượng từ tháng 7 năm 2020',
      addressee: 'Các sở, ban, ngành; Ủy ban nhân dân các quận, huyện',
      grounds: `Các lớp đào tạo 6 tháng đầu năm lùi lại do dịch bệnh COVID-19. ${demoNotice}.`,
      request: 'các cơ quan, đơn vị cử công chức tham gia các lớp đào tạo theo kế hoạch.',
    }),
  )
  const { version } = await submitDraft(tx, begun, returned.id, { version: returned.version })
  await returnDraft(tx, begun, returned.id, {
    version,
    remark: 'Đề nghị bổ sung số lượng công chức của mỗi cơ quan và thời hạn gửi danh sách (minh họa).',
    remarks: [],
    override: 'Minh họa: tài khoản nạp dữ liệu trả lại thay cho trưởng phòng',
  })
}
