import { rowOf } from './copy-text.ts'
import type { ManifestContent } from './manifest.ts'

type Row = Record<string, string | null>

/** A reading that can look at the next row before it takes it. */
class Ahead {
  next: Row | undefined
  readonly #lines: AsyncIterator<string>
  readonly #columns: readonly string[]

  private constructor(lines: AsyncIterator<string>, columns: readonly string[]) {
    this.#lines = lines
    this.#columns = columns
  }

  static async on(lines: AsyncIterable<string>, columns: readonly string[]): Promise<Ahead> {
    const ahead = new Ahead(lines[Symbol.asyncIterator](), columns)
    await ahead.move()
    return ahead
  }

  async move(): Promise<void> {
    const { done, value } = await this.#lines.next()
    this.next = done ? undefined : rowOf(value, this.#columns)
  }
}

/** bytea as COPY writes it. */
const hexOf = (value: string | null | undefined): string => (value ?? '').replace(/^\\x/, '')

async function privateOf(fields: Ahead, event: string | null | undefined): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (; fields.next && fields.next['event_id'] === event; await fields.move()) {
    const { field, salt, value, erased_at: erasedAt } = fields.next
    found[field ?? ''] = erasedAt === null ? { salt: hexOf(salt), value } : { erasedAt }
  }
  return found
}

async function* linesOfAuthority(authority: number, events: Ahead, fields: Ahead, heads: ManifestContent['heads']): AsyncGenerator<string> {
  yield JSON.stringify({ format: 'hopchuan-log', version: 1, authority, hash: 'sha256' })
  let count = 0
  for (; events.next && Number(events.next['authority_id']) === authority; await events.move()) {
    const { id, organisation_id: organisation, seq, previous_hash: previous, hash, content } = events.next
    const fieldsOfEvent = await privateOf(fields, id)
    yield JSON.stringify({ organisation, seq: Number(seq), previous: hexOf(previous), hash: hexOf(hash), content, private: fieldsOfEvent })
    count++
  }
  for (const { organisation, seq, hash } of heads) yield JSON.stringify({ head: { organisation, seq, hash } })
  yield JSON.stringify({ end: { events: count, heads: heads.length } })
}

export interface Side {
  lines: AsyncIterable<string>
  columns: readonly string[]
}

/**
 * The record as an export of each authority (docs/record-format.md), from two tables in the order of the chains. Each must be
 * read to its end before the next is asked for.
 */
export async function* recordsOf(
  sides: { events: Side; fields: Side },
  heads: ManifestContent['heads'],
): AsyncGenerator<{ authority: number; lines: AsyncIterable<string> }> {
  const events = await Ahead.on(sides.events.lines, sides.events.columns)
  const fields = await Ahead.on(sides.fields.lines, sides.fields.columns)
  const authorities = [...new Set(heads.map(({ authority }) => authority))].toSorted((a, b) => a - b)
  for (const authority of authorities) {
    const own = heads.filter((head) => head.authority === authority)
    yield { authority, lines: linesOfAuthority(authority, events, fields, own) }
  }
  // Events of an authority without any head: an export that names none is refused by the verifier.
  if (events.next) {
    const authority = Number(events.next['authority_id'])
    yield { authority, lines: linesOfAuthority(authority, events, fields, []) }
  }
}
