import type { Command } from 'commander'
import { authorize, reachOf } from '../platform/access/authorize.ts'
import { record } from '../platform/audit-log/record.ts'
import { releaseCopy } from '../platform/backup/held.store.ts'
import { inTransaction } from '../platform/db/transaction.ts'
import { actingAs, withServices } from './with-services.ts'

export function releaseMailCommand(program: Command): void {
  program
    .command('release-mail')
    .description('a restored copy takes the place of the original: mail goes out, waiting work goes on')
    .option('--as <username>', 'who does it, for the record; the first administrator without it')
    .option('--authority <code>', 'national code, when there are several', Number)
    .action((options: { as?: string; authority?: number }) =>
      withServices(async (services) => {
        const by = await actingAs(services, options)
        authorize(by, 'settings.write')
        const at = services.clock.now()
        const released = await inTransaction(services.database, reachOf(by), 'write', async (tx) => {
          const copy = await releaseCopy(tx, services.queue, { authority: by.authority, at })
          if (!copy) return undefined
          const facts = { takenAt: copy.takenAt.toISOString(), restoredAt: copy.restoredAt.toISOString(), ...copy.jobs }
          record(tx, { at, by, type: 'copy.released', subject: { kind: 'authority', id: by.organisation }, facts })
          return copy
        })
        if (!released) {
          process.stdout.write('Không có gì đang giữ lại. / Nothing is held.\n')
          return
        }
        const jobs = Object.entries(released.jobs).map(([queue, count]) => `${queue}: ${count}`)
        process.stdout.write(`Thư được gửi trở lại. / Mail goes out again. ${jobs.join(', ')}\n`)
      }),
    )
}
