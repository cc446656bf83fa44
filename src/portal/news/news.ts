import { z } from 'zod'
import { fold } from '../../kernel/fold.ts'
import { FileId, type OfficerId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { line, lines } from '../../kernel/text.ts'
import { badAddresses } from './news-text.ts'

/** A piece of news and the only moves it may make. Pure: no database, no clock, no HTTP. */
export const NewsState = z.enum(['draft', 'submitted', 'approved', 'published', 'withdrawn', 'discarded'])
export type NewsState = z.infer<typeof NewsState>
export type NewsMove = 'save' | 'submit' | 'return' | 'approve' | 'publish' | 'correct' | 'withdraw' | 'discard'

const moves = {
  draft: { save: 'draft', submit: 'submitted', discard: 'discarded' },
  submitted: { return: 'draft', approve: 'approved' },
  approved: { return: 'draft', publish: 'published' },
  published: { correct: 'published', withdraw: 'withdrawn' },
  withdrawn: {},
  discarded: {},
} as const satisfies Record<NewsState, Partial<Record<NewsMove, NewsState>>>

export const mayMove = (state: NewsState, move: NewsMove): boolean => move in moves[state]

export function next(state: NewsState, move: NewsMove): NewsState {
  const to = (moves[state] as Partial<Record<NewsMove, NewsState>>)[move]
  return to ?? refuse('conflict', 'news.move-not-from-here', { move, state })
}

/** Nobody approves what they wrote; an office of one person does so with a reason, which the record keeps. */
export function checkApprover(author: OfficerId, approver: OfficerId, reason: string | undefined): { alone: boolean } {
  if (author !== approver) return { alone: false }
  if (reason === undefined) refuse('forbidden', 'news.own-approval')
  return { alone: true }
}

const minute = 60_000
const farthest = 366 * 24 * 60 * minute

/** News carry the time they appear at: now or a time to come, never one that has passed. */
export function publicationTime(asked: Date | undefined, at: Date): Date {
  if (asked === undefined) return at
  if (asked.getTime() < at.getTime() - 5 * minute) refuse('invalid', 'news.time-passed')
  if (asked.getTime() > at.getTime() + farthest) refuse('invalid', 'news.time-too-far')
  return asked
}

export const NewsForm = z.strictObject({
  title: line(300),
  body: lines(30_000).superRefine((body, context) => {
    const [bad] = badAddresses(body)
    if (bad !== undefined) context.addIssue({ code: 'custom', message: 'news.bad-address' })
  }),
  sourceLine: line(300),
  fileId: FileId.optional(),
})
export type NewsForm = z.infer<typeof NewsForm>

export const newsSearchText = ({ title, body }: Pick<NewsForm, 'title' | 'body'>): string => fold(`${title} ${body}`).slice(0, 20_000)

/** The address a title gives; `tail` tells two of the same title apart. */
export function newsSlug(title: string, tail?: string): string {
  const words = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 90)
    .replace(/-$/, '')
  return [words === '' ? 'tin' : words, ...(tail === undefined ? [] : [tail])].join('-')
}
