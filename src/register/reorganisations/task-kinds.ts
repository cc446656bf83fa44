/** Duties that the rooms above hand on (their `consequence.queries.ts`), for the filter of to-dos; a test holds the two together. */
export const taskKinds = ['redeclare', 'campaign-target'] as const
