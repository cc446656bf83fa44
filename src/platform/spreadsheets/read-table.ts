import { Worker } from 'node:worker_threads'
import { tidy } from '../../kernel/fold.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import type { WorkerAnswer } from './spreadsheet-worker.ts'
import { megabytes, type Reading, type ReadOptions, standardLimits, type Table } from './table.ts'
import { spreadsheetWorkerUrl } from './worker-url.ts'

/** Each reader may take `memoryMb`: two at a time, so that ten officers importing at once do not fill the machine. */
const readersAtOnce = 2
let reading = 0
const waiting: (() => void)[] = []

/**
 * Reads one table from an XLSX or CSV file (and from a Word document, where it is asked for), in a thread of its own that dies with the file if the file is bad.
 * Refuses with a `spreadsheet.…` code whatever it cannot read whole; what it changed or left out is in `notes`.
 */
export async function readTable(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<Table> {
  const { sheet, headerRow, wordTitles, ...given } = options
  const limits = { ...standardLimits, ...given }
  const name = shortName(tidy(fileName))
  if (bytes.length === 0) refuse('invalid', 'spreadsheet.empty', { name })
  if (bytes.length > limits.maxBytes) {
    refuse('invalid', 'spreadsheet.too-large', { name, megabytes: megabytes(bytes.length), limit: megabytes(limits.maxBytes) })
  }
  if (reading >= readersAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else reading += 1
  try {
    // A copy, because a view may lie in a pool of buffers that must not travel to another thread.
    return await inWorker({ bytes: new Uint8Array(bytes), name, limits, sheet, headerRow, wordTitles })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else reading -= 1
  }
}

/** Short enough for a sentence, with the ending that tells the kind of file. */
const shortName = (name: string) => (name.length <= 120 ? name : `${name.slice(0, 100)}…${name.slice(-16)}`.toWellFormed())

async function inWorker(job: Reading): Promise<Table> {
  const { name, limits } = job
  const worker = new Worker(spreadsheetWorkerUrl(), {
    workerData: job,
    transferList: [job.bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64 },
    // The reader of foreign files gets neither the server's flags nor its secrets.
    execArgv: [],
    env: {},
    // What a library mutters about a broken file belongs into no log: the file is read, or refused with a sentence.
    stdout: true,
    stderr: true,
  })
  let clock: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
      clock = setTimeout(() => reject(new Refusal('invalid', 'spreadsheet.too-slow', { name, seconds: limits.seconds })), limits.seconds * 1_000)
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('invalid', 'spreadsheet.too-heavy', { name }) : error),
      )
      worker.once('exit', (code) => reject(new Error(`The spreadsheet worker ended with code ${code} and no answer`)))
    })
    if ('table' in answer) return answer.table
    throw new Refusal(answer.refusal.kind, answer.refusal.code, answer.refusal.details)
  } finally {
    clearTimeout(clock)
    await worker.terminate()
  }
}
