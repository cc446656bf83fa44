import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inTransaction } from '../../platform/db/transaction.ts'
import { cookieName } from '../../platform/http/session.ts'
import type { Services } from '../../platform/services/services.ts'
import { isRobot } from './robot.ts'
import { createVisitCount, type Mark, pageOf } from './visit-count.ts'
import { addVisits, publishingAuthority } from './visit.store.ts'

const pause = 10_000
/** Pages for readers: those of programs, files and style sheets are no visits. */
const pages = /^(\/en)?(\/|\/tin|\/tin\/:slug|\/cong-bo|\/co-quan\/:slug|\/van-ban|\/van-ban\/:slug|\/ban-tin|\/ban-tin\/:slug)?$/

const early = /prefetch|prerender|preview/i

/** Whether somebody looked at a public page: no robot, nothing fetched ahead, nobody of the office, and there was such a page. */
function isVisit(request: FastifyRequest, reply: FastifyReply, cookie: string): boolean {
  if (request.method !== 'GET' || (reply.statusCode !== 200 && reply.statusCode !== 304) || !pages.test(request.routeOptions.url ?? '')) return false
  const { headers } = request
  if (early.test(`${headers['sec-purpose'] ?? ''} ${headers['purpose'] ?? ''} ${headers['x-moz'] ?? ''} ${headers['x-purpose'] ?? ''}`)) return false
  // Officers who are signed in bring their session; whose it is, nobody looks up.
  return request.cookies[cookie] === undefined && !isRobot(headers['user-agent'])
}

/** Marks under a salt that is known to nobody and gone with them. */
function newMark(): Mark {
  const salt = randomBytes(32)
  return (text) => createHash('sha256').update(salt).update(text).digest('base64url').slice(0, 22)
}

/** Counts the visits of the public pages and writes them down every few seconds; a server that is killed loses the last batch. */
export function countVisits(app: FastifyInstance, services: Services, secure: boolean): { write(): Promise<void> } {
  const { database, clock, log } = services
  const count = createVisitCount(newMark)
  const cookie = cookieName(secure)

  app.addHook('onResponse', async (request, reply) => {
    if (!isVisit(request, reply, cookie)) return
    count.see({ at: clock.now(), network: request.ip, agent: request.headers['user-agent'] ?? '', page: pageOf(request.url) })
  })

  async function write(): Promise<void> {
    const visits = count.take()
    if (visits.length === 0) return
    try {
      const authority = await publishingAuthority(database.of('public'))
      if (authority === undefined) return
      await inTransaction(database, { side: 'authority', authority }, 'write', (tx) => addVisits(tx, authority, visits))
    } catch (error) {
      count.giveBack(visits)
      throw error
    }
  }

  // Only where somebody listens: a test that asks without a network writes them down itself.
  let timer: NodeJS.Timeout | undefined
  app.addHook('onListen', async () => {
    timer = setInterval(() => write().catch((error: Error) => log.warn({ reason: error.message }, 'visits')), pause).unref()
  })
  app.addHook('onClose', async () => {
    if (timer === undefined) return
    clearInterval(timer)
    await write().catch((error: Error) => log.warn({ reason: error.message }, 'visits'))
  })
  return { write }
}
