import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import { AuthorityId } from '../../kernel/identity.ts'
import { type ClockFault, clockFault } from '../clock/clock-fault.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Services } from '../services/services.ts'

type Watched = Pick<Services, 'clock' | 'database' | 'log'>

/** Holds the clock of this process against the database's and against what all chains have recorded. */
export async function lookAtClock({ clock, database }: Omit<Watched, 'log'>): Promise<ClockFault | undefined> {
  const authorities = await database.of('auth').selectFrom('authority').select('authorityId').execute()
  const newest = await Promise.all(
    authorities.map(({ authorityId }) => {
      const authority = AuthorityId.parse(authorityId)
      return inTransaction(database, { side: 'authority', authority }, 'read', (tx) =>
        tx
          .selectFrom('event')
          .select((eb) => eb.fn.max('recordedAt').as('at'))
          .where('authorityId', '=', authority)
          .executeTakeFirst(),
      )
    }),
  )
  const { rows } = await sql<{ now: Date }>`SELECT clock_timestamp() AS now`.execute(database.of('auth'))
  const now = clock.now()
  const recorded = newest.flatMap((one) => (one?.at ? [one.at.getTime()] : []))
  return clockFault({ now, database: rows[0]?.now ?? now, newest: recorded.length === 0 ? null : new Date(Math.max(...recorded)) })
}

const hour = 3_600_000

/** At the start and every hour a line in the log when the clock is wrong; in the metrics at every look at them. */
export function watchClock(app: FastifyInstance, services: Watched, registry: Registry): void {
  let fault: ClockFault | undefined
  // While the database is away the last figures stand: that it is away is told elsewhere.
  const look = async () => {
    fault = await lookAtClock(services).catch(() => fault)
  }
  const tell = async () => {
    await look()
    if (fault) services.log.warn({ ...fault }, 'the clock of this machine is wrong: seconds behind the newest record, seconds off the database')
  }
  const timer = setInterval(() => void tell(), hour).unref()
  app.addHook('onClose', async () => clearInterval(timer))
  app.addHook('onReady', async () => void tell())
  new Gauge({
    name: 'hopchuan_clock_fault_seconds',
    help: 'Seconds by which the clock is behind the newest recorded event (record) or off the one of the database (database); 0 when it is right',
    labelNames: ['against'],
    registers: [registry],
    async collect() {
      await look()
      this.set({ against: 'record' }, fault?.behindRecord ?? 0)
      this.set({ against: 'database' }, fault?.offDatabase ?? 0)
    },
  })
}
