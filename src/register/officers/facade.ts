/** Other rooms lay down the first person of a new authority, and the command line further administrators. */
export { createAdministrator } from './account.commands.ts'
export { addFirstPerson } from './first-person.store.ts'
