/** The command line writes the same export as the screen. */
export { exportedLog } from './log.export.ts'
