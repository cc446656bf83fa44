// W8: ten thousand agencies as CSV and as XLSX: how long, how far from the limit, and what it needs in memory beside the server at rest.
import { type Context, note } from '../context.ts'
import { dataDate } from '../dataset/declarations.ts'
import { growthOf } from '../memory.ts'
import { Api, timed } from '../product/api.ts'
import { caller } from '../product/callers.ts'

const bare = async (url: URL): Promise<string> => {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`limit: ${answer.status}`)
  return answer.text()
}

export async function exporting(context: Context): Promise<void> {
  const { product, urls, options } = context
  const agencies = options.sizes[1]
  if (agencies > 10_000) throw new Error('a download ends at 10,000 rows; longer lists are written by a work')
  const api = new Api(urls.product, caller(context))
  const limit = new URL(`/api/agencies/export?on=${dataDate}`, urls.limit)
  const runs = options.quick ? 3 : 7
  for (const format of ['csv', 'xlsx'] as const) {
    const path = `/agencies/export?format=${format}&on=${dataDate}`
    const [times, ratios]: [number[], number[]] = [[], []]
    for (let run = 0; run <= runs; run++) {
      const made = await timed(() => api.bytes(path))
      const least = await timed(() => bare(limit))
      const rows = least.value.split('\r\n').length - 1
      if (rows !== agencies || made.value < 100_000) throw new Error(`${rows} rows, ${made.value} bytes`)
      // The first one warms up.
      if (run === 0) continue
      times.push(made.ms)
      ratios.push(least.ms / made.ms)
    }
    note(context, `W8 export, ${format.toUpperCase()}`, 'ms', times, `${agencies} rows`)
    note(context, `W8 export, ${format.toUpperCase()}, ratio to the limit`, 'times', ratios, 'the limit writes CSV, with codes where the product has words')
    if (process.platform !== 'linux') continue
    const growth: number[] = []
    for (let run = 0; run < 3; run++) growth.push(await growthOf(product.pid, () => api.bytes(path)))
    note(context, `W8 export, ${format.toUpperCase()}, memory`, 'MiB', growth, 'highest of the server above what it had before')
  }
}
