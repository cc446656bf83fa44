import { z } from 'zod'

/** Words that stayed, came or went. */
const Piece = z.strictObject({ text: z.string(), was: z.enum(['same', 'added', 'removed']) })
export const Passage = z.strictObject({ change: z.enum(['added', 'removed', 'changed']), pieces: z.array(Piece) })
export type Passage = z.infer<typeof Passage>
