import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { Day } from '../kernel/day.ts'
import { authorize, reachOf } from '../platform/access/authorize.ts'
import { record } from '../platform/audit-log/record.ts'
import { inTransaction } from '../platform/db/transaction.ts'
import { accept } from '../platform/http/problem.ts'
import { keepBytes } from '../platform/files/vault.ts'
import { importAgencies } from '../register/agencies/agency-import.contract.ts'
import { agencyImportJobs } from '../register/agencies/agency-import.jobs.ts'
import { addFile } from '../register/files/facade.ts'
import { startWork, viewWork } from '../register/works/facade.ts'
import { actingAs, CommandError, withServices } from './with-services.ts'

interface Options {
  as?: string
  authority?: number
  validFrom?: string
  skipBadRows?: boolean
}

const pause = () => new Promise((done) => setTimeout(done, 200))

export function importCommand(program: Command): void {
  const imports = program.command('import').description('import lists from XLSX or CSV')
  imports
    .command('agencies')
    .argument('<file>')
    .description('import agencies; columns are found by their titles')
    .option('--as <username>', 'who does it, for the record; the first administrator without it')
    .option('--authority <code>', 'national code', Number)
    .option('--valid-from <day>', 'for rows without a day, e.g. 2019-10-06')
    .option('--skip-bad-rows', 'import the good rows; without it nothing is imported while one is bad')
    .action((path: string, options: Options) =>
      withServices(async (services) => {
        const { database, queue, files, clock } = services
        const by = await actingAs(services, options)
        authorize(by, 'agency.import')
        const kept = await keepBytes(files, await readFile(path))
        const defaults = options.validFrom === undefined ? {} : { validFrom: Day.parse(options.validFrom) }
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
          const request = accept(importAgencies.body, { fileId: file.id, defaults, skipBadRows: options.skipBadRows ?? false })
          const id = await startWork(tx, { actor: by, at, kind: 'agency-import', input: { request } })
          await queue.send(tx, 'agency-import', { authority: by.authority, work: id })
          return id
        })
        // Whoever is first works it off: the running server, or this command.
        await agencyImportJobs(queue, services)
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
      }),
    )
}
