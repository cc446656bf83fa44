/** How far a command is: in what, how many of how many, and of what size. */
export type Progress = (stage: 'tables' | 'files' | 'checks', done: number, total: number, what: string) => void
