import { dayOf } from '../../kernel/day.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './review.contract.ts'
import { saveRoute, viewRoutes, viewWaiting } from './review.store.ts'
import { usualSteps } from './review.ts'

export function reviewRoutes(serve: Serve): void {
  serve(contract.listWaiting, async ({ actor, tx }) => ({ rows: await viewWaiting(tx, actor) }))

  serve(contract.listReviewRoutes, async ({ actor, tx }) => ({ usual: [...usualSteps], rows: await viewRoutes(tx, actor.authority) }))

  serve(contract.saveReviewRoute, async ({ body: { version: seen, ...asked }, actor, at, tx }) => {
    const today = dayOf(at)
    const route = { ...asked, from: asked.from ?? today }
    // What held until yesterday explains the rounds of yesterday.
    if (route.from < today) refuseAt('invalid', 'from', 'review.from-past', { from: route.from, today })
    const version = await saveRoute(tx, actor.authority, route, seen)
    if (version === undefined) return refuse('conflict', 'record.changed-meanwhile', { version: null })
    record(tx, {
      at,
      by: actor,
      type: 'review-route.set',
      subject: { kind: 'body', id: route.issuerId },
      assertedOn: route.from,
      facts: { kind: route.kind, from: route.from, steps: route.steps },
    })
    return { id: route.issuerId, version }
  })
}
