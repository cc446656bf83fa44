import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActivityId, NewsletterId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { lines } from '../../kernel/text.ts'
import { FileQuery, FileView } from '../../register/files/file.contract.ts'
import { CountedAs, NewsletterForm, NewsletterState } from './newsletter.ts'

const Instant = z.iso.datetime({ offset: true })
const one = z.strictObject({ newsletterId: NewsletterId })
const Saved = z.strictObject({ id: NewsletterId, version: z.int() })
const seen = { version: z.int() }

const shared = {
  id: NewsletterId,
  state: NewsletterState,
  series: z.string(),
  number: z.int(),
  issuedOn: Day,
  title: z.string(),
  channels: z.array(z.string()),
  counted: z.boolean().describe('It stands among the activities of the programme'),
  publishedAt: Instant.nullable(),
}

export const NewsletterRow = z.strictObject(shared)
export type NewsletterRow = z.infer<typeof NewsletterRow>

export const NewsletterView = z.strictObject({
  ...shared,
  version: z.int(),
  body: z.string().nullable(),
  file: FileView.nullable(),
  author: z.string(),
  activityId: ActivityId.nullable().describe('The activity it counts as, where that is held'),
  slug: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
  changedAt: Instant,
})
export type NewsletterView = z.infer<typeof NewsletterView>

export const newsletterSorts = ['issuedOn', 'title'] as const
export const NewsletterListQuery = ListQuery.extend({ state: severalOf(NewsletterState) })
export type NewsletterListQuery = z.infer<typeof NewsletterListQuery>

export const listNewsletters = endpoint({
  name: 'listNewsletters',
  summary: 'Newsletters in every state; sorted by issuedOn or title',
  method: 'GET',
  path: '/portal/newsletters',
  access: 'news.read',
  query: NewsletterListQuery,
  reply: listOf(NewsletterRow),
})

export const showNewsletter = endpoint({
  name: 'showNewsletter',
  summary: 'One newsletter as the office sees it',
  method: 'GET',
  path: '/portal/newsletters/:newsletterId',
  access: 'news.read',
  params: one,
  reply: NewsletterView,
})

export const newsletterFile = endpoint({
  name: 'newsletterFile',
  summary: 'The file of a newsletter',
  method: 'GET',
  path: '/portal/newsletters/:newsletterId/file',
  access: 'news.read',
  kind: 'file',
  params: one,
  query: FileQuery,
})

export const createNewsletter = endpoint({
  name: 'createNewsletter',
  summary: 'Begin a newsletter; its number is once in the series and the year',
  method: 'POST',
  path: '/portal/newsletters',
  access: 'news.write',
  status: 201,
  body: NewsletterForm,
  reply: Saved,
})

export const saveNewsletter = endpoint({
  name: 'saveNewsletter',
  summary: 'Change a newsletter that is not published yet',
  method: 'PUT',
  path: '/portal/newsletters/:newsletterId',
  access: 'news.write',
  params: one,
  body: NewsletterForm.extend(seen),
  reply: Saved,
})

export const publishNewsletter = endpoint({
  name: 'publishNewsletter',
  summary: 'Publish a newsletter, and count it among the activities of its half-year in the same act',
  method: 'POST',
  path: '/portal/newsletters/:newsletterId/publication',
  access: 'news.write',
  params: one,
  body: z.strictObject({ ...seen, count: CountedAs.optional().describe('Left out: it is not counted now') }),
  reply: Saved.extend({ slug: z.string() }),
})

export const countNewsletter = endpoint({
  name: 'countNewsletter',
  summary: 'Count a newsletter that went out among the activities of its half-year, so that it is not typed twice',
  method: 'POST',
  path: '/portal/newsletters/:newsletterId/activity',
  access: 'activity.record',
  params: one,
  body: z.strictObject({ ...seen, count: CountedAs }),
  reply: Saved,
})

export const withdrawNewsletter = endpoint({
  name: 'withdrawNewsletter',
  summary: 'Take a newsletter off the portal; its address says so from then on',
  method: 'POST',
  path: '/portal/newsletters/:newsletterId/withdrawal',
  access: 'news.write',
  params: one,
  body: z.strictObject({ ...seen, reason: lines(2000) }),
  reply: Saved,
})

export const discardNewsletter = endpoint({
  name: 'discardNewsletter',
  summary: 'Give up a newsletter that was not published; its number is free again',
  method: 'POST',
  path: '/portal/newsletters/:newsletterId/discard',
  access: 'news.write',
  params: one,
  body: z.strictObject(seen),
  reply: Saved,
})
