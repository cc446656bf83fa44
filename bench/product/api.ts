import { randomUUID } from 'node:crypto'
import type { Caller } from './people.ts'

/** Calls the product's API as a person; anything but success is an error with what it said. */
export class Api {
  readonly #url: URL
  readonly #caller: Caller

  constructor(url: URL, caller: Caller) {
    this.#url = url
    this.#caller = caller
  }

  async get(path: string): Promise<Record<string, unknown>> {
    return asJson(path, await fetch(new URL(`/api${path}`, this.#url), { headers: this.#caller.headers }))
  }

  async post(path: string, body: unknown): Promise<Record<string, unknown>> {
    return asJson(
      path,
      await fetch(new URL(`/api${path}`, this.#url), {
        method: 'POST',
        headers: { ...this.#caller.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify(body),
      }),
    )
  }

  async upload(file: Blob, name: string): Promise<string> {
    const form = new FormData()
    form.set('file', file, name)
    const kept = await asJson(
      '/files',
      await fetch(new URL('/api/files', this.#url), { method: 'POST', headers: { ...this.#caller.headers, 'idempotency-key': randomUUID() }, body: form }),
    )
    return String(kept['id'])
  }

  async bytes(path: string): Promise<number> {
    const answer = await fetch(new URL(`/api${path}`, this.#url), { headers: this.#caller.headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.arrayBuffer()).byteLength
  }
}

async function asJson(path: string, answer: Response): Promise<Record<string, unknown>> {
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 500)}`)
  return (await answer.json()) as Record<string, unknown>
}

/** Milliseconds an act takes, and what it gave. */
export async function timed<T>(act: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await act()
  return { ms: performance.now() - began, value }
}
