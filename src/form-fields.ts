import { declarationFields } from './conformity/declarations/facade.ts'
import { type FieldSource, registerFields } from './papers/forms/facade.ts'

/** What every room knows that can fill a placeholder of a Word form; each adds its own. */
export const formFields: readonly FieldSource[] = [registerFields, declarationFields]
