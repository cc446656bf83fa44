// The act of 2021 from the example files, over HTTP as the screens do it: pictures need an act to show.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caller } from '../tests/support/child-product.ts'

const examples = join(import.meta.dirname, '../examples/hcmc-2021')

async function answer<T>(asked: Promise<Response>): Promise<T> {
  const got = await asked
  if (!got.ok) throw new Error(`${got.url}: ${await got.text()}`)
  return (await got.json()) as T
}

async function keep(caller: Caller, url: string, name: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([await readFile(join(examples, name))]), name)
  const { id } = await answer<{ id: string }>(
    fetch(`${url}/api/files`, { method: 'POST', headers: { ...caller.headers, 'idempotency-key': randomUUID() }, body: form }),
  )
  return id
}

/** Holds the list of 2021 against the register, answers by the crosswalk and drafts the act; answers its id. */
export async function draftActOf2021(caller: Caller, url: string): Promise<string> {
  const received = await answer<{ id: string }>(
    caller.post('/official-lists', { fileId: await keep(caller, url, '01-danh-muc-xa-2021.xlsx'), effectiveOn: '2021-01-01' }),
  )
  const list = `/official-lists/${received.id}`
  const { version } = await answer<{ version: number }>(caller.get(list))
  await answer(caller.post(`${list}/crosswalk`, { fileId: await keep(caller, url, '02-bang-doi-ma-2021.xlsx'), version }))
  const { version: answered } = await answer<{ version: number }>(caller.get(list))
  const { actId } = await answer<{ actId: string }>(
    caller.post(`${list}/draft`, { version: answered, title: 'Về việc sắp xếp các đơn vị hành chính cấp huyện và cấp xã' }),
  )
  const act = await answer<{ title: string; effectiveOn: string; lines: unknown[]; version: number }>(caller.get(`/acts/${actId}`))
  const { title, effectiveOn, lines } = act
  const paper = { paperNumber: '1111/NQ-UBTVQH14', paperDate: '2020-12-09', issuer: 'Ủy ban Thường vụ Quốc hội' }
  await answer(caller.post(`/acts/${actId}`, { title, effectiveOn, lines, ...paper, version: act.version }, { method: 'PUT' }))
  return actId
}

/** Applies a draft as its preview shows it. */
export async function applyDraft(caller: Caller, actId: string): Promise<void> {
  const { version, digest } = await answer<{ version: number; digest: string }>(caller.get(`/acts/${actId}/preview`))
  await answer(caller.post(`/acts/${actId}/apply`, { version, digest }))
}

/** The id of the agency of that name, as of a day. */
export async function agencyCalled(caller: Caller, name: string, on: string): Promise<string> {
  const { rows } = await answer<{ rows: { id: string; name: string }[] }>(caller.get(`/agencies?q=${encodeURIComponent(name)}&on=${on}`))
  const found = rows.find((row) => row.name === name)
  if (!found) throw new Error(`no ${name} on ${on}`)
  return found.id
}
