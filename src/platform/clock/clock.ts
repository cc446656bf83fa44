/** The one source of time; tests give another. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
