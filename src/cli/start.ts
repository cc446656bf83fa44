import type { Command } from 'commander'
import { readConfig } from '../platform/config/config.ts'
import { startServer } from '../server.ts'
import { installation } from '../platform/auth/session.store.ts'
import { setUpCode } from '../platform/set-up/set-up-guard.ts'
import { packageRoot } from './package-root.ts'

/** What is still held once all is closed (a connection nobody answers on) keeps the process no longer than this. */
const endWithin = 5_000

/** Waits for SIGINT or SIGTERM, then lets what runs end: no request is cut, the embedded database stops last. */
export function untilStopped(close: () => Promise<void>): Promise<void> {
  return new Promise((done, failed) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      close()
        .finally(() => setTimeout(() => process.exit(), endWithin).unref())
        .then(done, failed)
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
  })
}

export function startCommand(program: Command): void {
  program
    .command('start')
    .description('start the server (settings: HOST, PORT, DATA_DIR, DATABASE_URL, …; see docs/operate/)')
    .action(async () => {
      const running = await startServer(readConfig(process.env), packageRoot())
      process.stdout.write(`Hợp Chuẩn: ${running.address}/app\n`)
      const code = setUpCode(running.services)
      if (code !== undefined && !(await installation(running.services.database.of('auth'))).setUp) {
        process.stdout.write(`Mã thiết lập / Set-up code: ${code.replace(/(\d{3})(?=\d)/g, '$1 ')}\n`)
      }
      await untilStopped(running.close)
    })
}
