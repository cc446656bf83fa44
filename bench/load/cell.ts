import { isNoisy, isSteady, type Latency, latencyOf, ratios, type Spread, spread } from '../statistics.ts'
import { closedLoop } from './closed-loop.ts'
import { Connection } from './connection.ts'
import { openLoop } from './open-loop.ts'
import type { ProcessorTime } from './processor-time.ts'
import { type Run, Turns, type Work } from './work.ts'

/** How long and how often; `quick` is for looking, the other for keeping. */
export interface Pace {
  runs: number
  seconds: number
  warmWindow: number
  warmAtMost: number
}

/** One of the two servers with the same work on it. */
export interface Side {
  url: URL
  work: Work
  clock?: (() => ProcessorTime) | undefined
}

export interface SideFigures {
  /** Answers a second, over the runs. */
  rate: Spread
  latency: Latency | null
  /** Milliseconds of processor time an answer took, in the server and in the database. */
  cost: ProcessorTime | null
}

export interface Figures {
  product: SideFigures
  limit: SideFigures | null
  ratio: Spread | null
  noisy: boolean
  /** Why nothing of this cell counts: the first wrong answer. */
  void: string | null
}

class Source {
  readonly #side: Side
  readonly #turns = new Turns()
  readonly runs: Run[] = []
  readonly #spent: ProcessorTime[] = []

  constructor(side: Side) {
    this.#side = side
  }

  readonly #connect = () => Connection.open(this.#side.url)

  closed(users: number, seconds: number, most?: number): Promise<Run> {
    return closedLoop({ connect: this.#connect, work: this.#side.work, turns: this.#turns, users, seconds, ...(most === undefined ? {} : { most }) })
  }

  open(rate: number, seconds: number): Promise<Run> {
    return openLoop({ connect: this.#connect, work: this.#side.work, turns: this.#turns, rate, seconds, connections: 64 })
  }

  /** A run that counts. */
  async measured(run: () => Promise<Run>): Promise<void> {
    const before = this.#side.clock?.()
    this.runs.push(await run())
    const after = this.#side.clock?.()
    if (before && after) this.#spent.push({ server: after.server - before.server, database: after.database - before.database })
  }

  figures(): SideFigures {
    return { rate: spread(this.runs.map(rateOf)), latency: latencyOf(this.runs.flatMap((run) => run.milliseconds)), cost: this.#cost() }
  }

  #cost(): ProcessorTime | null {
    const answers = this.runs.reduce((sum, run) => sum + run.answers, 0)
    if (this.#spent.length === 0 || answers === 0) return null
    const over = (part: keyof ProcessorTime) => this.#spent.reduce((sum, spent) => sum + spent[part], 0) / answers
    return { server: over('server'), database: over('database') }
  }
}

const rateOf = (run: Run): number => run.answers / run.seconds

async function warmUp(source: Source, users: number, pace: Pace): Promise<void> {
  const until = Date.now() + pace.warmAtMost * 1000
  let before = 0
  for (;;) {
    const run = await source.closed(users, pace.warmWindow)
    const now = rateOf(run)
    if (run.fault !== undefined || isSteady(before, now) || Date.now() >= until) return
    before = now
  }
}

/** Product and limit take turns, and turns in going first, so that neither always meets the warmer machine. */
async function interleaved(sources: readonly Source[], runs: number, once: (source: Source) => Promise<Run>): Promise<void> {
  for (let n = 0; n < runs; n++) {
    for (const source of n % 2 === 0 ? sources : sources.toReversed()) await source.measured(() => once(source))
  }
}

function figuresOf(product: Source, limit: Source | undefined): Figures {
  const rates = { product: product.runs.map(rateOf), limit: limit?.runs.map(rateOf) ?? [] }
  return {
    product: product.figures(),
    limit: limit?.figures() ?? null,
    ratio: limit ? ratios(rates.product, rates.limit) : null,
    noisy: limit !== undefined && isNoisy(rates.limit),
    void: [...product.runs, ...(limit?.runs ?? [])].find((run) => run.fault !== undefined)?.fault ?? null,
  }
}

const sourcesOf = (product: Side, limit: Side | undefined) => {
  const [one, other] = [new Source(product), limit && new Source(limit)]
  return { product: one, limit: other, all: other ? [one, other] : [one] }
}

/** Closed loop at a number of users: throughput. */
export async function closedCell(product: Side, limit: Side | undefined, users: number, pace: Pace, most?: number): Promise<Figures> {
  const sources = sourcesOf(product, limit)
  for (const source of sources.all) await warmUp(source, users, pace)
  await interleaved(sources.all, pace.runs, (source) => source.closed(users, pace.seconds, most))
  return figuresOf(sources.product, sources.limit)
}

/** Open loop at a share of what each gave in its closed loop: latency as people meet it. */
export async function openCell(product: Side, limit: Side | undefined, rates: { product: number; limit: number | undefined }, pace: Pace): Promise<Figures> {
  const sources = sourcesOf(product, limit)
  await interleaved(sources.all, pace.runs, (source) => source.open(source === sources.product ? rates.product : (rates.limit ?? rates.product), pace.seconds))
  return figuresOf(sources.product, sources.limit)
}
