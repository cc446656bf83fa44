import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import type { IncomingState, Timing } from '../incoming.ts'

export const shapeOfState: Readonly<Record<IncomingState, StatusShape>> = {
  registered: 'none',
  assigned: 'going',
  answered: 'done',
  closed: 'ended',
  retracted: 'danger',
}

const shapeOfTiming: Readonly<Record<Timing, StatusShape>> = { overdue: 'overdue', soon: 'soon', 'in-time': 'going' }

/** What is said of a paper at a glance: overdue and due soon before where it stands. */
export const tagOf = ({ state, timing }: { state: IncomingState; timing: Timing | null }): { shape: StatusShape; key: string } =>
  timing === 'overdue' || timing === 'soon'
    ? { shape: shapeOfTiming[timing], key: `incoming.timing.${timing}` }
    : { shape: shapeOfState[state], key: `incoming.state.${state}` }
