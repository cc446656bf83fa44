import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { ActivityId, NewsletterId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { badAddresses, newsHtml, newsSlug } from '../news/facade.ts'
import { activityOf, type CountedAs, newsletterName, type NewsletterForm, type NewsletterMove, nextNewsletter } from './newsletter.ts'
import { addNewsletter, type LoadedNewsletter, loadNewsletter, type NewsletterWrite, uploadedMediaType, writeNewsletter } from './newsletter.store.ts'

interface By {
  by: Actor
  at: Date
}
interface One extends By {
  id: NewsletterId
  seen: number
}
export interface SavedNewsletter {
  id: NewsletterId
  version: number
}

const factsOf = ({ number, issuedOn, fileId }: Pick<NewsletterForm, 'number' | 'issuedOn'> & { fileId?: string | null | undefined }) => ({
  number,
  issuedOn,
  file: fileId ?? null,
})
const wordsOf = ({ series, title, body, channels }: NewsletterForm) => ({ series, title, text: body, channels: channels.join('\n') })

function checkForm(form: NewsletterForm, mediaType: string | null): void {
  if (form.body === undefined && form.fileId === undefined) refuseAt('invalid', 'body', 'newsletter.nothing-in-it')
  if (form.body !== undefined && badAddresses(form.body).length > 0) refuseAt('invalid', 'body', 'news.bad-address')
  if (form.fileId === undefined) return
  if (mediaType === null) refuseAt('not-found', 'fileId', 'file.not-found')
  // The public page shows it in the browser: nothing but a PDF is safe there.
  if (mediaType !== 'application/pdf') refuseAt('invalid', 'fileId', 'news.file-not-pdf')
}

export async function createNewsletter(tx: Tx, { by, at }: By, form: NewsletterForm): Promise<SavedNewsletter> {
  const id = NewsletterId.parse(uuidv7(at))
  checkForm(form, form.fileId === undefined ? null : await uploadedMediaType(tx, by, form.fileId))
  await addNewsletter(tx, by, id, form, at)
  record(tx, { at, by, type: 'newsletter.begun', subject: { kind: 'newsletter', id }, facts: { version: 1, ...factsOf(form) }, personal: wordsOf(form) })
  return { id, version: 1 }
}

export async function saveNewsletter(tx: Tx, { by, at, id, seen }: One, form: NewsletterForm): Promise<SavedNewsletter> {
  const before = await loadNewsletter(tx, by, id, { seen, file: form.fileId ?? null })
  const state = nextNewsletter(before.state, 'save')
  checkForm(form, before.mediaType)
  await writeNewsletter(tx, by, id, { before, at }, { change: { state, form } })
  record(tx, {
    at,
    by,
    type: 'newsletter.changed',
    subject: { kind: 'newsletter', id },
    facts: { version: seen + 1, ...factsOf(form) },
    personal: wordsOf(form),
  })
  return { id, version: seen + 1 }
}

interface Counted {
  change: { activityId: ActivityId; activityPlace: number }
  write: Pick<NewsletterWrite, 'activity'>
}

/** The activity it counts as: a new one made of what is known of it, or one that was typed before and is nobody else's. */
function counted(before: LoadedNewsletter, count: CountedAs, at: Date): Counted {
  if (before.counted) refuse('conflict', 'newsletter.counted-already')
  if (count.as === 'new') {
    const id = ActivityId.parse(uuidv7(at))
    return { change: { activityId: id, activityPlace: 1 }, write: { activity: { id, activity: activityOf(before) } } }
  }
  if (before.asked?.kind !== 'newsletter') return refuseAt('invalid', 'count.activityId', 'newsletter.activity-unknown')
  const place = before.placesTaken + 1
  // "Thực hiện 04 bản tin" is one record of four: so many newsletters may be it.
  if (place > (before.asked.quantity ?? 1)) refuseAt('conflict', 'count.activityId', 'newsletter.activity-taken')
  return { change: { activityId: count.activityId, activityPlace: place }, write: {} }
}

const activityAsked = (count: CountedAs | undefined) => (count?.as === 'recorded' ? { activity: count.activityId } : {})

/** The copy the public reads and, where it is wanted, the activity of the half-year: one act, so that neither is typed or counted twice. */
export async function publishNewsletter(tx: Tx, { by, at, id, seen }: One, count: CountedAs | undefined): Promise<SavedNewsletter & { slug: string }> {
  const before = await loadNewsletter(tx, by, id, { seen, ...activityAsked(count) })
  const state = nextNewsletter(before.state, 'publish')
  if (before.issuedOn > dayOf(at)) refuse('conflict', 'newsletter.issued-in-future')
  const activity = count && counted(before, count, at)
  const name = newsletterName(before)
  const slug = newsSlug(`${name} ${before.title}`, id.slice(-6))
  const { title, issuedOn, fileName, fileSha256, fileSize } = before
  await writeNewsletter(
    tx,
    by,
    id,
    { before, at },
    {
      change: { state, slug, publishedAt: at, ...activity?.change },
      copy: { slug, name, title, issuedOn, publishedAt: at, html: before.body === null ? '' : newsHtml(before.body), fileName, fileSha256, fileSize },
      ...activity?.write,
    },
  )
  record(tx, {
    at,
    by,
    type: 'newsletter.published',
    subject: { kind: 'newsletter', id },
    facts: { version: seen + 1, slug, ...factsOf(before), ...(activity ? { activity: activity.change.activityId } : {}) },
    personal: { title },
  })
  return { id, version: seen + 1, slug }
}

/** What was published without counting it, or whose activity was retracted since. */
export async function countNewsletter(tx: Tx, { by, at, id, seen }: One, count: CountedAs): Promise<SavedNewsletter> {
  const before = await loadNewsletter(tx, by, id, { seen, ...activityAsked(count) })
  const state = nextNewsletter(before.state, 'count')
  const activity = counted(before, count, at)
  await writeNewsletter(tx, by, id, { before, at }, { change: { state, ...activity.change }, ...activity.write })
  record(tx, { at, by, type: 'newsletter.counted', subject: { kind: 'newsletter', id }, facts: { version: seen + 1, activity: activity.change.activityId } })
  return { id, version: seen + 1 }
}

/** Off the portal, or given up before it was there. */
export async function endNewsletter(
  tx: Tx,
  { by, at, id, seen }: One,
  move: NewsletterMove & ('withdraw' | 'discard'),
  reason?: string,
): Promise<SavedNewsletter> {
  const before = await loadNewsletter(tx, by, id, { seen })
  const state = nextNewsletter(before.state, move)
  await writeNewsletter(tx, by, id, { before, at }, { change: { state, ...(move === 'withdraw' ? { withdrawnAt: at } : {}) } })
  const type = { withdraw: 'newsletter.withdrawn', discard: 'newsletter.discarded' }[move]
  record(tx, { at, by, type, subject: { kind: 'newsletter', id }, facts: { version: seen + 1 }, personal: { reason } })
  return { id, version: seen + 1 }
}
