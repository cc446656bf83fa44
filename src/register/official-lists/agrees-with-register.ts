/** What of a list held against the register tells whether anything is left to do. */
interface HeldAgainst {
  faultCount: number
  questions: readonly unknown[]
  lines: { total: number }
  unreadable: readonly unknown[]
}

/** Nothing differs, nothing is asked and nothing could not be read: there is no act to draft. */
export const agreesWithRegister = ({ faultCount, questions, lines, unreadable }: HeldAgainst): boolean =>
  faultCount === 0 && questions.length === 0 && lines.total === 0 && unreadable.length === 0
