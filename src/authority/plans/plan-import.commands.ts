import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { PlanLineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Asking, type ImportKind, type Keeping, loadFinder, previewSheet } from '../../register/imports/facade.ts'
import { RegisterMovedOn } from '../../register/imports/register-moved-on.ts'
import { checkDraft } from './plan.ts'
import { checkPlanRows, type ImportField, importFields, missingFields, type ReadLine } from './plan-import.ts'
import { type ImportMapping, type ImportPreview, PlanImportRequest } from './plan-import.contract.ts'
import { mostLines } from './plan-line.ts'
import { draftOf } from './plan-draft.queries.ts'
import { lockPlan, saveText } from './plan.store.ts'

type Asked = Omit<PlanImportRequest, 'mapping' | 'skipBadRows'> & { mapping?: ImportMapping | undefined }

export const planImport: ImportKind<ImportField, Asked, ReadLine> = {
  name: 'plan-import',
  request: PlanImportRequest,
  columns: importFields,
  inWord: true,
  missing: missingFields,
  check: ({ rows, mapping, header, asked, by, at, read }) =>
    read(async (tx) => {
      const { year, version, lines } = await draftOf(tx, by.authority, asked.planId, at)
      const finder = await loadFinder(tx, by.authority)
      const held = lines ?? []
      const newId = () => PlanLineId.parse(uuidv7(at))
      const checked = checkPlanRows(rows, mapping, { year, version, held, finder, newId, ofYear: asked.ofYear ?? year, header })
      if (held.length + checked.good.length > mostLines) refuse('invalid', 'plan.too-many-lines', { most: mostLines })
      return checked
    }),
  keep,
}

export async function previewPlanLines(files: string, asking: Asking<Asked>): Promise<ImportPreview> {
  const { told, understood, outcomeOf } = await previewSheet(planImport, files, asking)
  return {
    ...told,
    rows: understood.slice(0, 50).map(({ row, line: { section, task, quantity, unit, owner, from, to, budget, agencyIds } }) => ({
      ...{ row, outcome: outcomeOf(row), section, task, quantity, unit, owner, from, to, budget },
      agencies: agencyIds.length,
    })),
  }
}

/** Behind the lines that are there; whoever saved the draft meanwhile makes the file be held against it anew. */
async function keep(tx: Tx, { by, at, work, asked, source, rows, facts }: Keeping<Asked, ReadLine>): Promise<string> {
  const id = asked.planId
  const added = rows.map(({ line }) => line)
  const digest = sha256(canonical(added as unknown as Json))
  if (rows.length > 0) {
    const plan = await lockPlan(tx, by, id)
    const edition = checkDraft(plan)
    if (rows.some(({ version }) => version !== plan.version)) throw new RegisterMovedOn()
    await saveText(tx, { by, at, id }, { version: plan.version + 1, edition, title: plan.title, lines: [...plan.lines, ...added] })
  }
  record(tx, {
    at,
    by,
    type: 'plan.lines-imported',
    subject: { kind: 'plan', id },
    facts: { ...facts, work, created: rows.length, digest },
    personal: { source: source.name },
  })
  return digest
}
