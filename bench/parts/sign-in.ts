// W7: signing in is meant to cost something, and must not hold up the others.
import { agencyList } from '../cells/agency-list.ts'
import { type Context, note } from '../context.ts'
import { closedLoop } from '../load/closed-loop.ts'
import { Connection, requestBytes } from '../load/connection.ts'
import { Turns, type Work } from '../load/work.ts'
import { addPerson, mainAuthority, signInBody } from '../product/people.ts'
import { latencyOf } from '../statistics.ts'

const users = 8

/** Every user signs in with an account of its own: several at once on one account would be slowed down as guesses. */
function signingIn(url: URL, names: readonly string[]): Work {
  const requests = names.map((name) => requestBytes(new URL('/api/session', url), { method: 'POST', body: signInBody(name) }))
  return {
    request: (user) => requests[user % requests.length] ?? Buffer.alloc(0),
    wrong: ({ status, body }) => (status === 200 && body.includes('"signedIn":true') ? undefined : `sign-in: ${status} ${body.toString().slice(0, 200)}`),
  }
}

export async function signIns(context: Context): Promise<void> {
  const { urls, owner, people, options } = context
  const names: string[] = []
  for (let n = 0; n < users; n++) names.push(await addPerson(owner, n, mainAuthority, 'records-clerk'))
  const work = signingIn(urls.product, names)
  const connect = () => Connection.open(urls.product)
  const seconds = options.quick ? 1 : 10
  const alone = await closedLoop({ connect, work, turns: new Turns(), users: 1, seconds })
  if (alone.fault !== undefined) throw new Error(alone.fault)
  note(context, 'W7 sign in, one at a time', 'ms', alone.milliseconds)

  const list = await agencyList(urls, people, owner, mainAuthority, 'quan-huyen')
  const reading = () => closedLoop({ connect, work: list.product.work, turns: new Turns(), users, seconds })
  await reading()
  const pairs: { without: number; with: number; rate: number }[] = []
  for (let run = 0; run < options.pace.runs; run++) {
    const quiet = await reading()
    const [busy, signed] = await Promise.all([reading(), closedLoop({ connect, work, turns: new Turns(), users, seconds })])
    const fault = quiet.fault ?? busy.fault ?? signed.fault
    if (fault !== undefined) throw new Error(fault)
    pairs.push({ without: latencyOf(quiet.milliseconds)?.p95 ?? 0, with: latencyOf(busy.milliseconds)?.p95 ?? 0, rate: signed.answers / signed.seconds })
  }
  note(
    context,
    'W1 p95 without sign-ins',
    'ms',
    pairs.map((pair) => pair.without),
    '8 users',
  )
  note(
    context,
    'W1 p95 while 8 sign in',
    'ms',
    pairs.map((pair) => pair.with),
    '8 users',
  )
  note(
    context,
    'W7 slows W1',
    'times',
    pairs.map((pair) => pair.with / pair.without),
    'p95 with over p95 without, run by run',
  )
  note(
    context,
    'W7 sign-ins meanwhile',
    'per second',
    pairs.map((pair) => pair.rate),
  )
}
