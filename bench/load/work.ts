import type { Answer, Connection } from './connection.ts'

/** What one virtual user does again and again against one server. */
export interface Work {
  /** The n-th request of a user, as bytes. */
  request(user: number, n: number): Buffer
  /** Undefined when the answer is right, otherwise what is wrong with it. A wrong answer voids the cell. */
  wrong(answer: Answer, user: number, n: number): string | undefined
}

/** A pass over a server: how long, what was counted. */
export interface Run {
  seconds: number
  answers: number
  /** Of each answer; in the open loop from the intended time of sending. */
  milliseconds: number[]
  fault: string | undefined
}

export type Connect = () => Promise<Connection>

/** A request of a user: numbers go on from run to run, so that writes never repeat themselves. */
export class Turns {
  readonly #next: number[] = []

  take(user: number): number {
    const n = this.#next[user] ?? 0
    this.#next[user] = n + 1
    return n
  }
}
