import type { Command } from 'commander'
import { accountSheets } from '../demo/demo-accounts.ts'
import { keepAccounts } from '../demo/keep-accounts.ts'
import { loadDemonstration } from '../demo/load-demonstration.ts'
import { installation } from '../platform/auth/session.store.ts'
import { type Config, readConfig } from '../platform/config/config.ts'
import type { DatabaseUrls } from '../platform/db/connect.ts'
import { standingOf } from '../platform/set-up/standing.ts'
import type { Services } from '../platform/services/services.ts'
import { openServices, startServer } from '../server.ts'
import { packageRoot } from './package-root.ts'
import { untilStopped } from './start.ts'
import { CommandError } from './with-services.ts'

/** An installation that holds real data is refused before anything of it is opened, migrated or served. */
const notOnRealData = (config: Config) => async (urls: DatabaseUrls) => {
  if ((await standingOf(config.dataDir, urls)) !== 'real') return
  throw new CommandError(
    `${config.dataDir} chứa dữ liệu thật; dữ liệu minh họa chỉ được nạp vào nơi trống. Đề nghị đặt DATA_DIR khác. / This installation holds real data; choose an empty DATA_DIR.`,
  )
}

/** Loads the demonstration when the installation is empty, and names its accounts. */
async function demonstrate(services: Services): Promise<void> {
  const { setUp } = await installation(services.database.of('auth'))
  const accounts = setUp ? accountSheets() : await loadDemonstration(services)
  const file = await keepAccounts(services.config.dataDir, accounts)
  const widest = Math.max(...accounts.map((account) => account.username.length))
  process.stdout.write(`Tài khoản minh họa (${file}):\n${accounts.map((a) => `  ${a.username.padEnd(widest)}  ${a.password}  ${a.role}`).join('\n')}\n`)
}

const demoConfig = (): Config => readConfig({ ...process.env, DATA_DIR: process.env['DATA_DIR'] ?? './data-demo' })

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('load the demonstration (Ho Chi Minh City, first half of 2020) into ./data-demo or DATA_DIR')
    .option('--serve', 'then serve it')
    .action(async (options: { serve?: boolean }) => {
      const config = demoConfig()
      const before = notOnRealData(config)
      if (options.serve) {
        const running = await startServer(config, packageRoot(), { before, prepare: demonstrate })
        process.stdout.write(`Hợp Chuẩn: ${running.address}/app\n`)
        return untilStopped(running.close)
      }
      const opened = await openServices({ ...config, logLevel: process.env['LOG_LEVEL'] ?? 'warn' }, { packageRoot: packageRoot(), serving: false, before })
      try {
        await demonstrate(opened.services)
      } finally {
        await opened.close()
      }
    })
}
