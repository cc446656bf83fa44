/**
 * A spreadsheet takes a cell that begins with one of these for a formula; the wide forms are typed on some keyboards
 * and count as well. Leading apostrophes are looked through, so that escaping can be undone without a loss.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/
const escaped = /^'+[=+\-@\t\r\n＝＋－＠]/

/** Text for a CSV cell that no spreadsheet will run. */
export const escapeCell = (text: string) => (formula.test(text) ? `'${text}` : text)

/** What `escapeCell` was given. */
export const unescapeCell = (text: string) => (escaped.test(text) ? text.slice(1) : text)
