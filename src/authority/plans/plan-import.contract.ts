import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { PlanId } from '../../kernel/identity.ts'
import { ImportOutcome, ImportSource, ImportStarted, mappingOf, oneImport, previewParts, skipBadRows } from '../../register/imports/import.contract.ts'
import { PlanLine } from './plan-line.ts'
import { ImportField } from './plan-import.ts'

export const ImportMapping = mappingOf(ImportField)
export type ImportMapping = z.infer<typeof ImportMapping>

const onePlan = z.strictObject({ planId: PlanId })
const Source = ImportSource.extend({
  ofYear: z.int().min(1990).max(2100).optional().describe('Year of the table: its times are moved to the year of the plan; that year without it'),
})

export const ImportPreview = z.strictObject({
  ...previewParts(ImportField),
  rows: z
    .array(
      z.strictObject({
        row: z.int(),
        outcome: ImportOutcome,
        ...PlanLine.pick({ section: true, task: true, quantity: true, unit: true, owner: true, from: true, to: true, budget: true }).shape,
        agencies: z.int(),
      }),
    )
    .describe('the first fifty right rows as they were understood'),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const previewPlanImport = endpoint({
  name: 'previewPlanImport',
  summary: 'What an import of lines from a kept file (Excel, CSV, or a table of a Word document) would add to a draft; changes nothing',
  method: 'POST',
  path: '/plans/:planId/lines/import/preview',
  access: 'plan.write',
  keyed: false,
  params: onePlan,
  body: Source.extend({ mapping: ImportMapping.optional() }),
  reply: ImportPreview,
})

export const importPlanLines = endpoint({
  name: 'importPlanLines',
  summary: 'Add lines from a kept file behind those of the draft: all good rows in one act, or nothing',
  method: 'POST',
  path: '/plans/:planId/lines/import',
  access: 'plan.write',
  status: 202,
  params: onePlan,
  body: Source.extend({ mapping: ImportMapping, skipBadRows }),
  reply: ImportStarted,
})

/** What the work of importing keeps of its asking. */
export const PlanImportRequest = importPlanLines.body.extend({ planId: PlanId })
export type PlanImportRequest = z.output<typeof PlanImportRequest>

export const planImportSheet = endpoint({
  name: 'planImportSheet',
  summary: 'What became of each row, as XLSX',
  method: 'GET',
  path: '/plan-imports/:workId/sheet',
  access: 'plan.write',
  kind: 'file',
  params: oneImport,
})
