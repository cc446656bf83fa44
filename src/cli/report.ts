import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { type HalfYearReport, halfYearReport } from '../authority/reports/report-output.commands.ts'
import { Day, HalfYear } from '../kernel/day.ts'
import { createPaperPress } from '../papers/layout/facade.ts'
import { actingAs, CommandError, withServices } from './with-services.ts'

interface Options {
  period: string
  dataDate: string
  format: HalfYearReport['format']
  out: string
  version?: number
  live?: boolean
  authority?: number
}

/** An option that does not parse is answered with the option's own name and an example. */
function read<T>(schema: { safeParse(v: unknown): { success: boolean; data?: T } }, option: string, text: string, example: string): T {
  const answer = schema.safeParse(text)
  if (!answer.success || answer.data === undefined)
    throw new CommandError(`--${option} ${text}: không đọc được; ví dụ ${example} / cannot be read; e.g. ${example}`)
  return answer.data
}

export function reportCommand(program: Command): void {
  const report = program.command('report').description('reports as files')
  report
    .command('half-year')
    .description('the half-year report: what was issued or frozen for the data date, else live figures')
    .requiredOption('--period <half-year>', 'e.g. 2020-H1')
    .requiredOption('--data-date <day>', 'e.g. 2020-06-15')
    .addOption(new Option('--format <format>').choices(['docx', 'pdf', 'html', 'json']).default('docx'))
    .requiredOption('--out <file>')
    .option('--version <n>', 'a frozen version', Number)
    .option('--live', 'figures as known now')
    .option('--authority <code>', 'national code', Number)
    .action((options: Options) =>
      withServices(async (services) => {
        const period = read(HalfYear, 'period', options.period, '2020-H1')
        const dataDate = read(Day, 'data-date', options.dataDate, '2020-06-15')
        const { authority } = await actingAs(services, { authority: options.authority })
        const press = createPaperPress({ size: 1 })
        try {
          const made = await halfYearReport(services, press, {
            authority,
            period,
            dataDate,
            format: options.format,
            version: options.version,
            live: options.live,
          })
          await writeFile(options.out, made.bytes)
          process.stdout.write(`${options.out}: ${made.bytes.length} byte (${made.from})\n`)
        } finally {
          await press.close()
        }
      }),
    )
}
