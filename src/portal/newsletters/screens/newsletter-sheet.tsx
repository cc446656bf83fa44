import { useState } from 'react'
import { listActivities, programmeStrip } from '../../../authority/programme/activity.contract.ts'
import { halfYearOf } from '../../../kernel/day.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import {
  countNewsletter,
  discardNewsletter,
  listNewsletters,
  type NewsletterView,
  publishNewsletter,
  showNewsletter,
  withdrawNewsletter,
} from '../newsletter.contract.ts'
import { type CountedAs, newsletterName } from '../newsletter.ts'
import { CountChoice, type Counting } from './count-choice.tsx'

export type NewsletterSheetMove = 'publish' | 'count' | 'withdraw' | 'discard'

const told: Record<NewsletterSheetMove, string> = {
  publish: 'newsletter.told.published',
  count: 'newsletter.told.counted',
  withdraw: 'newsletter.told.withdrawn',
  discard: 'newsletter.told.discarded',
}

function countedAs({ as, activityId }: Counting): CountedAs | undefined {
  if (as === 'no') return undefined
  if (as === 'new') return { as }
  if (activityId === null) throw new Refusal('invalid', 'newsletter.activity-unknown')
  return { as, activityId }
}

/** Before a newsletter moves on: what changes, and how it is counted. */
export function NewsletterSheet({ newsletter, move, onClose }: { newsletter: NewsletterView; move: NewsletterSheetMove; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const format = useFormat()
  const mayCount = useHolds()('activity.record') && !newsletter.counted
  const [counting, setCounting] = useState<Counting>({ as: mayCount ? 'new' : 'no', activityId: null })
  const refresh = { refresh: [showNewsletter, listNewsletters, listActivities, programmeStrip] }
  const acts = {
    publish: useAct(publishNewsletter, refresh),
    count: useAct(countNewsletter, refresh),
    withdraw: useAct(withdrawNewsletter, refresh),
    discard: useAct(discardNewsletter, refresh),
  }
  const { version } = newsletter
  const one = { params: { newsletterId: newsletter.id } }
  const send = (reason: string): Promise<unknown> => {
    switch (move) {
      case 'publish': {
        const count = countedAs(counting)
        return acts.publish.send({ ...one, body: { version, ...(count ? { count } : {}) } })
      }
      case 'count':
        return acts.count.send({ ...one, body: { version, count: countedAs(counting) ?? { as: 'new' } } })
      case 'withdraw':
        return acts.withdraw.send({ ...one, body: { version, reason } })
      case 'discard':
        return acts.discard.send({ ...one, body: { version } })
    }
  }
  const counts = mayCount && (move === 'publish' || move === 'count')
  const period = format.imprecise({ precision: 'half-year', halfYear: halfYearOf(newsletter.issuedOn) })
  const changes = {
    publish: [t('newsletter.sheet.publish'), ...(counts && counting.as !== 'no' ? [t('newsletter.sheet.count', { period })] : [])],
    count: [t('newsletter.sheet.count', { period })],
    withdraw: [t('newsletter.sheet.withdraw'), ...(newsletter.counted ? [t('newsletter.sheet.withdraw-activity')] : [])],
    discard: [t('newsletter.sheet.discard')],
  }[move]
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={`${t(`newsletter.act.${move}`)}: ${newsletterName(newsletter)}`}
      confirm={t(`newsletter.act.${move}`)}
      weight={move === 'withdraw' || move === 'discard' ? 'danger' : 'main'}
      {...(move === 'withdraw' ? { reason: 'required' as const, final: [t('newsletter.sheet.withdraw-final')] } : {})}
      changes={changes}
      told={[t('newsletter.sheet.told')]}
      onConfirm={async (reason) => {
        await send(reason)
        tell({ text: t(told[move]) })
      }}
    >
      {counts && <CountChoice newsletter={newsletter} value={counting} onChange={setCounting} optional={move === 'publish'} />}
    </ActSheet>
  )
}
