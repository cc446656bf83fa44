import { parentPort, Worker, workerData } from 'node:worker_threads'
import { Refusal } from '../../kernel/refusal.ts'
import { type Database, openDatabase, type Opening } from '../../platform/db/database.ts'
import { type Exporter, type Make, makeHere, type MadeFile, type Wanted } from './export.make.ts'

interface Job {
  opening: Opening
  files: string
  wanted: Wanted
}

/** A class does not survive the way between threads: a refusal travels as its parts. */
type Answer = { progress: readonly [rows: number, total: number] } | { made: MadeFile } | { refusal: Pick<Refusal, 'kind' | 'code' | 'details'> }

/**
 * What the rubbish of such a thread may grow to. In the thread of the requests it would stay until that one cleans up, at some hundred
 * megabytes; and requests would wait while rows are laid out. What an export holds at a time is far less.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 72 }

/** Makes each file in a thread of its own, with connections of its own, which ends with the file. `entry` calls `answerAsThread`. */
export const makeApart =
  ({ opening }: Pick<Database, 'opening'>, files: string, entry: URL): Make =>
  async (wanted, told) => {
    const worker = new Worker(entry, { workerData: { opening, files, wanted } satisfies Job, resourceLimits, execArgv: [] })
    // A server that has closed all else does not wait for it: the work is taken up again after the next start.
    worker.unref()
    try {
      let telling: Promise<void> = Promise.resolve()
      const made = await new Promise<MadeFile>((resolve, reject) => {
        worker.on('message', (answer: Answer) => {
          if ('made' in answer) resolve(answer.made)
          else if ('refusal' in answer) reject(new Refusal(answer.refusal.kind, answer.refusal.code, answer.refusal.details))
          else {
            telling = telling.then(() => told(...answer.progress))
            telling.catch(reject)
          }
        })
        worker.once('error', reject)
        worker.once('exit', (code) => reject(new Error(`the thread of an export ended with code ${code} and no answer`)))
      })
      await telling
      return made
    } finally {
      await worker.terminate()
    }
  }

/** The other end: everything that a thread of `makeApart` does. Anything but a refusal leaves as the thread's error, with its stack. */
export async function answerAsThread(exporters: readonly Exporter[]): Promise<void> {
  const { opening, files, wanted } = workerData as Job
  const answer = (message: Answer) => parentPort?.postMessage(message)
  const database = openDatabase(opening.connection, { ...opening.options, onError: () => undefined })
  try {
    const made = await makeHere({ database, files }, exporters)(wanted, async (rows, total) => answer({ progress: [rows, total] }))
    answer({ made })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    answer({ refusal: { kind: error.kind, code: error.code, details: error.details } })
  } finally {
    await database.close()
  }
}
