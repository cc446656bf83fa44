// A newcomer's way: every sample file is imported cleanly through the API, in the order of the readme, and gives what the report tells.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlan, showPlan } from '../src/authority/plans/plan.contract.ts'
import { importPlanLines, previewPlanImport } from '../src/authority/plans/plan-import.contract.ts'
import { programmeStrip } from '../src/authority/programme/activity.contract.ts'
import { importActivities, previewActivityImport } from '../src/authority/programme/activity-import.contract.ts'
import { showProgress } from '../src/conformity/declarations/conversion.contract.ts'
import { importDeclarations, previewDeclarationImport } from '../src/conformity/declarations/declaration-import.contract.ts'
import { demoFacts } from '../src/demo/hcmc-2020.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { listPapers } from '../src/papers/registers/paper.contract.ts'
import { importPapers, previewPaperImport } from '../src/papers/registers/paper-import.contract.ts'
import { importAgencies, previewAgencyImport } from '../src/register/agencies/agency-import.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { showWork, type WorkView } from '../src/register/works/work.contract.ts'
import { composeJobs } from '../src/worker.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
const { authority } = demoFacts
const bodies = [
  [uuidv7(new Date()), 'peoples-committee', authority.peoplesCommittee, 'UBND'],
  [uuidv7(new Date()), 'department', authority.department, 'SKHCN'],
  [uuidv7(new Date()), 'sub-department', authority.subDepartment, 'TĐC'],
] as const
beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T09:00:00Z' })
  officer = await product.person('programme-officer')
  for (const body of bodies)
    await product.db.owner.query(
      "INSERT INTO issuing_body (authority_id, id, level, name, symbol, place_name, signing_form, signer_title) VALUES (79,$1,$2,$3,$4,'Thành phố Hồ Chí Minh','','')",
      [...body],
    )
  await composeJobs(product.services.queue, product.services)
})
afterAll(() => product.close())

type Endpoint = Parameters<Person['call']>[0]
const ask = async <T>(endpoint: Endpoint, input: Parameters<Person['call']>[1], status = 200): Promise<T> => {
  const answer = await officer.call(endpoint, input)
  expect(answer.statusCode, answer.body).toBe(status)
  return answer.json<T>()
}

/** The file as it is shipped, as it is understood without a hand being lifted, then imported: no row is refused. */
async function imported(name: string, rows: number, [preview, start]: readonly [Endpoint, Endpoint], params: Record<string, string> = {}): Promise<void> {
  const bytes = await readFile(join(import.meta.dirname, '../examples/hcmc-2020', name))
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const fileId = (await officer.upload(uploadFile, { name, type, bytes })).json<{ id: string }>().id
  const seen = await ask<{ mapping: object; missing: string[]; counts: { created: number; refused: number }; errors: object[] }>(preview, {
    params,
    body: { fileId },
  })
  expect(seen, name).toMatchObject({ missing: [], errors: [], counts: { created: rows, refused: 0 } })
  const { workId } = await ask<{ workId: string }>(start, { params, body: { fileId, mapping: seen.mapping, skipBadRows: false } }, 202)
  for (let n = 0; n < 600; n++) {
    const work = await ask<WorkView>(showWork, { params: { workId } })
    if (work.state === 'done') return expect(work.result).toMatchObject({ imported: true, counts: { created: rows, refused: 0 } })
    if (work.state === 'failed') throw new Error(JSON.stringify(work.result))
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error(`${name} did not end`)
}

const ofAgencies = [previewAgencyImport, importAgencies] as const
const ofDeclarations = [previewDeclarationImport, importDeclarations] as const

test('the sample files of 2020 lead to what the report of the half-year tells', async () => {
  await imported('01-co-quan-63.xlsx', 63, ofAgencies)
  await imported('02-phuong-xa-2019.xlsx', 322, ofAgencies)
  await imported('05-van-ban.xlsx', 5, [previewPaperImport, importPapers])
  await imported('06-hoat-dong.xlsx', 5, [previewActivityImport, importActivities])
  await imported('03-cong-bo-47.xlsx', 47, ofDeclarations)
  const plan = await ask<{ id: string }>(createPlan, { body: { kind: 'application', year: 2020, title: 'Kế hoạch năm 2020', issuerId: bodies[0][0] } }, 201)
  await imported('07-ke-hoach-2020.xlsx', 10, [previewPlanImport, importPlanLines], { planId: plan.id })

  const { rows } = await ask<{ rows: { number: string; topic: string; issuerName: string }[] }>(listPapers, { query: { sort: 'number' } })
  expect(rows.map(({ number, topic, issuerName }) => [number, topic, issuerName])).toEqual([
    ['287/SKHCN-TĐC', 'guidance-letter', authority.department],
    ['619/SKHCN-TĐC', 'consultant-list', authority.department],
    ['1451/QĐ-UBND', 'application-plan', authority.peoplesCommittee],
    ['1452/QĐ-UBND', 'inspection-plan', authority.peoplesCommittee],
    ['1453/QĐ-UBND', 'inspection-team', authority.peoplesCommittee],
  ])
  const strip = await ask<{ activities: { kind: string; n: number | null; records: number }[] }>(programmeStrip, { query: { period: '2020-H1' } })
  expect(Object.fromEntries(strip.activities.map(({ kind, n }) => [kind, n]))).toEqual({
    newsletter: 4,
    'par-index': null,
    guidance: null,
    secondment: 1,
    'training-postponed': null,
  })
  expect(await ask(showProgress, { query: { on: '2020-06-15' } })).toMatchObject({ main: { n: 47, total: 63 } })
  const held = await ask<{ lines: { task: string; section: string; quantity: number | null }[] }>(showPlan, { params: { planId: plan.id } })
  expect(held.lines.map(({ section }) => section)).toEqual([...Array(5).fill('Công tác 6 tháng đầu năm'), ...Array(5).fill('Nhiệm vụ 6 tháng cuối năm')])
  expect(held.lines[5]).toMatchObject({ quantity: 30, unit: 'cơ quan' })
}, 120_000)
