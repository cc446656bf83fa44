// W11: the half-year report over all agencies: figures only, the paper on the screen, frozen with Word and PDF; then issued and published.
import { type Context, note } from '../context.ts'
import { dataDate } from '../dataset/declarations.ts'
import { Api, timed } from '../product/api.ts'
import { caller } from '../product/callers.ts'
import { truth } from '../cells/progress.ts'

/** Answers the address of the published article. */
export async function report(context: Context): Promise<string> {
  const api = new Api(context.urls.product, caller(context))
  const { rows } = (await api.get('/issuing-bodies')) as { rows: { id: string; level: string }[] }
  const issuer = rows.find((body) => body.level === 'department')
  const { id, version } = (await api.post('/reports', { period: '2020-H1', dataDate, issuerId: issuer?.id })) as { id: string; version: number }
  const times = { figures: [] as number[], preview: [] as number[], frozen: [] as number[] }
  const runs = context.options.pace.runs
  let digest = ''
  // The first of each warms up.
  for (let run = 0; run <= runs; run++) {
    const figures = await timed(() => api.get(`/reports/${id}/figures`))
    digest = String(figures.value['digest'])
    checkFigures(figures.value, context.options.sizes[1])
    const preview = await timed(() => api.get(`/reports/${id}/preview`))
    if (run > 0) times.figures.push(figures.ms)
    if (run > 0) times.preview.push(preview.ms)
  }
  let seen = version
  for (let run = 0; run <= runs; run++) {
    const frozen = await timed(() => api.post(`/reports/${id}/freeze`, { version: seen, digest, ...(run === 0 ? {} : { reason: `Đo lần ${run}` }) }))
    seen = Number(frozen.value['version'])
    if (run > 0) times.frozen.push(frozen.ms)
  }
  note(context, 'W11 report, figures only', 'ms', times.figures, 'GET figures, JSON')
  note(context, 'W11 report, paper on the screen', 'ms', times.preview)
  note(context, 'W11 report, frozen with Word and PDF', 'ms', times.frozen, 'POST freeze: figures counted, both files made and kept, recorded')
  const sizes: number[] = []
  for (const format of ['docx', 'pdf']) sizes.push(await api.bytes(`/reports/${id}/versions/1/file?format=${format}`))
  context.say(`W11: Word ${sizes[0]} bytes, PDF ${sizes[1]} bytes`)
  const issued = await api.post(`/reports/${id}/issue`, { version: seen, number: '1234/BC-SKHCN', issuedOn: '2020-06-16', signerTitle: 'GIÁM ĐỐC' })
  const published = await api.post(`/reports/${id}/publish`, { version: issued['version'], title: 'Tình hình áp dụng Hệ thống quản lý chất lượng theo tiêu chuẩn TCVN ISO 9001 6 tháng đầu năm 2020', sourceLine: 'Chi cục Tiêu chuẩn Đo lường Chất lượng' })
  return `/tin/${String(published['slug'])}`
}

/** The report counts what the rule counts: n and N of the blocks that are not apart. */
function checkFigures(answer: Record<string, unknown>, agencies: number): void {
  const blocks = truth(agencies)
  const main = ['so-nganh', 'quan-huyen'].map((block) => blocks.get(block) ?? { n: 0, total: 0 })
  const [n, total] = [main.reduce((sum, block) => sum + block.n, 0), main.reduce((sum, block) => sum + block.total, 0)]
  if (!JSON.stringify(answer['figures']).includes(`"shown":"${n}/${total}"`)) throw new Error(`the report does not say ${n}/${total}`)
}
