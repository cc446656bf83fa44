// Checks an export of the log (docs/record-format.md) and nothing else: node:crypto and node:fs, no other import, so that
// it can be read in one sitting and run anywhere: node verify-log.ts EXPORT [--head ORGANISATION:SEQUENCE:HASH]...
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

export interface Verdict {
  holds: boolean
  /** What was checked, or where it breaks. */
  sentence: string
  events: number
  chains: number
  /** Personal fields that were erased: their commitments stand, their text is gone. */
  erased: number
}

type Line = Record<string, unknown>
interface Chain {
  seq: number
  hash: string
  headSeen: boolean
}

/** Where and why the export does not hold. */
class Broken extends Error {}
function broken(where: string, why: string): never {
  throw new Broken(`${where}: ${why}`)
}

const hex = (bytes: number) => new RegExp(`^[0-9a-f]{${bytes * 2}}$`)
const hash32 = hex(32)
const genesis = '0'.repeat(64)
const isObject = (value: unknown): value is Line => typeof value === 'object' && value !== null && !Array.isArray(value)

function objectIn(text: string, where: string): Line {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return broken(where, 'is not a JSON object')
}

const text = (line: Line, name: string, where: string): string => {
  const value = line[name]
  return typeof value === 'string' ? value : broken(where, `has no text "${name}"`)
}
const integer = (line: Line, name: string, where: string): number => {
  const value = line[name]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : broken(where, `has no whole number "${name}"`)
}

/** hash = SHA-256(previous hash ‖ sequence as 8 bytes, big-endian ‖ content as UTF-8). */
export function hashOf(previous: string, seq: number, content: string): string {
  const position = Buffer.alloc(8)
  position.writeBigInt64BE(BigInt(seq))
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(position).update(content, 'utf8').digest('hex')
}

/** commitment = SHA-256(salt ‖ value as UTF-8). */
export const commitmentOf = (salt: string, value: string): string => createHash('sha256').update(Buffer.from(salt, 'hex')).update(value, 'utf8').digest('hex')

/** Every personal field has its commitment in the chain and the other way round; answers how many were erased. */
function checkPrivate(content: Line, fields: Line, where: string): number {
  const commitments = content['commitments']
  if (!isObject(commitments)) return broken(where, 'its content has no commitments')
  let erased = 0
  for (const name of Object.keys(commitments)) if (!(name in fields)) broken(where, `the personal field "${name}" is missing`)
  for (const [name, field] of Object.entries(fields)) {
    const committed = commitments[name]
    if (typeof committed !== 'string' || !hash32.test(committed)) return broken(where, `the personal field "${name}" has no commitment in the chain`)
    if (!isObject(field)) return broken(where, `the personal field "${name}" is no object`)
    if (typeof field['erasedAt'] === 'string') {
      if ('value' in field || 'salt' in field) broken(where, `the personal field "${name}" is said to be erased and is still there`)
      erased++
    } else if (commitmentOf(text(field, 'salt', where), text(field, 'value', where)) !== committed) {
      broken(where, `the personal field "${name}" is not what was committed to`)
    }
  }
  return erased
}

/** Takes the lines one by one; nothing but the last link of each chain is kept. */
class Reading {
  readonly chains = new Map<string, Chain>()
  events = 0
  erased = 0
  private lines = 0
  private authority: number | undefined
  private heads = 0
  private ended = false as boolean
  private readonly known: ReadonlyMap<string, string>
  private readonly met = new Set<string>()

  constructor(known: ReadonlyMap<string, string>) {
    this.known = known
  }

  take(written: string): void {
    const where = `line ${++this.lines}`
    const line = objectIn(written, where)
    if (this.ended) broken(where, 'stands after the end')
    if (this.lines === 1) this.begin(line, where)
    else if ('content' in line) this.event(line, where)
    else if (isObject(line['head'])) this.head(line['head'], where)
    else if (isObject(line['end'])) this.end(line['end'], where)
    else broken(where, 'is neither an event nor a head nor the end')
  }

  private begin(line: Line, where: string): void {
    if (line['format'] !== 'hopchuan-log') broken(where, 'is not an export of this log')
    if (line['version'] !== 1 || line['hash'] !== 'sha256') broken(where, 'is of a version this verifier does not know')
    this.authority = integer(line, 'authority', where)
  }

  private event(line: Line, at: string): void {
    if (this.heads > 0) broken(at, 'is an event after the heads')
    const organisation = text(line, 'organisation', at)
    const seq = integer(line, 'seq', at)
    const where = `${at}, event ${seq} of organisation ${organisation}`
    const chain = this.chains.get(organisation) ?? { seq: 0, hash: genesis, headSeen: false }
    if (seq !== chain.seq + 1)
      broken(where, `follows event ${chain.seq}: ${seq <= chain.seq ? 'it comes twice or out of order' : `${seq - chain.seq - 1} missing between them`}`)
    if (text(line, 'previous', where) !== chain.hash) broken(where, 'does not follow the event before it (previous hash differs)')
    const written = text(line, 'content', where)
    const hash = text(line, 'hash', where)
    if (hashOf(chain.hash, seq, written) !== hash) broken(where, 'was altered (its hash differs)')
    const content = objectIn(written, `${where}, content`)
    if (content['organisation'] !== organisation || content['authority'] !== this.authority) broken(where, 'belongs to another organisation or authority')
    const fields = line['private']
    if (!isObject(fields)) broken(where, 'has no object "private"')
    this.erased += checkPrivate(content, fields, where)
    const known = this.known.get(`${organisation}:${seq}`)
    if (known !== undefined && known !== hash) broken(where, 'is not the event that was noted earlier: the chain was written anew')
    if (known !== undefined) this.met.add(`${organisation}:${seq}`)
    this.chains.set(organisation, { seq, hash, headSeen: false })
    this.events++
  }

  private head(head: Line, at: string): void {
    this.heads++
    const organisation = text(head, 'organisation', at)
    const where = `${at}, head of organisation ${organisation}`
    const chain = this.chains.get(organisation)
    if (!chain) broken(where, 'has no events: its chain is missing')
    if (chain.headSeen) broken(where, 'comes twice')
    if (integer(head, 'seq', where) !== chain.seq || text(head, 'hash', where) !== chain.hash)
      broken(where, `names event ${String(head['seq'])}, the chain ends at event ${chain.seq}`)
    chain.headSeen = true
  }

  private end(end: Line, where: string): void {
    this.ended = true
    if (integer(end, 'events', where) !== this.events) broken(where, `counts ${String(end['events'])} events, ${this.events} were there`)
    if (integer(end, 'heads', where) !== this.heads) broken(where, `counts ${String(end['heads'])} heads, ${this.heads} were there`)
  }

  finish(): void {
    if (!this.ended) broken(`after line ${this.lines}`, 'the file is cut: it has no end')
    for (const [organisation, chain] of this.chains) if (!chain.headSeen) broken(`organisation ${organisation}`, 'has events and no head')
    for (const place of this.known.keys()) if (!this.met.has(place)) broken(`event ${place}`, 'was noted earlier and is missing')
  }
}

/** Lines of the file, each whole, a piece of the file in memory at a time. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(piece)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** `known`: hashes noted earlier, by "organisation:sequence". Without them a chain written anew from its beginning would hold. */
export async function verifyLog(path: string, known: ReadonlyMap<string, string> = new Map()): Promise<Verdict> {
  return verifyLines(linesOf(path), known)
}

/** The same for lines that come from elsewhere, e.g. from a backup. */
export async function verifyLines(lines: AsyncIterable<string>, known: ReadonlyMap<string, string>): Promise<Verdict> {
  const reading = new Reading(known)
  const verdict = (holds: boolean, sentence: string): Verdict => ({
    holds,
    sentence,
    events: reading.events,
    chains: reading.chains.size,
    erased: reading.erased,
  })
  try {
    for await (const line of lines) reading.take(line)
    reading.finish()
  } catch (error) {
    if (error instanceof Broken) return verdict(false, `Nhật ký không nguyên vẹn / The log does not hold. ${error.message}.`)
    throw error
  }
  const erased = reading.erased === 0 ? '' : ` ${reading.erased} personal fields were erased by recorded acts.`
  return verdict(true, `Nhật ký nguyên vẹn / The log holds: ${reading.events} events in ${reading.chains.size} chains, without gaps.${erased}`)
}

/** What stands on the command line; undefined when it is not understood. */
export function readArguments(given: readonly string[]): { path: string; known: Map<string, string> } | undefined {
  const known = new Map<string, string>()
  const paths: string[] = []
  for (let n = 0; n < given.length; n++) {
    const word = given[n] ?? ''
    if (word !== '--head') {
      paths.push(word)
      continue
    }
    const noted = /^([0-9a-f-]{36}):(\d+):([0-9a-f]{64})$/.exec(given[++n] ?? '')
    if (!noted) return undefined
    known.set(`${noted[1]}:${noted[2]}`, noted[3] ?? '')
  }
  return paths.length === 1 && paths[0] !== undefined && !paths[0].startsWith('-') ? { path: paths[0], known } : undefined
}

// By its own name only: bundled into another program it must not start by itself.
if (/(^|[\\/])verify-log\.m?[jt]s$/.test(process.argv[1] ?? '')) {
  const asked = readArguments(process.argv.slice(2))
  if (asked) {
    const verdict = await verifyLog(asked.path, asked.known).catch(
      (error: Error): Verdict => ({ holds: false, sentence: error.message, events: 0, chains: 0, erased: 0 }),
    )
    process.stdout.write(`${verdict.sentence}\n`)
    process.exitCode = verdict.holds ? 0 : 1
  } else {
    process.stderr.write('verify-log EXPORT [--head ORGANISATION:SEQUENCE:HASH]...\n')
    process.exitCode = 1
  }
}
