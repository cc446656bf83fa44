import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { z } from 'zod'
import { importActivities } from '../authority/programme/activity-import.contract.ts'
import { activityImportJobs } from '../authority/programme/activity-import.jobs.ts'
import { Day, HalfYear } from '../kernel/day.ts'
import type { FileId } from '../kernel/identity.ts'
import type { Act } from '../kernel/rights.ts'
import { importPapers } from '../papers/registers/paper-import.contract.ts'
import { paperImportJobs } from '../papers/registers/paper-import.jobs.ts'
import { authorize, reachOf } from '../platform/access/authorize.ts'
import { record } from '../platform/audit-log/record.ts'
import { inTransaction } from '../platform/db/transaction.ts'
import { accept } from '../platform/http/problem.ts'
import { keepBytes } from '../platform/files/vault.ts'
import type { Queue } from '../platform/jobs/queue.ts'
import type { Services } from '../platform/services/services.ts'
import { importAgencies } from '../register/agencies/agency-import.contract.ts'
import { agencyImportJobs } from '../register/agencies/agency-import.jobs.ts'
import { addFile } from '../register/files/facade.ts'
import { startWork, viewWork } from '../register/works/facade.ts'
import { actingAs, CommandError, withServices } from './with-services.ts'

interface Options {
  as?: string
  authority?: number
  skipBadRows?: boolean
}
interface Asked extends Options {
  validFrom?: string
  period?: string
  historicalSource?: string
  historicalReason?: string
}

/** One list that can be imported here: what is asked for, who may, and who works it off. */
interface List {
  kind: string
  act: Act
  body: z.ZodType
  ask: (options: Asked) => Record<string, unknown>
  jobs: (queue: Queue, services: Services) => Promise<void>
}

/** Either is asked for alone as well, so that what lacks is told. */
const history = ({ historicalSource, historicalReason }: Asked) =>
  historicalSource === undefined && historicalReason === undefined ? {} : { historical: { source: historicalSource ?? '', reason: historicalReason ?? '' } }

const lists = {
  agencies: {
    kind: 'agency-import',
    act: 'agency.import',
    body: importAgencies.body,
    ask: ({ validFrom }) => ({ defaults: validFrom === undefined ? {} : { validFrom: Day.parse(validFrom) } }),
    jobs: agencyImportJobs,
  },
  papers: { kind: 'paper-import', act: 'paper.record', body: importPapers.body, ask: history, jobs: paperImportJobs },
  activities: {
    kind: 'activity-import',
    act: 'activity.record',
    body: importActivities.body,
    ask: (options) => ({ defaults: options.period === undefined ? {} : { period: HalfYear.parse(options.period) }, ...history(options) }),
    jobs: activityImportJobs,
  },
} as const satisfies Record<string, List>

const pause = () => new Promise((done) => setTimeout(done, 200))

const importing = (list: List) => (path: string, options: Asked) =>
  withServices(async (services) => {
    const { database, queue, files, clock } = services
    const by = await actingAs(services, options)
    authorize(by, list.act)
    const kept = await keepBytes(files, await readFile(path))
    const work = await inTransaction(database, reachOf(by), 'write', async (tx) => {
      const at = clock.now()
      const file = await addFile(tx, { ...kept, name: basename(path), authority: by.authority, seat: by.seat, at })
      record(tx, {
        at,
        by,
        type: 'file.kept',
        subject: { kind: 'file', id: file.id },
        facts: { sha256: file.sha256, size: file.size },
        personal: { name: file.name },
      })
      const request = accept(list.body, { fileId: file.id satisfies FileId, ...list.ask(options), skipBadRows: options.skipBadRows ?? false })
      const id = await startWork(tx, { actor: by, at, kind: list.kind, input: { request } })
      await queue.send(tx, list.kind, { authority: by.authority, work: id })
      return id
    })
    // Whoever is first works it off: the running server, or this command.
    await list.jobs(queue, services)
    for (;;) {
      const view = await inTransaction(database, reachOf(by), 'read', (tx) => viewWork(tx, by.authority, by.seat, work))
      if (view.state === 'done' || view.state === 'failed') {
        process.stdout.write(`${JSON.stringify(view.result, null, 2)}\n`)
        const { imported } = (view.result ?? {}) as { imported?: boolean }
        if (view.state === 'failed' || imported === false)
          throw new CommandError('Chưa nhập gì: xem các lỗi ở trên. / Nothing was imported: see the errors above.')
        return
      }
      await pause()
    }
  })

export function importCommand(program: Command): void {
  const imports = program.command('import').description('import lists from XLSX or CSV')
  const command = (name: keyof typeof lists) =>
    imports
      .command(name)
      .argument('<file>')
      .description(`import ${name}; columns are found by their titles`)
      .option('--as <username>', 'who does it, for the record; the first administrator without it')
      .option('--authority <code>', 'national code', Number)
      .option('--skip-bad-rows', 'import the good rows; without it nothing is imported while one is bad')
      .action(importing(lists[name]))
  const historical = (of: Command) =>
    of
      .option('--historical-source <text>', 'the rows are historical data: where they come from')
      .option('--historical-reason <text>', 'why they are entered only now')
  command('agencies').option('--valid-from <day>', 'for rows without a day, e.g. 2019-10-06')
  historical(command('papers'))
  historical(command('activities')).option('--period <half-year>', 'for rows that name none, e.g. 2020-H1')
}
