/** The log lists the same events over all records; whoever saved too late is told who was faster. */
export { eventOf, lastDeed, viewOfEvents } from './history.queries.ts'
