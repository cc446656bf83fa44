import type { OfficialListView } from './official-list.contract.ts'

/** Nothing differs, nothing is asked and nothing could not be read: there is no act to draft. Pure. */
export const agreesWithRegister = ({
  faultCount,
  questions,
  lines,
  unreadable,
}: Pick<OfficialListView, 'faultCount' | 'questions' | 'unreadable'> & { lines: Pick<OfficialListView['lines'], 'total'> }): boolean =>
  faultCount === 0 && questions.length === 0 && lines.total === 0 && unreadable.length === 0
