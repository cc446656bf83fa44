/** Rooms above bring checks of their own, composed in `src/integrity-checks.ts`: one statement each over the whole register. */
export { bySql, lives } from './integrity-check.queries.ts'
export { registerChecks } from './register-checks.queries.ts'
