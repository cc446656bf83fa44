import { declarationLifeCheck } from './conformity/declarations/facade.ts'
import { registerChecks } from './register/integrity/facade.ts'

/** Every named check of the register; each room adds its line. */
export const integrityChecks = [...registerChecks, declarationLifeCheck]
