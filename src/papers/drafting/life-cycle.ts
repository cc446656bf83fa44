import { z } from 'zod'
import type { Act } from '../../kernel/rights.ts'

/** An outgoing paper drafted here; what happens to it after its issue are dated facts of the register. */
export const DraftState = z.enum(['draft', 'submitted', 'returned', 'approved', 'signed', 'numbered', 'issued', 'discarded'])
export type DraftState = z.infer<typeof DraftState>

export const DraftAct = z.enum(['save', 'submit', 'withdraw', 'return', 'pass', 'sign', 'number', 'issue', 'recordSigned', 'discard'])
export type DraftAct = z.infer<typeof DraftAct>

/** The one table of the life cycle: the server asks it, the screens show their buttons by it. */
export const lifeCycle: Readonly<Record<DraftAct, readonly DraftState[]>> = {
  save: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  withdraw: ['submitted'],
  // Whoever signs may still give back what the checkers let through.
  return: ['submitted', 'approved'],
  pass: ['submitted'],
  sign: ['approved'],
  // Approved: signed on paper outside, where this product keeps only the numbers.
  number: ['signed', 'approved'],
  issue: ['numbered'],
  // Signed and numbered outside is the normal case: no state is clicked through for it.
  recordSigned: ['draft', 'returned', 'approved', 'signed', 'numbered'],
  discard: ['draft', 'returned', 'approved'],
}

export const actNeeds: Readonly<Record<DraftAct, Act>> = {
  save: 'draft.write',
  submit: 'draft.write',
  withdraw: 'draft.write',
  return: 'draft.check',
  pass: 'draft.check',
  sign: 'draft.sign',
  number: 'paper.record',
  issue: 'paper.record',
  recordSigned: 'paper.record',
  discard: 'draft.write',
}

export const may = (act: DraftAct, state: DraftState): boolean => lifeCycle[act].includes(state)
