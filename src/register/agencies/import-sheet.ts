import { Day, slashed } from '../../kernel/day.ts'
import type { ImportError } from './agency-import.contract.ts'
import type { ImportPlan } from './import-plan.ts'
import vi from './words.vi.json' with { type: 'json' }

const { sheet, outcome } = vi['agency-import']

/** The sentence of an error in the language of the office, days written as people write them. */
function sentence({ code, details }: Pick<ImportError, 'code' | 'details'>): string {
  const words: unknown = code.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], vi)
  return String(words).replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const day = Day.safeParse(details[key])
    return day.success ? slashed(day.data) : String(details[key] ?? '')
  })
}

/** The result sheet of an import: what became of each row, and why. Always Vietnamese, like every paper of the office. */
export function importSheet(of: { plan: ImportPlan; errors: readonly ImportError[]; fileName: string; imported: boolean }) {
  const errors = Map.groupBy(of.errors, (error) => error.row)
  return {
    name: sheet.title,
    notice: [`${sheet.title}: ${of.fileName}`, of.imported ? sheet.imported : sheet['not-imported']],
    columns: [
      { title: sheet.row, kind: 'number' as const, width: 8 }, { title: vi.agency.field.code, width: 12 }, { title: vi.agency.field.name, width: 52 },
      { title: sheet.outcome, width: 16 }, { title: sheet.cells, width: 14 }, { title: sheet.reason, width: 80 },
    ],
    rows: of.plan.rows.map(({ row: { row, facts }, outcome: what }) => [
      row, facts.code, facts.name, of.imported || what !== 'created' ? outcome[what] : outcome['not-created'],
      (errors.get(row) ?? []).flatMap(({ cell }) => cell ?? []).join(', '), (errors.get(row) ?? []).map(sentence).join(' '),
    ]),
  }
}
