// Made from the list of endpoints: the sample of every write, spoilt in one place after the other (trust.md), is refused at its
// field or kept tidy; nothing is half done, and nothing is a defect. A new write is in it by itself.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyEndpoint } from '../src/kernel/endpoint.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { loadFacts } from './support/facts.ts'
import { rehearsals, wouldBeKept } from './support/rehearsal.ts'
import { type Samples, sampleWrites } from './support/samples.ts'
import { type Spoilt, spoilt, spoiltParams } from './support/spoilt.ts'

type Answer = Awaited<ReturnType<Person['call']>>
interface Problem {
  code?: string
  errors?: { path: string; code: string }[]
}

let product: TestProduct
let person: Person
let stranger: Person
let neighbour: Person
let ids: Record<string, string>
let rehearse: (on: boolean) => Promise<void>
const remarks: string[] = []
const tried = { requests: 0, endpoints: 0 }

beforeAll(async () => {
  product = await testProduct()
  const facts = await loadFacts(product)
  ids = facts.ids
  person = await product.person('system-administrator')
  neighbour = await product.person('iso-secretary', facts.otherAgency)
  stranger = await facts.personOfAnotherAuthority('system-administrator')
  await product.db.owner.query('UPDATE work SET seat_id = $1', [person.seat])
  rehearse = await rehearsals(product)
}, 120_000)
afterAll(() => product.close())

const endpointOf = (name: string): AnyEndpoint => {
  const e = product.composed.serve.endpoints.find((other) => other.name === name)
  if (!e) throw new Error(`no endpoint ${name}`)
  return e
}

const taken = (answer: Answer) => wouldBeKept(answer) || answer.statusCode < 300

/** Refused by us and with a code, or fine up to the commit; a defect and an answer without a code are neither. */
function faultOf(answer: Answer): string | undefined {
  if (taken(answer)) return undefined
  const { code } = answer.json<Problem>()
  return answer.statusCode >= 500 || code === undefined ? `${answer.statusCode} ${answer.body.slice(0, 200)}` : undefined
}

/** What is wrong with the answer to something spoilt; nothing where it is as it should be. */
function judge({ expected, path }: Spoilt, answer: Answer): string | undefined {
  const fault = faultOf(answer)
  if (fault !== undefined || expected === 'survived') return fault
  const { errors } = answer.json<Problem>()
  if (taken(answer)) return expected === 'refused' ? 'taken' : undefined
  if (expected === 'unknown') return undefined
  if (answer.statusCode !== 400) return `${answer.statusCode} ${answer.body.slice(0, 200)}`
  const near = (remark: { path: string }) =>
    remark.path === path || remark.path === '' || path.startsWith(`${remark.path}.`) || remark.path.startsWith(`${path}.`)
  return errors?.some(near) ? undefined : `not at its field: ${answer.body.slice(0, 200)}`
}

async function tryAll(e: AnyEndpoint, input: { params?: Record<string, string>; body?: Record<string, unknown> }): Promise<void> {
  tried.endpoints++
  const note = (said: string, fault: string | undefined) => fault !== undefined && remarks.push(`${e.name}: ${said}: ${fault}`)
  const call = async (other: object): Promise<Answer> => {
    tried.requests++
    return person.call(e, { ...input, ...other })
  }
  for (const one of spoilt(input.body ?? {})) {
    if (input.body === undefined && one.path !== 'authorityId2') continue
    note(`${one.path}: ${one.said}`, judge(one, await call({ body: one.body })))
  }
  for (const { said, params } of spoiltParams(input.params ?? {})) {
    const answer = await call({ params })
    note(said, faultOf(answer) ?? (taken(answer) ? 'taken' : undefined))
  }
  for (const key of ['version', 'seen']) {
    const known = input.body?.[key]
    if (typeof known !== 'number') continue
    const answer = await call({ body: { ...input.body, [key]: known + 7 } })
    note(`${key}: stale`, answer.statusCode === 409 || answer.statusCode === 400 ? undefined : `${answer.statusCode} ${answer.body.slice(0, 200)}`)
  }
  // An edition of a standard is everybody's.
  const names = Object.keys(input.params ?? {}).some((name) => name.endsWith('Id'))
  // The same from another authority: its records are not there.
  const foreign = await stranger.call(e, input as never)
  note("another authority's records", faultOf(foreign) ?? (names && taken(foreign) ? 'taken' : undefined))
  const nextDoor = await neighbour.call(e, input as never)
  const ofAnother = names || JSON.stringify(input.body ?? {}).includes(String(ids['agencyId']))
  note("another agency's records", faultOf(nextDoor) ?? (ofAnother && taken(nextDoor) ? 'taken' : undefined))
}

describe('bad input', () => {
  test('of every write with a key is refused or survived, and what is right still goes through after it', async () => {
    const samples: Samples = { product, ids, last: {} }
    for (const [name, sample] of sampleWrites) {
      const e = endpointOf(name)
      const input = await sample(samples, person)
      await rehearse(true)
      await tryAll(e, input)
      await rehearse(false)
      const answer = await person.call(e, input)
      expect([name, answer.statusCode < 300 ? 'kept' : answer.body]).toEqual([name, 'kept'])
      samples.last = { ...samples.last, [name]: answer.json() as Record<string, unknown> }
    }
    expect(remarks.splice(0)).toEqual([])
    expect(tried.endpoints).toBeGreaterThan(100)
    expect(tried.requests).toBeGreaterThan(2_000)
  }, 600_000)

  const setting = {
    kind: 'receipt-rule',
    validFrom: '2020-01-01',
    validTo: null,
    source: 'Công văn thử',
    season: null,
    value: { receiptDayCounts: true, cutOff: 960, afterHours: 'next-session', sessionEnd: 'this-session', dutyCounts: false },
  }
  const week = [[], [[450, 690]], [[450, 690]], [[450, 690]], [[450, 690]], [[450, 690]], []]
  const others: [string, Record<string, unknown> | undefined, Record<string, string>?][] = [
    ['changeCalendar', { agencyId: null, reason: 'Thử', change: { act: 'set', facts: setting } }],
    ['changeCalendar', { agencyId: null, reason: 'Thử', change: { act: 'set', facts: { ...setting, kind: 'office-hours', value: { week } } } }],
    ['changeCalendar', { agencyId: null, reason: 'Thử', change: { act: 'confirm', id: randomUUID(), seen: 1 } }],
    ['foreseeCalendarChange', { agencyId: null, change: { act: 'set', facts: setting } }],
    ['foreseeYearWithdrawal', { year: 2020 }],
    ['foreseeReprojection', { agencyId: null }],
    ['signIn', { username: 'nguyen.van.an', password: 'khong-phai-mat-khau' }],
    ['openPasswordLink', { token: 'a'.repeat(40) }],
    ['setPassword', { token: 'a'.repeat(40), password: 'mat-khau-moi-cua-thu-nghiem' }],
    ['changePassword', { current: 'khong-phai-mat-khau', password: 'mat-khau-moi-cua-thu-nghiem' }],
    ['chooseLanguage', { language: 'vi' }],
    ['markRead', { ids: [randomUUID()] }],
    ['markRead', { until: '2020-06-20T03:00:00Z' }],
    ['passwordLink', undefined, { officerId: randomUUID() }],
    ['previewCampaignList', { datedOn: '2020-01-01', source: { kind: 'filter', blocks: ['quan-huyen'] } }],
    ['previewCampaignList', { datedOn: '2020-01-01', source: { kind: 'file', fileId: randomUUID() } }],
    ['previewStages', { stage: 'planned', reachedOn: '2020-02-03', agencies: [{ agencyId: randomUUID(), sequence: 0 }] }, { campaignId: randomUUID() }],
    ['previewPlanImport', { fileId: randomUUID(), mapping: { task: 0 } }, { planId: randomUUID() }],
    ['previewStageImport', { fileId: randomUUID(), mapping: { code: 0 } }, { campaignId: randomUUID() }],
    ['previewDeclarationImport', { fileId: randomUUID(), mapping: { agency: 0 } }],
    ['previewAgencyImport', { fileId: randomUUID() }],
    ['previewPaperImport', { fileId: randomUUID(), mapping: { number: 0 } }],
    ['previewActivityImport', { fileId: randomUUID(), mapping: { kind: 0 } }],
    ['previewCalendarImport', { fileId: randomUUID() }],
    ['readAnnex', { fileId: randomUUID() }],
    ['readListRows', { asOf: '2020-04-29', text: 'Quận 10' }],
    ['readWordForm', { fileId: randomUUID() }],
    ['makeWordPaper', { edition: 1, values: { 'lý do': 'họp' } }, { wordFormId: randomUUID() }],
    ['autosaveDraftPaper', { base: 1, text: null }, { draftPaperId: randomUUID() }],
  ]
  test.for(others)('of %s (%o) is refused or survived', async ([name, body, params]) => {
    await rehearse(true)
    await tryAll(endpointOf(name), { ...(body ? { body } : {}), ...(params ? { params } : {}) })
    await rehearse(false)
    expect(remarks.splice(0)).toEqual([])
  })

  test('of a write is tried, whichever write it is', () => {
    // Without any input, of a file, and of an empty installation (set-up.journey).
    const elsewhere = ['signOut', 'uploadFile', 'setUp', 'setUpDemonstration']
    const known = new Set([...elsewhere, ...sampleWrites.map(([name]) => name), ...others.map(([name]) => name)])
    const writes = product.composed.serve.endpoints.filter(({ method }) => method !== 'GET')
    expect(writes.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
  })
})
