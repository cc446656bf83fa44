import { z } from 'zod'
import { Day, halfYearOf } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { ActivityId, FileId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { line, lines } from '../../kernel/text.ts'
import type { Activity } from '../../authority/programme/activity.ts'

/** A newsletter (bản tin) and the only moves it may make. Pure: no database, no clock, no HTTP. */
export const NewsletterState = z.enum(['draft', 'published', 'withdrawn', 'discarded'])
export type NewsletterState = z.infer<typeof NewsletterState>
export type NewsletterMove = 'save' | 'publish' | 'count' | 'withdraw' | 'discard'

const moves = {
  draft: { save: 'draft', publish: 'published', discard: 'discarded' },
  published: { count: 'published', withdraw: 'withdrawn' },
  // It went out, so it counts, even where the page is gone.
  withdrawn: { count: 'withdrawn' },
  discarded: {},
} as const satisfies Record<NewsletterState, Partial<Record<NewsletterMove, NewsletterState>>>

export const mayMoveNewsletter = (state: NewsletterState, move: NewsletterMove): boolean => move in moves[state]

export function nextNewsletter(state: NewsletterState, move: NewsletterMove): NewsletterState {
  const to = (moves[state] as Partial<Record<NewsletterMove, NewsletterState>>)[move]
  return to ?? refuse('conflict', 'newsletter.move-not-from-here', { move, state })
}

export const NewsletterForm = z.strictObject({
  series: line(120).describe('Name of the series, e.g. Bản tin ISO'),
  number: z.int().min(1).max(9999).describe('Its number within the series and the year'),
  issuedOn: Day.describe('Day it bears; its year is the year of the number'),
  title: line(300),
  body: lines(30_000).optional().describe('As of a piece of news; it may be left out where there is a file'),
  fileId: FileId.optional().describe('A PDF'),
  channels: z.array(line(200)).max(20).default([]).describe('Where it goes out; it counts once, however many'),
})
export type NewsletterForm = z.infer<typeof NewsletterForm>

/** Which activity of the programme it is: a new record made of what is known here, or one that was recorded before. */
export const CountedAs = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('new') }),
  z.strictObject({ as: z.literal('recorded'), activityId: ActivityId }),
])
export type CountedAs = z.infer<typeof CountedAs>

type Named = Pick<NewsletterForm, 'series' | 'number' | 'issuedOn'>

export const yearOfNewsletter = ({ issuedOn }: Pick<Named, 'issuedOn'>): number => Number(issuedOn.slice(0, 4))

/** "Bản tin ISO số 2/2020". */
export const newsletterName = (newsletter: Named): string => `${newsletter.series} số ${newsletter.number}/${yearOfNewsletter(newsletter)}`

export const newsletterSearchText = (form: NewsletterForm): string => fold(`${newsletterName(form)} ${form.title} ${form.body ?? ''}`).slice(0, 20_000)

/** The activity a newsletter is: one, whatever number of channels carried it. */
export function activityOf(newsletter: Named & { title: string; channels: readonly string[]; fileId: FileId | null }): Activity {
  return {
    kind: 'newsletter',
    title: `${newsletterName(newsletter)}: ${newsletter.title}`.slice(0, 500),
    period: halfYearOf(newsletter.issuedOn),
    began: { precision: 'day', day: newsletter.issuedOn },
    ended: null,
    doer: null,
    quantity: 1,
    unit: null,
    product: null,
    channels: newsletter.channels,
    note: null,
    paperIds: [],
    agencyIds: [],
    fileId: newsletter.fileId,
  }
}
