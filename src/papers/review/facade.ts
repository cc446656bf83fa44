/** For a command that loads and saves its subject in one statement each: the pieces that go into those statements. */
export { readRound, readRoute, roundJson, roundsJson, routeJson, withRoundOpened, withVerdict } from './review.store.ts'
export { waitsForRole } from './waits.queries.ts'
