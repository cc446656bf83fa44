// The entry of a thread that makes one long export (register/exports/export.thread.ts).
import { exporters } from './exporters.ts'
import { answerAsThread } from './register/exports/export.thread.ts'

await answerAsThread(exporters)
