// The load generator against servers whose behaviour is known.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { closedCell, type Pace } from '../../bench/load/cell.ts'
import { closedLoop } from '../../bench/load/closed-loop.ts'
import { Connection, requestBytes } from '../../bench/load/connection.ts'
import { openLoop } from '../../bench/load/open-loop.ts'
import { Turns, type Work } from '../../bench/load/work.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function serve(answer: (path: string) => { body: string; after?: number }): Promise<URL> {
  const server = createServer((request, reply) => {
    const { body, after } = answer(request.url ?? '')
    setTimeout(() => reply.writeHead(200, { 'content-length': Buffer.byteLength(body) }).end(body), after ?? 0)
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

const workOn = (url: URL, expected = 'đúng'): Work => ({
  request: (user, n) => requestBytes(new URL(`/${user}/${n}`, url)),
  wrong: ({ status, body }) => (status === 200 && body.toString() === expected ? undefined : `${status} ${body.toString()}`),
})

test('a user never sends the next request before the answer, nor the same one twice', async () => {
  const seen: string[] = []
  const url = await serve((path) => {
    seen.push(path)
    return { body: 'đúng', after: 2 }
  })
  const turns = new Turns()
  const run = await closedLoop({ connect: () => Connection.open(url), work: workOn(url), turns, users: 3, seconds: 5, most: 30 })
  expect(run.fault).toBeUndefined()
  expect([run.answers >= 30, new Set(seen).size]).toEqual([true, seen.length])
})

test('large answers arrive whole', async () => {
  const body = 'Ủy ban nhân dân '.repeat(40_000)
  const url = await serve(() => ({ body }))
  const connection = await Connection.open(url)
  const answers = [await connection.send(requestBytes(url)), await connection.send(requestBytes(url))]
  connection.close()
  expect(answers.map((answer) => answer.body.toString() === body)).toEqual([true, true])
})

test('a wrong answer ends the run and voids the cell', async () => {
  let count = 0
  const url = await serve(() => ({ body: ++count > 5 ? 'sai' : 'đúng' }))
  const pace: Pace = { runs: 2, seconds: 0.05, warmWindow: 0.01, warmAtMost: 0 }
  const figures = await closedCell({ url, work: workOn(url) }, undefined, 1, pace)
  expect(figures.void).toBe('200 sai')
})

test('the open loop counts from the intended time: one stall is paid by all who came meanwhile', async () => {
  let count = 0
  const url = await serve(() => ({ body: 'đúng', after: ++count === 10 ? 300 : 0 }))
  const run = await openLoop({ connect: () => Connection.open(url), work: workOn(url), turns: new Turns(), rate: 200, seconds: 0.5, connections: 1 })
  expect(run.fault).toBeUndefined()
  expect(run.answers).toBe(100)
  // Sent one after another over one connection, about sixty requests were due while the tenth was answered.
  expect(run.milliseconds.filter((ms) => ms > 50).length).toBeGreaterThan(30)
})

test('the open loop keeps its rate', async () => {
  const url = await serve(() => ({ body: 'đúng' }))
  const run = await openLoop({ connect: () => Connection.open(url), work: workOn(url), turns: new Turns(), rate: 100, seconds: 0.5, connections: 8 })
  expect([run.answers, run.seconds > 0.45]).toEqual([50, true])
})
