/** What the homes and the weekly page ask. */
export { answerNamesPart, answersPart, dueAnswersPart } from './answers.queries.ts'
export { owingPart } from './owing.queries.ts'
