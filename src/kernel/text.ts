import { z } from 'zod'
import { tidy } from './fold.ts'

/** One line of typed text, kept without control and bidirectional characters; the limits hold for what is kept, not for what was typed. */
export const line = (max: number) => z.string().overwrite(tidy).min(1).max(max)

/** Text of several lines: line ends stay, each line is kept like `line`. */
export const lines = (max: number) =>
  z
    .string()
    .overwrite((text) => text.split(/\r?\n/).map(tidy).join('\n').trim())
    .min(1)
    .max(max)
