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
import { type Giving, giving, type LockedSeries, lockSeries, numberOnce, type NumberRemark } from '../numbering/facade.ts'
import { decidePaper, type IssuedPaper, type Paper } from './paper.ts'
import type { Warning } from './paper-number.ts'
import { addPaper, closePaper, loadPaper, loadPaperWithSurroundings, loadSurroundings, savePaper, seriesAsked } from './paper.store.ts'

interface Given {
  by: Actor
  at: Date
}

export interface SavedPaper {
  id: PaperId
  version: number
  warnings: (Warning | NumberRemark)[]
}

/** Records a paper that was signed, numbered and issued outside: one step, no state to click through. */
export async function recordPaper(
  tx: Tx,
  {
    by,
    at,
    asked,
    reason,
    historical,
    id = PaperId.parse(uuidv7(at)),
  }: Given & { asked: IssuedPaper; reason?: string | undefined; historical?: HistoricalNote | undefined; id?: PaperId },
): Promise<SavedPaper> {
  // Historical data bear the number they bore, in whatever order they are entered.
  const counted = historical === undefined
  const found = await loadSurroundings(tx, by, asked, { at, counted })
  const { paper, warnings } = decidePaper(asked, found.around, dayOf(at))
  const number = counted ? await numbered(tx, { by, at, asked, reason }, paper, found.series) : undefined
  const marked = historical ? markedWith(tx, { authority: by.authority, id, agency: null, note: historical, at }) : tx
  await numberOnce(number ?? unnumbered, () => addPaper(number ? number.withNumber(marked) : marked, by.authority, id, paper, by.officer, at))
  record(tx, {
    at,
    by,
    type: 'paper.recorded',
    subject: { kind: 'paper', id },
    assertedOn: paper.issuedOn,
    facts: { ...factsOf(paper), ...(historical ? { historical: true } : {}) },
    personal: { ...wordsOf(paper), numberReason: reason, ...(historical ? { historicalSource: historical.source, historicalReason: historical.reason } : {}) },
  })
  return { id, version: 1, warnings: [...warnings, ...(number?.remarks ?? [])] }
}

const unnumbered = { serial: 0, suffix: '' }

/** Takes the number from its series where that is kept here; a body named instead of chosen costs one statement more. */
async function numbered(
  tx: Tx,
  { by, at, asked, reason }: Given & { asked: IssuedPaper; reason?: string | undefined },
  paper: Paper,
  series: LockedSeries | undefined,
): Promise<Giving | undefined> {
  if (paper.issuerId === null) return undefined
  const of = seriesAsked(by, paper, paper.issuerId)
  const locked = asked.issuerId === undefined ? await lockSeries(tx, of, at) : series
  const wish = of.numbers && { serial: of.numbers.from, suffix: of.numbers.suffix }
  return locked && giving(locked, { by, at, issuer: paper.issuerId, kind: paper.kind, issuedOn: paper.issuedOn, wish, reason })
}

export async function correctPaper(
  tx: Tx,
  { by, at, id, seen, reason, asked }: Given & { id: PaperId; seen: number; reason: string; asked: IssuedPaper },
): Promise<SavedPaper> {
  const before = await loadPaperWithSurroundings(tx, by, id, seen, asked, at)
  const { paper, warnings } = decidePaper(asked, before.around, dayOf(at))
  const fields = changedFields(before.paper, paper)
  if (fields.length === 0) refuse('invalid', 'paper.nothing-to-correct')
  const stays = !fields.some((field) => ['number', 'kind', 'issuerId'].includes(field)) && paper.issuedOn.slice(0, 4) === before.paper.issuedOn.slice(0, 4)
  const number = stays ? undefined : await numbered(tx, { by, at, asked, reason }, paper, before.series)
  const version = await numberOnce(number ?? unnumbered, () => savePaper(number ? number.withNumber(tx) : tx, by.authority, id, before, paper, by.officer, at))
  record(tx, {
    at,
    by,
    type: 'paper.corrected',
    subject: { kind: 'paper', id },
    assertedOn: paper.issuedOn,
    facts: { ...factsOf(paper), version, fields },
    personal: { ...wordsOf(paper), reason },
  })
  return { id, version, warnings: [...warnings, ...(number?.remarks ?? [])] }
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
  expiresOn: paper.expiresOn,
  file: paper.fileId,
})
const wordsOf = (paper: Paper) => ({
  abstract: paper.abstract,
  signerName: paper.signerName,
  signerTitle: paper.signerTitle,
  note: paper.note,
  issuerName: paper.issuerName,
})
