import { dayOf } from '../../kernel/day.ts'
import { refuse } from '../../kernel/refusal.ts'
import { authorize } from '../../platform/access/authorize.ts'
import { record } from '../../platform/audit-log/record.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../files/facade.ts'
import { startWork, viewWork } from '../works/facade.ts'
import * as commands from './calendar.commands.ts'
import * as contract from './calendar.contract.ts'
import { loadExplained, viewCalculation, viewCalendar, viewException } from './calendar.queries.ts'
import { Amount } from './calendar-fields.ts'
import * as deadlines from './deadline.commands.ts'
import * as deadline from './deadline.contract.ts'

export function calendarRoutes(serve: Serve, { files, queue }: Services): void {
  serve(contract.showCalendar, ({ query, actor, at, tx }) => {
    if (query.agencyId) authorize(actor, 'calendar.read', { agency: query.agencyId })
    return viewCalendar(tx, actor.authority, {
      year: query.year ?? Number(dayOf(at).slice(0, 4)),
      agency: query.agencyId ?? null,
      knownAt: query.knownAt === undefined ? undefined : new Date(query.knownAt),
    })
  })
  serve(contract.showCalendarException, ({ params, actor, tx }) => viewException(tx, actor.authority, params.exceptionId))
  serve(contract.calculateDue, ({ query, actor, tx }) => {
    if (query.agencyId) authorize(actor, 'calendar.read', { agency: query.agencyId })
    const amount = Amount.safeParse({ n: query.n, unit: query.unit })
    if (!amount.success) return refuse('invalid', 'calendar.amount-too-great')
    return viewCalculation(tx, actor.authority, query.agencyId ?? null, { receivedAt: new Date(query.from), amount: amount.data, rule: null, pauses: [] })
  })

  serve(contract.changeCalendar, ({ body, actor, at, tx }) =>
    commands.changeCalendar(tx, { by: actor, at, agency: body.agencyId, change: body.change, reason: body.reason }),
  )
  serve(contract.foreseeCalendarChange, ({ body, actor, at, tx }) => deadlines.foreseeChange(tx, { by: actor, at, agency: body.agencyId, change: body.change }))
  serve(contract.publishCalendarYear, ({ body, actor, at, tx }) => commands.publishYear(tx, { by: actor, at, ...body }))
  serve(contract.foreseeYearWithdrawal, ({ body, actor, at, tx }) => deadlines.foreseeYearWithdrawal(tx, { by: actor, at, ...body }))
  serve(contract.withdrawCalendarYear, ({ body, actor, at, tx }) => commands.withdrawYear(tx, { by: actor, at, ...body }))
  serve(contract.loadPublishedCalendars, ({ actor, at, tx }) => commands.addPublishedCalendars(tx, { by: actor, at }))

  serve(deadline.showDeadline, async ({ params, actor, tx }) => {
    const { deadline: found, explained } = await loadExplained(tx, actor.authority, params.deadlineId)
    const { id, version, subject, agency, calculatedAt, keptReason, closedAt } = found
    return {
      id,
      version,
      subject,
      agencyId: agency,
      calculatedAt: calculatedAt.toISOString(),
      keptReason,
      closedAt: closedAt?.toISOString() ?? null,
      explained,
    }
  })
  serve(deadline.foreseeReprojection, ({ body, actor, at, tx }) => {
    if (body.agencyId) authorize(actor, 'calendar.read', { agency: body.agencyId })
    return deadlines.foreseeReprojection(tx, { by: actor, at, agency: body.agencyId })
  })
  serve(deadline.keepDeadlines, ({ body, actor, at, tx }) => deadlines.keepDeadlines(tx, { by: actor, at, ...body }))
  serve(deadline.recalculateOwnDeadlines, ({ body, actor, at, tx }) => deadlines.recalculateOwn(tx, { by: actor, at, agency: body.agencyId }))
  serve(deadline.reprojectDeadlines, async ({ body, actor, at, tx }) => {
    commands.mayChange(actor, null)
    const workId = await startWork(tx, { actor, at, kind: 'deadline-reprojection', input: { agencyId: body.agencyId } })
    await queue.send(tx, 'deadline-reprojection', { authority: actor.authority, work: workId })
    record(tx, { at, by: actor, type: 'deadline.reprojection-started', subject: { kind: 'work', id: workId }, facts: { agency: body.agencyId ?? undefined } })
    return { workId }
  })
  serve.after(
    deadline.reprojectionSheet,
    async ({ params, actor, read }) => {
      commands.mayChange(actor, null)
      const file = await read(async (tx) => {
        const work = await viewWork(tx, actor.authority, actor.seat, params.workId)
        const result = deadline.ReprojectionResult.safeParse(work.result)
        const id = work.kind === 'deadline-reprojection' && result.success ? result.data.sheetFileId : null
        return id === null ? refuse('not-found', 'work.not-found') : fileOf(tx, actor.authority, id)
      })
      return { name: file.name, mediaType: file.mediaType, content: await readKept(files, file.sha256) }
    },
    async (_, sheet) => sheet,
  )
}
