import type { OfficerId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type HandoverRow, listHandovers, takeHandover } from '../leaving.contract.ts'

/** What others left to this person and nobody has taken on yet. */
export function Handovers({ to }: { to: OfficerId }) {
  const t = useT()
  const { data } = useAnswer(listHandovers, { query: { to } })
  if (!data || data.rows.length === 0) return null
  return (
    <Section title={t('person.page.handovers')} beside={<span className="hc-total">{data.total}</span>}>
      <ul className="hc-posts">
        {data.rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
    </Section>
  )
}

function Line({ row }: { row: HandoverRow }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const act = useAct(takeHandover, { refresh: [listHandovers] })
  const take = async () => {
    await act.send({ params: { handoverId: row.id }, body: { version: row.version } })
    tell({ text: t('handover.taken') })
  }
  return (
    <li>
      <div>
        <p className="hc-post-role">{row.title}</p>
        <p className="hc-faint hc-small">
          {t(`handover.kind.${row.kind}`)}, {t('handover.from', { name: row.from.name })}, {format.time(row.createdAt)}
        </p>
        {act.refusal && <p className="hc-small">{t(act.refusal.code)}</p>}
      </div>
      <Button pending={act.pending} onClick={() => void take().catch(() => undefined)}>
        {t('handover.take')}
        <span className="hc-unseen"> {row.title}</span>
      </Button>
    </li>
  )
}
