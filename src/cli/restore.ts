import { join } from 'node:path'
import type { Command } from 'commander'
import { AuthorityId } from '../kernel/identity.ts'
import { restoreBackup } from '../platform/backup/restore-backup.ts'
import { openStock } from '../platform/backup/open-backup.ts'
import type { Stock } from '../platform/backup/shelf.ts'
import { verifyBackup } from '../platform/backup/verify-backup.ts'
import type { ManifestContent } from '../platform/backup/manifest.ts'
import { type Config, readConfig } from '../platform/config/config.ts'
import { applicationLogin, reachDatabase } from '../platform/db/connect.ts'
import { linesOf } from '../platform/backup/copy-text.ts'
import { queueNames } from '../queues.ts'
import { exportedLog } from '../register/log/facade.ts'
import { verifyLines } from '../verify-log.ts'
import { packageRoot } from './package-root.ts'
import { progressOnError } from './progress.ts'
import { sayVerified, tellLost } from './verify-backup.ts'
import { CommandError, withServices } from './with-services.ts'

async function load(config: Config, stock: Stock, manifest: ManifestContent): Promise<void> {
  const reached = await reachDatabase(config, { serving: false, log: () => undefined })
  try {
    await restoreBackup({
      ownerUrl: reached.ownerUrl,
      applicationLogin: applicationLogin(config),
      files: join(config.dataDir, 'files'),
      migrations: join(packageRoot(), 'db/migrations'),
      queues: queueNames,
      stock,
      manifest,
      at: new Date(),
      progress: progressOnError(),
    })
  } finally {
    await reached.stop()
  }
}

/** As the product itself reads it, upgraded to this version: the chains of the restored record against the heads of the backup. */
const verifyRestored = ({ heads }: ManifestContent) =>
  withServices(async ({ database, clock }) => {
    for (const authority of new Set(heads.map((head) => head.authority))) {
      const known = heads.filter((head) => head.authority === authority).map((head) => [`${head.organisation}:${head.seq}`, head.hash] as const)
      const verdict = await verifyLines(linesOf(exportedLog(database, AuthorityId.parse(authority), clock.now())), new Map(known))
      if (!verdict.holds) throw new CommandError(verdict.sentence)
      process.stdout.write(`${verdict.sentence}\n`)
    }
  })

const copySentence = `Đã khôi phục, và đây là một bản sao: mọi người phải đăng nhập lại; thư và các việc đang chờ được giữ lại. Khi bản này thay cho bản gốc, đề nghị chạy "release-mail".
Restored, and it is a copy: everybody signs in again; mail and waiting work are held. When it takes the place of the original, run "release-mail".
`

export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .argument('<backup>', 'a folder or a .tar file')
    .description('restore a backup into an empty DATA_DIR or database; mail and waiting work are held until "release-mail"')
    .action(async (path: string) => {
      const stock = await openStock(path)
      try {
        const verified = await verifyBackup(stock, verifyLines, progressOnError())
        sayVerified(path, verified)
        await load(readConfig({ LOG_LEVEL: 'warn', ...process.env }), stock, verified.manifest)
        await verifyRestored(verified.manifest)
        process.stdout.write(copySentence)
        tellLost(verified)
      } finally {
        await stock.close()
      }
    })
}
