/** Other rooms lay down the first person of a new authority, and the command line further administrators. */
export { createAdministrator } from './account.commands.ts'
export { addFirstPerson } from './first-person.store.ts'
/** When an agency ends, the seats in it end or move; the act that does it saves them in its one statement. */
/** Posts held at an agency that ends are held no longer from that day; saved in the same statement. */
export { type PostDays, postsPart, setPostDays } from './agency-posts.store.ts'
export { addSeats, newSeatId, seatsPart, setSeatDays } from './agency-seats.store.ts'
/** Who is told, in the inbox and by mail, of what concerns an agency. */
export { type ActingPerson, actingPeople, officePeople } from './acting-people.queries.ts'
/** What somebody who leaves leaves behind: rooms say it at this port. */
export type { Belongings } from './belongings.queries.ts'
export { LeftBehind } from './leaving.contract.ts'
/** The programme counts a secondment as one of its activities. */
export { countSecondment } from './secondment.store.ts'
