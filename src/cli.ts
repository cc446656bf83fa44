import { Command } from 'commander'
import { productVersion } from './compose.ts'
import { startCommand } from './cli/start.ts'

/** The command line: every command works while the server runs and while it does not. */
const program = new Command('hopchuan').version(productVersion).description('Hợp Chuẩn: chương trình TCVN ISO 9001 của cơ quan nhà nước')
startCommand(program)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
