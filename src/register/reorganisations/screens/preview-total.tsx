import { useFormat } from '../../../web/use-format.ts'

/** How many rows a section holds, beside its heading. */
export function Total({ count }: { count: number }) {
  const format = useFormat()
  return <span className="hc-total">{format.number(count)}</span>
}
