import type { Actor } from '../kernel/actor.ts'
import { commandActor } from '../platform/auth/seat.store.ts'
import { readConfig } from '../platform/config/config.ts'
import type { Services } from '../platform/services/services.ts'
import { openServices } from '../server.ts'
import { packageRoot } from './package-root.ts'

/** Runs a command on the installation, whether its server runs or not; what it opened is closed again. */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  // A command's own messages are its output; the server's log is not.
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env })
  const opened = await openServices(config, { packageRoot: packageRoot(), serving: false })
  try {
    return await work(opened.services)
  } finally {
    await opened.close()
  }
}

export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** The person the command acts as, or one sentence that says what to do. */
export async function actingAs(services: Services, options: { as?: string | undefined; authority?: number | undefined }): Promise<Actor> {
  const actor = await commandActor(services.database.of('auth'), services.clock.now(), { username: options.as, authority: options.authority })
  if (actor) return actor
  throw new CommandError(
    options.as === undefined
      ? 'Chưa có quản trị hệ thống nào. Đề nghị thiết lập trước: mở /app, hoặc chạy "create-admin". / No administrator yet: set up first.'
      : `Không có tài khoản "${options.as}" của cơ quan quản lý. / No such account of the authority.`,
  )
}
