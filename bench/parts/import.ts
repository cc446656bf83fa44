// W12: ten thousand agencies from an XLSX file, as an officer sends it: names in both Unicode forms, parents by their names.
import words from '../../src/register/agencies/words.vi.json' with { type: 'json' }
import { writeXlsx } from '../../src/platform/spreadsheets/write-xlsx.ts'
import { type Context, note } from '../context.ts'
import { range, typedNames } from '../dataset/agencies.ts'
import { Api } from '../product/api.ts'
import { addAuthority, addPerson, signIn } from '../product/people.ts'

const { field, kind } = words.agency

async function sheet(agencies: number): Promise<Blob> {
  const rows = range(0, agencies).map((i) => {
    const agency = typedNames(i)
    return [agency.code, agency.name, agency.shortName, kind[agency.kind], agency.block, agency.parentName, '2012-01-01']
  })
  const columns = [field.code, field.name, field.shortName, field.kind, field.block, field.parent, field.validFrom].map((title) => ({ title, width: 20 }))
  const pieces: BlobPart[] = []
  for await (const piece of writeXlsx([{ name: 'Cơ quan', columns, rows }])) pieces.push(Buffer.from(piece))
  return new Blob(pieces, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}

interface Work {
  state: string
  done: number
  total: number | null
  result: { counts?: { created: number; refused: number }; errors?: unknown[]; code?: string } | null
}

export async function importing(context: Context): Promise<void> {
  const agencies = context.options.sizes[1]
  const file = await sheet(agencies)
  const seconds: number[] = []
  const seen = new Set<number>()
  // Each import goes into an authority of its own, which holds nothing yet.
  for (let run = 0; run < (context.options.quick ? 1 : 3); run++) {
    const authority = 60 + run
    await addAuthority(context.owner, authority)
    const api = new Api(context.urls.product, await signIn(context.urls.product, await addPerson(context.owner, 100 + run, authority, 'programme-officer')))
    const began = performance.now()
    const { workId } = await api.post('/agencies/import', { fileId: await api.upload(file, 'co-quan.xlsx'), skipBadRows: false })
    let work: Work
    do {
      await new Promise((wait) => setTimeout(wait, 100))
      work = (await api.get(`/works/${String(workId)}`)) as unknown as Work
      if (work.state === 'running') seen.add(work.done)
      if (performance.now() - began > 180_000) throw new Error('no end after three minutes')
    } while (work.state === 'waiting' || work.state === 'running')
    seconds.push((performance.now() - began) / 1000)
    const {
      rows: [kept],
    } = await context.owner.query<{ count: string }>('SELECT count(*) FROM agency WHERE authority_id = $1', [authority])
    if (work.state !== 'done' || Number(kept?.count) !== agencies)
      throw new Error(`imported ${kept?.count} of ${agencies}: ${work.state} ${JSON.stringify(work.result).slice(0, 600)}`)
  }
  note(
    context,
    'W12 import of agencies from XLSX',
    's',
    seconds,
    `${agencies} agencies, upload to result; ${(file.size / 1024).toFixed(0)} kB; progress seen ${seen.size} times`,
  )
  note(context, 'W12 progress', 'times', [seen.size], 'different counts seen while it ran')
}
