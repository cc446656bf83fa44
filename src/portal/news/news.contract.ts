import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { NewsId, OfficerId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { line, lines } from '../../kernel/text.ts'
import { FileQuery, FileView } from '../../register/files/file.contract.ts'
import { NewsForm, NewsState } from './news.ts'

const Instant = z.iso.datetime({ offset: true })
const one = z.strictObject({ newsId: NewsId })
const Saved = z.strictObject({ id: NewsId, version: z.int() })
const seen = { version: z.int() }
const Reason = lines(2000)

export const NewsRow = z.strictObject({
  id: z.uuid().describe('of the report where kind is report'),
  kind: z.enum(['news', 'report']).describe('report: the article that publishing a report wrote'),
  title: z.string(),
  state: NewsState,
  author: z.string().nullable(),
  publishedAt: Instant.nullable(),
  changedAt: Instant,
  slug: z.string().nullable(),
})
export type NewsRow = z.infer<typeof NewsRow>

export const NewsView = z.strictObject({
  id: NewsId,
  version: z.int(),
  state: NewsState,
  title: z.string(),
  body: z.string(),
  sourceLine: z.string(),
  file: FileView.nullable(),
  author: z.strictObject({ id: OfficerId, name: z.string() }),
  mine: z.boolean().describe('written by whoever asks: somebody else approves it'),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  approvedAlone: z.boolean(),
  slug: z.string().nullable(),
  publishedAt: Instant.nullable().describe('the time it appears at, which may lie ahead'),
  correctedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  changedAt: Instant,
})
export type NewsView = z.infer<typeof NewsView>

export const newsSorts = ['changedAt', 'publishedAt', 'title'] as const
export const NewsListQuery = ListQuery.extend({ state: severalOf(NewsState) })
export type NewsListQuery = z.infer<typeof NewsListQuery>

export const listNews = endpoint({
  name: 'listNews',
  summary: 'News of the portal in every state, with the articles that published reports wrote',
  method: 'GET',
  path: '/portal/news',
  access: 'news.read',
  query: NewsListQuery,
  reply: listOf(NewsRow),
})

export const showNews = endpoint({
  name: 'showNews',
  summary: 'One piece of news as the office sees it',
  method: 'GET',
  path: '/portal/news/:newsId',
  access: 'news.read',
  params: one,
  reply: NewsView,
})

export const newsFile = endpoint({
  name: 'newsFile',
  summary: 'The file of a piece of news',
  method: 'GET',
  path: '/portal/news/:newsId/file',
  access: 'news.read',
  kind: 'file',
  params: one,
  query: FileQuery,
})

export const createNews = endpoint({
  name: 'createNews',
  summary: 'Begin a piece of news',
  method: 'POST',
  path: '/portal/news',
  access: 'news.write',
  status: 201,
  body: NewsForm,
  reply: Saved,
})

export const saveNews = endpoint({
  name: 'saveNews',
  summary: 'Change a draft',
  method: 'PUT',
  path: '/portal/news/:newsId',
  access: 'news.write',
  params: one,
  body: NewsForm.extend(seen),
  reply: Saved,
})

export const submitNews = endpoint({
  name: 'submitNews',
  summary: 'Put a draft before whoever approves it',
  method: 'POST',
  path: '/portal/news/:newsId/submission',
  access: 'news.write',
  params: one,
  body: z.strictObject(seen),
  reply: Saved,
})

export const returnNews = endpoint({
  name: 'returnNews',
  summary: 'Give it back to its author, with what is to be changed',
  method: 'POST',
  path: '/portal/news/:newsId/return',
  access: 'news.approve',
  params: one,
  body: z.strictObject({ ...seen, reason: Reason }),
  reply: Saved,
})

export const approveNews = endpoint({
  name: 'approveNews',
  summary: 'Approve what somebody else wrote; what one wrote oneself only with a reason',
  method: 'POST',
  path: '/portal/news/:newsId/approval',
  access: 'news.approve',
  params: one,
  body: z.strictObject({ ...seen, reason: Reason.optional() }),
  reply: Saved,
})

export const publishNews = endpoint({
  name: 'publishNews',
  summary: 'Publish what was approved, now or at a time to come',
  method: 'POST',
  path: '/portal/news/:newsId/publication',
  access: 'news.write',
  params: one,
  body: z.strictObject({ ...seen, publishedAt: Instant.optional() }),
  reply: Saved.extend({ slug: z.string() }),
})

export const correctNews = endpoint({
  name: 'correctNews',
  summary: 'Correct what is published; the page says so, with the day',
  method: 'POST',
  path: '/portal/news/:newsId/correction',
  access: 'news.approve',
  params: one,
  body: NewsForm.extend({ ...seen, note: line(500) }),
  reply: Saved,
})

export const withdrawNews = endpoint({
  name: 'withdrawNews',
  summary: 'Take a piece of news off the portal; its address says so from then on',
  method: 'POST',
  path: '/portal/news/:newsId/withdrawal',
  access: 'news.approve',
  params: one,
  body: z.strictObject({ ...seen, reason: Reason }),
  reply: Saved,
})

export const discardNews = endpoint({
  name: 'discardNews',
  summary: 'Give a draft up',
  method: 'POST',
  path: '/portal/news/:newsId/discard',
  access: 'news.write',
  params: one,
  body: z.strictObject(seen),
  reply: Saved,
})
