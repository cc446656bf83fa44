import type { AgencyId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Section } from '../../../web/kit/page.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { listPosts } from '../post.contract.ts'
import { PostLine } from './post-line.tsx'
import './account.css'

/** On the page of an agency: who held what on the day, and before and after. */
export function AgencyPeople({ agencyId }: { agencyId: AgencyId }) {
  const t = useT()
  const { on, asked } = useAsOf()
  const reads = useHolds()('officer.read')
  const query = { agencyId, ...asked, state: 'all' as const, sort: 'kind', limit: 200 }
  const { data } = useAnswer(listPosts, { query }, { enabled: reads, keepFormer: true })
  if (!reads || !data) return null
  const current = data.rows.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo > on))
  const others = data.rows.filter((row) => !current.includes(row))
  const has = (kind: string) => current.some((row) => row.kind === kind)
  const missing = [...(has('head') ? [] : [t('person.section.no-head')]), ...(has('iso-secretary') ? [] : [t('person.section.no-secretary')])]
  return (
    <Section title={t('person.section.title')} beside={<span className="hc-total">{current.length}</span>}>
      {current.length === 0 ? <p className="hc-faint">{t('person.section.empty')}</p> : missing.length > 0 && <p className="hc-faint">{missing.join(' ')}</p>}
      <ul className="hc-posts">
        {current.map((post) => (
          <PostLine key={post.postId} post={post} of="agency" />
        ))}
      </ul>
      {others.length > 0 && (
        <details className="hc-posts-others">
          <summary>{`${t('person.section.former')} (${others.length})`}</summary>
          <ul className="hc-posts">
            {others.map((post) => (
              <PostLine key={post.postId} post={post} of="agency" />
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}
