import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { productVersion } from '../compose.ts'
import { refuse } from '../kernel/refusal.ts'
import { newShelf } from '../platform/backup/open-backup.ts'
import { type Lost, type Taken, takeBackup } from '../platform/backup/take-backup.ts'
import { type Config, readConfig } from '../platform/config/config.ts'
import { reachDatabase } from '../platform/db/connect.ts'
import { packageRoot } from './package-root.ts'
import { progressOnError } from './progress.ts'
import { CommandError } from './with-services.ts'

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)

function lostSentence(lost: readonly Lost[]): string {
  const lines = lost.map(
    ({ sha256, why, names }) => `  ${sha256} ${why === 'missing' ? 'không có / is missing' : 'đã bị đổi / was changed'}: ${names.join(', ')}`,
  )
  return `${lost.length} tệp không sao lưu được; mọi phần khác đã đủ. / ${lost.length} files could not be backed up; everything else is complete.\n${lines.join('\n')}`
}

/** Never makes or migrates anything: a backup before an upgrade is taken with the new version. */
async function take(config: Config, target: string): Promise<Taken> {
  if (!config.database && !existsSync(join(config.dataDir, 'postgres'))) refuse('not-found', 'backup.no-installation')
  const shelf = await newShelf(target)
  try {
    const reached = await reachDatabase(config, { serving: false, log: () => undefined })
    return await takeBackup({
      ownerUrl: reached.ownerUrl,
      files: join(config.dataDir, 'files'),
      migrations: join(packageRoot(), 'db/migrations'),
      product: productVersion,
      shelf,
      progress: progressOnError(),
    }).finally(() => reached.stop())
  } catch (error) {
    await shelf.abandon()
    throw error
  }
}

function sayTaken(target: string, { manifest: { takenAt, tables, files }, lost }: Taken): void {
  const rows = tables.reduce((total, table) => total + table.rows, 0)
  const bytes = tables.reduce((total, table) => total + table.bytes, files.bytes)
  process.stdout.write(
    `${target}: ${takenAt}, ${tables.length} bảng/tables, ${rows} dòng/rows, ${files.list.rows - lost.length} tệp/files, ${megabytes(bytes)} MB\n`,
  )
}

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .argument('<target>', 'a new folder, or a new file ending in .tar')
    .description('back up database and files, while the server runs or while it does not')
    .action(async (target: string) => {
      const taken = await take(readConfig({ LOG_LEVEL: 'warn', ...process.env }), target)
      sayTaken(target, taken)
      if (taken.lost.length > 0) throw new CommandError(lostSentence(taken.lost))
    })
}
