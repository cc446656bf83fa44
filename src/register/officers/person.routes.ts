import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Belongings } from './belongings.queries.ts'
import * as accounts from './account.contract.ts'
import { viewHandovers } from './handover.queries.ts'
import * as leaving from './leaving.commands.ts'
import * as left from './leaving.contract.ts'
import * as people from './person.contract.ts'
import * as persons from './person.commands.ts'
import { viewPeople, viewPeopleToExport, viewPerson } from './person.queries.ts'
import { personFile } from './person.sheet.ts'
import * as commands from './post.commands.ts'
import * as contract from './post.contract.ts'
import { viewPosts } from './post.queries.ts'
import * as secondments from './secondment.contract.ts'
import * as seconding from './secondment.commands.ts'
import { viewSecondment, viewSecondments } from './secondment.queries.ts'

/** `ports`: what other rooms say somebody leaves behind there. */
export function personRoutes(serve: Serve, ports: readonly Belongings[]): void {
  serve(people.listPeople, ({ query, actor, at, tx }) => viewPeople(tx, actor, query, dayOf(at)))

  serve(people.exportPeople, async ({ query, actor, at, tx }) => {
    const today = dayOf(at)
    return personFile(await viewPeopleToExport(tx, actor, query, today), query, query.on ?? today)
  })

  serve(people.showPerson, ({ params, query, actor, at, tx }) => viewPerson(tx, actor, params.officerId, query.knownAt, at, dayOf(at)))

  serve(people.addPerson, ({ body: { name, remark, besideReason, ...facts }, actor, at, tx }) =>
    persons.addPerson(tx, { by: actor, at, name, remark, facts, besideReason }),
  )

  serve(people.changeCard, async ({ params, body: { version, name, remark }, actor, at, tx }) => ({
    id: params.officerId,
    version: await persons.changeCard(tx, { by: actor, at, officer: params.officerId, seen: version, name, remark }),
  }))

  serve(contract.listPosts, ({ query, actor, at, tx }) => viewPosts(tx, actor, query, dayOf(at)))

  serve(contract.addPost, ({ params, body: { besideReason, ...facts }, actor, at, tx }) =>
    commands.addPost(tx, { by: actor, at, officer: params.officerId, facts, besideReason }),
  )

  serve(contract.correctPost, ({ params, body: { version, reason, besideReason, ...facts }, actor, at, tx }) =>
    commands.correctPost(tx, { by: actor, at, id: params.postId, seen: version, facts, reason, besideReason }),
  )

  serve(contract.retractPost, ({ params, body: { version, reason }, actor, at, tx }) =>
    commands.retractPost(tx, { by: actor, at, id: params.postId, seen: version, reason }),
  )

  serve(left.showLeaving, ({ params, actor, at, tx }) => leaving.viewLeaving(tx, { by: actor, at, ports }, params.postId))

  serve(left.leavePost, ({ params, body: { version, ...said }, actor, at, tx }) =>
    leaving.leavePost(tx, { by: actor, at, ports, id: params.postId, seen: version, ...said }),
  )

  serve(left.showSeatLeaving, ({ params, actor, at, tx }) => leaving.viewSeatLeaving(tx, { by: actor, at, ports }, params.seatId))

  serve(accounts.endSeat, async ({ params, body: { version, reason, successor }, actor, at, tx }) => ({
    id: params.seatId,
    version: await leaving.endSeat(tx, { by: actor, at, ports, seat: params.seatId, seen: version, reason, successor }),
  }))

  serve(left.listHandovers, ({ query, actor, tx }) => viewHandovers(tx, actor, query))

  serve(left.takeHandover, ({ params, body, actor, at, tx }) => leaving.takeHandover(tx, { by: actor, at, id: params.handoverId, seen: body.version }))

  serve(secondments.listSecondments, ({ query, actor, at, tx }) => viewSecondments(tx, actor, query, dayOf(at)))

  serve(secondments.showSecondment, ({ params, actor, at, tx }) => viewSecondment(tx, actor, params.secondmentId, dayOf(at)))

  serve(secondments.recordSecondment, ({ body: { officerId, overlapReason, ...facts }, actor, at, tx }) =>
    seconding.recordSecondment(tx, { by: actor, at, officer: officerId, facts, overlapReason }),
  )

  serve(secondments.correctSecondment, ({ params, body: { version, reason, overlapReason, ...facts }, actor, at, tx }) =>
    seconding.correctSecondment(tx, { by: actor, at, id: params.secondmentId, seen: version, facts, reason, overlapReason }),
  )

  serve(secondments.retractSecondment, ({ params, body: { version, reason }, actor, at, tx }) =>
    seconding.retractSecondment(tx, { by: actor, at, id: params.secondmentId, seen: version, reason }),
  )
}
