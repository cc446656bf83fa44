import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import type { TaskState } from '../task.contract.ts'

export const taskShapes: Record<TaskState, StatusShape> = { open: 'none', done: 'done', cancelled: 'ended' }
