import type { Command } from 'commander'
import { withServices } from './with-services.ts'

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date (also done at every start)')
    .action(() =>
      withServices(async () => {
        process.stdout.write('Cơ sở dữ liệu đã ở bản mới nhất. / The database is up to date.\n')
      }),
    )
}
