/** The log lists the same events over all records. */
export { eventOf, viewOfEvents } from './history.queries.ts'
