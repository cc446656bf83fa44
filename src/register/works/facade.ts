/** Long work with progress that may be left and found again: start it in the act's transaction, report, end it. */
export { finishWork, reportProgress, startWork, takeWork, type WorkAtHand } from './work.store.ts'
export { viewWork } from './work.queries.ts'
export { runWork } from './work.run.ts'
