/** Other rooms lay down the first person of a new authority, and the command line further administrators. */
export { createAdministrator } from './account.commands.ts'
export { addFirstPerson } from './first-person.store.ts'
/** When an agency ends, the seats in it end or move; the act that does it saves them in its one statement. */
export { addSeats, type HeldSeat, newSeatId, seatsPart, setSeatDays } from './agency-seats.store.ts'
