import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import { dayOf } from '../../kernel/day.ts'
import { PaperId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { HistoricalNote } from '../../register/historical/historical.contract.ts'
import { markedWith } from '../../register/historical/facade.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { decidePaper, type IssuedPaper, type Paper } from './paper.ts'
import type { Warning } from './paper-number.ts'
import { addPaper, closePaper, loadPaper, loadPaperWithSurroundings, loadSurroundings, savePaper } from './paper.store.ts'

interface Given {
  by: Actor
  at: Date
}

export interface SavedPaper {
  id: PaperId
  version: number
  warnings: Warning[]
}

/** Records a paper that was signed, numbered and issued outside: one step, no state to click through. */
export async function recordPaper(
  tx: Tx,
  { by, at, asked, historical, id = PaperId.parse(uuidv7(at)) }: Given & { asked: IssuedPaper; historical?: HistoricalNote | undefined; id?: PaperId },
): Promise<SavedPaper> {
  const { paper, warnings } = decidePaper(asked, await loadSurroundings(tx, by, asked), dayOf(at))
  const marked = historical ? markedWith(tx, { authority: by.authority, id, agency: null, note: historical, at }) : tx
  await addPaper(marked, by.authority, id, paper, by.officer, at)
  record(tx, {
    at,
    by,
    type: 'paper.recorded',
    subject: { kind: 'paper', id },
    assertedOn: paper.issuedOn,
    facts: { ...factsOf(paper), ...(historical ? { historical: true } : {}) },
    personal: { ...wordsOf(paper), ...(historical ? { historicalSource: historical.source, historicalReason: historical.reason } : {}) },
  })
  return { id, version: 1, warnings }
}

export async function correctPaper(
  tx: Tx,
  { by, at, id, seen, reason, asked }: Given & { id: PaperId; seen: number; reason: string; asked: IssuedPaper },
): Promise<SavedPaper> {
  const before = await loadPaperWithSurroundings(tx, by, id, seen, asked)
  const { paper, warnings } = decidePaper(asked, before.around, dayOf(at))
  const fields = changedFields(before.paper, paper)
  if (fields.length === 0) refuse('invalid', 'paper.nothing-to-correct')
  const version = await savePaper(tx, by.authority, id, before, paper, by.officer, at)
  record(tx, {
    at,
    by,
    type: 'paper.corrected',
    subject: { kind: 'paper', id },
    assertedOn: paper.issuedOn,
    facts: { ...factsOf(paper), version, fields },
    personal: { ...wordsOf(paper), reason },
  })
  return { id, version, warnings }
}

/** The paper itself stays what it is; only the record of it was a mistake and is no longer held. */
export async function retractPaper(
  tx: Tx,
  { by, at, id, seen, reason }: Given & { id: PaperId; seen: number; reason: string },
): Promise<{ id: PaperId; version: number }> {
  const before = await loadPaper(tx, by.authority, id, seen)
  const version = await closePaper(tx, by.authority, id, before, at)
  record(tx, { at, by, type: 'paper.retracted', subject: { kind: 'paper', id }, facts: { number: before.paper.number, version }, personal: { reason } })
  return { id, version }
}

const factsOf = (paper: Paper) => ({
  kind: paper.kind,
  number: paper.number,
  issuedOn: paper.issuedOn,
  issuer: paper.issuerId,
  topic: paper.topic,
  file: paper.fileId,
})
const wordsOf = (paper: Paper) => ({
  abstract: paper.abstract,
  signerName: paper.signerName,
  signerTitle: paper.signerTitle,
  note: paper.note,
  issuerName: paper.issuerName,
})
