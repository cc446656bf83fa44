import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../kernel/refusal.ts'
import { parseTable } from './parse-table.ts'
import type { Reading, Table } from './table.ts'

/** A class does not survive the way between threads: a refusal travels as its parts. */
export type WorkerAnswer = { table: Table } | { refusal: Pick<Refusal, 'kind' | 'code' | 'details'> }

async function answer(reading: Reading): Promise<WorkerAnswer> {
  try {
    return { table: await parseTable(reading) }
  } catch (error) {
    // Anything but a refusal is our defect: it leaves as the worker's error, with its stack.
    if (!(error instanceof Refusal)) throw error
    return { refusal: { kind: error.kind, code: error.code, details: error.details } }
  }
}

// Sent by whoever starts this thread, which is read-table.ts and nobody else.
parentPort?.postMessage(await answer(workerData as Reading))
