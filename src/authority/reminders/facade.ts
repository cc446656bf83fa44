/** What the homes and the weekly page ask. */
export { owingPart } from './owing.queries.ts'
