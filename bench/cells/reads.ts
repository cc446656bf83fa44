import { requestBytes } from '../load/connection.ts'
import type { Side } from '../load/cell.ts'
import type { Work } from '../load/work.ts'
import type { Caller } from '../product/people.ts'

/** A request whose answer is known to the byte. */
export interface Known {
  path: string
  body: Buffer
}

function workOf(url: URL, known: readonly Known[], headers: (user: number) => Record<string, string>): Work {
  const requests = new Map<string, Buffer>()
  // Users begin at different places, so that not all ask for the same at once.
  const asked = (user: number, n: number) => known[(user + n) % known.length]
  return {
    request(user, n) {
      const path = asked(user, n)?.path ?? '/'
      const key = `${user} ${path}`
      const made = requests.get(key) ?? requestBytes(new URL(path, url), { headers: headers(user) })
      requests.set(key, made)
      return made
    },
    wrong({ status, body }, user, n) {
      const right = asked(user, n)
      if (status !== 200) return `${right?.path}: ${status} ${body.toString().slice(0, 200)}`
      return right?.body.equals(body) ? undefined : `${right?.path}: other bytes than before`
    },
  }
}

/** Where two texts part, for a person to look at. */
export function firstDifference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const from = Math.max(0, at - 60)
  return `at ${at}: …${one.slice(from, at + 60)}… / …${other.slice(from, at + 60)}…`
}

async function fetched(url: URL, path: string, headers: Record<string, string>): Promise<Buffer> {
  const answer = await fetch(new URL(path, url), { headers })
  const body = Buffer.from(await answer.arrayBuffer())
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body.toString().slice(0, 300)}`)
  return body
}

export interface Reads {
  product: Side
  limit: Side
}

/** Asks the product once for each path, has the answer judged, and holds both servers to exactly those bytes afterwards. */
export async function reads(
  urls: { product: URL; limit: URL },
  people: readonly Caller[],
  paths: readonly string[],
  judge: (path: string, body: string) => void | Promise<void>,
): Promise<Reads> {
  const known: Known[] = []
  for (const path of paths) {
    const body = await fetched(urls.product, path, people[0]?.headers ?? {})
    await judge(path, body.toString())
    const limit = await fetched(urls.limit, path, {})
    if (!limit.equals(body)) throw new Error(`the limit answers ${path} otherwise, ${firstDifference(body.toString(), limit.toString())}`)
    known.push({ path, body })
  }
  const headersOf = (user: number) => people[user % Math.max(1, people.length)]?.headers ?? {}
  return {
    product: { url: urls.product, work: workOf(urls.product, known, headersOf) },
    limit: { url: urls.limit, work: workOf(urls.limit, known, () => ({})) },
  }
}
