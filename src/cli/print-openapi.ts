import type { Command } from 'commander'
import { compose } from '../compose.ts'
import { offlineServices } from './offline-services.ts'

export function printOpenapiCommand(program: Command): void {
  program
    .command('print-openapi')
    .description('print the API as OpenAPI 3.1')
    .action(async () => {
      const { app } = await compose(offlineServices())
      await app.ready()
      process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`)
      await app.close()
    })
}
