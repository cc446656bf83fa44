import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { exportedLog } from '../register/log/facade.ts'
import { readArguments, verifyLog } from '../verify-log.ts'
import { actingAs, CommandError, withServices } from './with-services.ts'

async function exportOwn(path: string, authority: number | undefined): Promise<void> {
  await withServices(async (services) => {
    const by = await actingAs(services, { authority })
    await pipeline(exportedLog(services.database, by.authority, services.clock.now()), createWriteStream(path, { mode: 0o600 }))
  })
}

export function verifyLogCommand(program: Command): void {
  program
    .command('verify-log')
    .argument('[export]', 'a file from "Xuất nhật ký"; without it the log of this installation is exported and checked')
    .description('check that the record is whole: sequence, hashes, commitments, heads')
    .option('--head <organisation:sequence:hash...>', 'heads noted earlier')
    .option('--keep <file>', 'keep the export that was made')
    .option('--authority <code>', 'national code', Number)
    .action(async (path: string | undefined, options: { head?: string[]; keep?: string; authority?: number }) => {
      const folder = await mkdtemp(join(tmpdir(), 'hopchuan-log-'))
      try {
        const file = path ?? options.keep ?? join(folder, 'log.ndjson')
        if (path === undefined) await exportOwn(file, options.authority)
        const asked = readArguments([file, ...(options.head ?? []).flatMap((head) => ['--head', head])])
        if (!asked) throw new CommandError('--head: cần dạng ORGANISATION:SEQUENCE:HASH')
        const verdict = await verifyLog(asked.path, asked.known)
        if (!verdict.holds) throw new CommandError(verdict.sentence)
        process.stdout.write(`${verdict.sentence}\n`)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    })
}
