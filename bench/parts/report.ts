// W11: the half-year report: figures only, the paper on the screen, frozen with Word and PDF; then issued and published.
import { truth } from '../cells/progress.ts'
import { type Context, note } from '../context.ts'
import { dataDate } from '../dataset/declarations.ts'
import { Api, timed } from '../product/api.ts'
import { caller } from '../product/callers.ts'

/** A report that is being composed, and the version that was seen last. */
export interface OpenReport {
  id: string
  seen: number
}

const apiOf = (context: Context) => new Api(context.urls.product, caller(context))

export async function beginReport(context: Context, template?: string): Promise<OpenReport> {
  const api = apiOf(context)
  const { rows } = (await api.get('/issuing-bodies')) as { rows: { id: string; level: string }[] }
  const issuer = rows.find((body) => body.level === 'department')
  const { id, version } = await api.post('/reports', { period: '2020-H1', dataDate, issuerId: issuer?.id, ...(template === undefined ? {} : { template }) })
  return { id: String(id), seen: Number(version) }
}

/** The report counts what the rule counts: n and N of the blocks that are not apart. Answers the digest of the figures. */
async function figuresOf(api: Api, { id }: OpenReport, agencies: number): Promise<{ ms: number; digest: string }> {
  const { ms, value } = await timed(() => api.get(`/reports/${id}/figures`))
  const blocks = truth(agencies)
  const main = ['so-nganh', 'quan-huyen'].map((block) => blocks.get(block) ?? { n: 0, total: 0 })
  const [n, total] = [main.reduce((sum, block) => sum + block.n, 0), main.reduce((sum, block) => sum + block.total, 0)]
  if (!JSON.stringify(value['figures']).includes(`"shown":"${n}/${total}"`)) throw new Error(`the report does not say ${n}/${total}`)
  return { ms, digest: String(value['digest']) }
}

/** With 2,000 agencies every one of them stands in the annex; with more the annex counts blocks. */
export async function freezing(context: Context, open: OpenReport, agencies: number, name = 'report'): Promise<void> {
  const api = apiOf(context)
  const { digest } = await figuresOf(api, open, agencies)
  const times: number[] = []
  let no = 0
  // The first one warms up.
  for (let run = 0; run <= context.options.pace.runs; run++) {
    const { ms, value } = await timed(() => api.post(`/reports/${open.id}/freeze`, { version: open.seen, digest, reason: `Đo lần ${run}` }))
    open.seen = Number(value['version'])
    no = Number(value['no'])
    if (run > 0) times.push(ms)
  }
  const [word, pdf] = [
    await api.bytes(`/reports/${open.id}/versions/${no}/file?format=docx`),
    await api.bytes(`/reports/${open.id}/versions/${no}/file?format=pdf`),
  ]
  note(
    context,
    `W11 ${name}, frozen with Word and PDF, ${agencies} agencies`,
    'ms',
    times,
    `figures counted, both files made and kept, recorded; Word ${(word / 1000).toFixed(0)} kB, PDF ${(pdf / 1000).toFixed(0)} kB`,
  )
}

export async function reading(context: Context, open: OpenReport, agencies: number): Promise<void> {
  const api = apiOf(context)
  const [figures, preview]: [number[], number[]] = [[], []]
  for (let run = 0; run <= context.options.pace.runs; run++) {
    const counted = await figuresOf(api, open, agencies)
    const shown = await timed(() => api.get(`/reports/${open.id}/preview`))
    if (run > 0) figures.push(counted.ms)
    if (run > 0) preview.push(shown.ms)
  }
  note(context, 'W11 report, figures only', 'ms', figures, `${agencies} agencies`)
  note(context, 'W11 report, paper on the screen', 'ms', preview, `${agencies} agencies`)
}

/** Answers the address of the published article. */
export async function publishing(context: Context, open: OpenReport): Promise<string> {
  const api = apiOf(context)
  const issued = await api.post(`/reports/${open.id}/issue`, { version: open.seen, number: '1234/BC-SKHCN', issuedOn: '2020-06-16', signerTitle: 'GIÁM ĐỐC' })
  const published = await api.post(`/reports/${open.id}/publish`, {
    version: issued['version'],
    title: 'Tình hình áp dụng Hệ thống quản lý chất lượng theo tiêu chuẩn TCVN ISO 9001 6 tháng đầu năm 2020',
    sourceLine: 'Chi cục Tiêu chuẩn Đo lường Chất lượng',
  })
  return `/tin/${String(published['slug'])}`
}
