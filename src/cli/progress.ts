import type { Progress } from '../platform/backup/progress.ts'

const stages = { tables: 'bảng / tables', files: 'tệp / files', checks: 'đối chiếu / compared' }
const often = 500

/** On standard error, so that what a command answers can be piped; not more than two lines a second, and the last of each stage. */
export function progressOnError(): Progress {
  let last = 0
  return (stage, done, total, what) => {
    const now = Date.now()
    if (done < total && now - last < often) return
    last = now
    process.stderr.write(`${stages[stage]} ${done}/${total}  ${what}\n`)
  }
}
