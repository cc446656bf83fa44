// A process that takes a backup slowly, for tests that kill it: node tests/support/backup-worker.ts <owner's database> <files> <target>
import { join } from 'node:path'
import { newShelf } from '../../src/platform/backup/open-backup.ts'
import { takeBackup } from '../../src/platform/backup/take-backup.ts'

const [ownerUrl = '', files = '', target = ''] = process.argv.slice(2)
const pause = new Int32Array(new SharedArrayBuffer(4))
await takeBackup({
  ownerUrl,
  files,
  migrations: join(import.meta.dirname, '../../db/migrations'),
  product: 'test',
  shelf: await newShelf(target),
  progress: (stage, done) => {
    process.stdout.write(`${stage} ${done}\n`)
    Atomics.wait(pause, 0, 0, 50)
  },
})
