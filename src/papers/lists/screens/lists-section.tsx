import type { PaperId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listPaperLists } from '../paper-list.contract.ts'
import './lists.css'

/** On a paper's page: the lists that stand in it, each a way to its lines. */
export function ListsSection({ paperId, mayRecord }: { paperId: PaperId; mayRecord: boolean }) {
  const t = useT()
  const format = useFormat()
  const { data, error, refetch } = useAnswer(listPaperLists, { params: { paperId } })
  return (
    <Section title={t('paper-list.section.title')} acts={mayRecord && <Button to={`/papers/${paperId}/lists/new`}>{t('paper-list.act.add')}</Button>}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={2} />
      ) : data.rows.length === 0 ? (
        <p className="hc-faint">{t('paper-list.section.none')}</p>
      ) : (
        <ul className="hc-paper-lists">
          {data.rows.map((list) => (
            <li key={list.id}>
              <Link to={`/paper-lists/${list.id}`}>{list.title}</Link>{' '}
              <span className="hc-faint hc-small">
                {t('paper-list.section.facts', { holds: t(`paper-list.holds.${list.holds}`), count: list.length, day: format.day(list.asOf) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
