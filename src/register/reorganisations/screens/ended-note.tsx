import type { Day } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { showLineage } from '../lineage.contract.ts'

/** On top of the page of an agency that is no more: since when, by what, and who carries it on. */
export function EndedNote({ agencyId, on }: { agencyId: AgencyId; on: Day }) {
  const t = useT()
  const format = useFormat()
  const { knownAt } = useAsOf()
  const { data } = useAnswer(showLineage, { params: { agencyId }, query: { knownAt } })
  const names = new Map(data?.nodes.map(({ id, name }) => [id, name]))
  const last = data?.edges.filter((edge) => edge.from === agencyId && edge.kind !== 'transfer') ?? []
  const [edge] = last
  const act = edge?.act
  const into = last.map(({ to }) => names.get(to) ?? t('lineage.out-of-sight')).join(', ')
  const paper = act && (act.paperNumber ?? act.title)
  const by = [edge && t(`lineage.became.${edge.kind}`, { names: into }), paper && t('lineage.by-paper', { paper })].filter(Boolean).join(', ')
  const carriers = data?.leadsTo ?? []
  return (
    <Note tone="soon" title={by === '' ? t('lineage.ended-since', { on: format.day(on) }) : t('lineage.ended-since-by', { on: format.day(on), by })}>
      {carriers.length > 0 && (
        <p>
          {t('lineage.carried-on')}{' '}
          {carriers.map((id, n) => (
            <span key={id}>
              {n > 0 && ', '}
              <Link to={`/agencies/${id}`}>{names.get(id) ?? t('lineage.out-of-sight')}</Link>
            </span>
          ))}
        </p>
      )}
    </Note>
  )
}
