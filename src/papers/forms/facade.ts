export { registerFields } from './agency-fields.queries.ts'
export type { FieldSource } from './form-field.ts'
export { createFormPress } from './form-press.ts'
