import type { Command } from 'commander'
import { NewPerson } from '../register/authority/set-up.contract.ts'
import { createAdministrator } from '../register/officers/facade.ts'
import { accept } from '../platform/http/problem.ts'
import { inTransaction } from '../platform/db/transaction.ts'
import { actingAs, withServices } from './with-services.ts'

export function createAdminCommand(program: Command): void {
  program
    .command('create-admin')
    .description('create a further system administrator and print a one-time link for the password')
    .requiredOption('--name <name>')
    .requiredOption('--username <username>')
    .option('--email <address>')
    .option('--authority <code>', 'national code, when there are several', Number)
    .action((options: { name: string; username: string; email?: string; authority?: number }) =>
      withServices(async (services) => {
        const person = accept(NewPerson, { name: options.name, username: options.username, ...(options.email ? { email: options.email } : {}) })
        const first = await actingAs(services, { authority: options.authority })
        const { token, endsAt } = await inTransaction(services.database, { side: 'authority', authority: first.authority }, 'write', (tx) =>
          createAdministrator(tx, { authority: first.authority, office: first.organisation, person, at: services.clock.now() }),
        )
        const base = services.config.publicUrl ?? `http://${services.config.host}:${services.config.port}`
        process.stdout.write(`${base}/app/password#${token}\n(dùng một lần, đến ${endsAt.toISOString()} / works once)\n`)
      }),
    )
}
