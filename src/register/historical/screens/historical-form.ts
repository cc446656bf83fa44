import { z } from 'zod'
import type { HistoricalNote } from '../historical.contract.ts'

/** What a form holds of the note until it is sent. */
export const noHistory = { historical: false, historicalSource: '', historicalReason: '' }
export const historicalFields = { historical: z.boolean().optional(), historicalSource: z.string().optional(), historicalReason: z.string().optional() }

interface Held {
  historical?: boolean | undefined
  historicalSource?: string | undefined
  historicalReason?: string | undefined
}

const filled = (text: string | undefined): boolean => (text ?? '').trim() !== ''

/** Said to be historical, a record needs both; the sentence stands at the field that lacks. */
export const hasSource: [(form: Held) => boolean, { path: string[]; error: string }] = [
  ({ historical, historicalSource }) => !historical || filled(historicalSource),
  { path: ['historicalSource'], error: 'field.required' },
]
export const hasReason: [(form: Held) => boolean, { path: string[]; error: string }] = [
  ({ historical, historicalReason }) => !historical || filled(historicalReason),
  { path: ['historicalReason'], error: 'field.required' },
]

export const noteOf = ({ historical, historicalSource = '', historicalReason = '' }: Held): HistoricalNote | undefined =>
  historical ? { source: historicalSource, reason: historicalReason } : undefined
