// The product as an administrator starts it: the production build in a process of its own.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchDatabase } from '../database.ts'
import { type Child, startChild } from '../child.ts'

const root = join(import.meta.dirname, '../..')
const cli = join(root, 'dist/cli.js')

const isReady = (url: URL) =>
  fetch(new URL('/readyz', url)).then(
    (answer) => answer.ok,
    () => false,
  )

/** On the given database, or with the embedded one of its own under `folder`. */
export function startProduct(folder: string, database?: BenchDatabase): Promise<Child> {
  if (!existsSync(cli)) throw new Error('dist/ is missing: npm run build')
  return startChild(cli, ['start'], {
    cwd: folder,
    ready: isReady,
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      PUBLIC_URL: '',
      SMTP_URL: '',
      DATABASE_URL: database?.applicationUrl ?? '',
      DATABASE_OWNER_URL: database?.ownerUrl ?? '',
    },
  })
}
