import { Day } from '../kernel/day.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { createNews } from '../portal/news/news.commands.ts'
import { NewsForm } from '../portal/news/news.ts'
import { createNewsletter, publishNewsletter } from '../portal/newsletters/newsletter.commands.ts'
import { NewsletterForm } from '../portal/newsletters/newsletter.ts'
import { Links } from '../portal/site/links.ts'
import { saveLinks } from '../portal/site/site.commands.ts'
import type { Doing } from './demo-records.ts'
import { demoActivities, demoFacts, demoNotice } from './hcmc-2020.ts'

/** Sites of the offices the programme works with. */
const groups = Links.parse([
  {
    title: { vi: 'Cơ quan trung ương', en: 'Central bodies' },
    links: [
      { label: 'Chính phủ', address: 'https://chinhphu.vn/' },
      { label: 'Bộ Khoa học và Công nghệ', address: 'https://www.most.gov.vn/' },
      { label: 'Tổng cục Tiêu chuẩn Đo lường Chất lượng', address: 'https://tcvn.gov.vn/' },
    ],
  },
  {
    title: { vi: 'Thành phố Hồ Chí Minh', en: 'Ho Chi Minh City' },
    links: [
      { label: 'Cổng thông tin điện tử Thành phố', address: 'https://www.hochiminhcity.gov.vn/' },
      { label: 'Sở Khoa học và Công nghệ', address: 'https://dost.hochiminhcity.gov.vn/' },
    ],
  },
])

const series = 'Bản tin ISO (minh họa)'
const { channels } = demoFacts.results.newsletters

/** Of the four newsletters neither day nor text was published: the first is an illustration, and stands for the record that counts four. */
const first = NewsletterForm.parse({
  series,
  number: 1,
  issuedOn: Day.parse('2020-03-31'),
  title: 'Những nội dung cần lưu ý khi chuyển đổi sang TCVN ISO 9001:2015',
  body: `${demoNotice}.\n\n## Trong số này\n- Các bước chuyển đổi từ TCVN ISO 9001:2008 sang TCVN ISO 9001:2015\n- Công bố hệ thống quản lý chất lượng phù hợp tiêu chuẩn`,
  channels: [...channels],
})
const next = NewsletterForm.parse({
  series,
  number: 5,
  issuedOn: Day.parse('2020-07-31'),
  title: 'Hướng dẫn chuyển đổi cho Ủy ban nhân dân phường, xã, thị trấn',
  body: `${demoNotice}.\n\nNội dung đang được biên tập.`,
  channels: [...channels],
})

/** Links to other sites, a newsletter that went out and one being written, and a piece of news that waits. */
export async function loadPortal(tx: Tx, doing: Doing): Promise<void> {
  const counted = demoActivities().find(({ kind }) => kind === 'newsletter')
  await saveLinks(tx, doing, { version: 0, groups })
  const { id, version } = await createNewsletter(tx, doing, first)
  await publishNewsletter(tx, { ...doing, id, seen: version }, counted && { as: 'recorded', activityId: counted.id })
  await createNewsletter(tx, doing, next)
  await createNews(
    tx,
    doing,
    NewsForm.parse({
      title: 'Dời các lớp đào tạo về hệ thống quản lý chất lượng sang 6 tháng cuối năm 2020',
      body: `${demoNotice}.\n\nDo dịch bệnh COVID-19, ${demoFacts.results.training.vi}.`,
      sourceLine: demoFacts.article.sourceLine,
    }),
  )
}
