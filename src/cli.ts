import { Command } from 'commander'
import { backupCommand } from './cli/backup.ts'
import { createAdminCommand } from './cli/create-admin.ts'
import { demoCommand } from './cli/demo.ts'
import { importCommand } from './cli/import.ts'
import { migrateCommand } from './cli/migrate.ts'
import { printOpenapiCommand } from './cli/print-openapi.ts'
import { releaseMailCommand } from './cli/release-mail.ts'
import { reportCommand } from './cli/report.ts'
import { restoreCommand } from './cli/restore.ts'
import { sentenceOf } from './cli/sentence.ts'
import { startCommand } from './cli/start.ts'
import { verifyBackupCommand } from './cli/verify-backup.ts'
import { verifyLogCommand } from './cli/verify-log.ts'
import { productVersion } from './compose.ts'

/** The command line: every command works while the server runs and while it does not. */
const program = new Command('hopchuan')
  .enablePositionalOptions()
  .version(productVersion, '-V')
  .description('Hợp Chuẩn: chương trình TCVN ISO 9001 của cơ quan nhà nước')
for (const add of [
  startCommand,
  migrateCommand,
  createAdminCommand,
  demoCommand,
  importCommand,
  reportCommand,
  backupCommand,
  verifyBackupCommand,
  restoreCommand,
  releaseMailCommand,
  verifyLogCommand,
  printOpenapiCommand,
])
  add(program)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${await sentenceOf(error)}\n`)
  process.exitCode = 1
}
