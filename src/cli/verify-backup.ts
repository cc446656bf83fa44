import type { Command } from 'commander'
import { openStock } from '../platform/backup/open-backup.ts'
import type { Verified } from '../platform/backup/verify-backup.ts'
import { verifyBackup } from '../platform/backup/verify-backup.ts'
import { verifyLines } from '../verify-log.ts'
import { progressOnError } from './progress.ts'
import { CommandError } from './with-services.ts'

/** What a whole backup holds; one that was taken without some files says so each time. */
export function sayVerified(path: string, { manifest, events }: Verified): void {
  const { takenAt, product, postgres, tables, files } = manifest
  process.stdout.write(
    `${path}: nguyên vẹn / whole. ${takenAt}, Hợp Chuẩn ${product}, PostgreSQL ${postgres}, ${tables.length} bảng/tables, ${files.list.rows - files.lost.length} tệp/files, ${events} sự kiện/events\n`,
  )
}

/** Files that were gone when the backup was taken can't come back: whoever runs this has to know. */
export function tellLost({ manifest: { files } }: Verified): void {
  if (files.lost.length > 0)
    throw new CommandError(
      `${files.lost.length} tệp đã mất từ trước khi sao lưu nên không có trong bản sao lưu. / ${files.lost.length} files were lost before the backup was taken and are not in it:\n${files.lost.map((sha256) => `  ${sha256}`).join('\n')}`,
    )
}

export function verifyBackupCommand(program: Command): void {
  program
    .command('verify-backup')
    .argument('<backup>', 'a folder or a .tar file')
    .description('check a backup without any database: every table and file, and the chains of the record')
    .action(async (path: string) => {
      const stock = await openStock(path)
      try {
        const verified = await verifyBackup(stock, verifyLines, progressOnError())
        sayVerified(path, verified)
        tellLost(verified)
      } finally {
        await stock.close()
      }
    })
}
