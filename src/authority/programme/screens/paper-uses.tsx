import { useAnswer } from '../../../web/answers.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import type { PaperUsesProps } from '../../../web/sources.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { showPaperUses } from '../paper-uses.contract.ts'
import './programme.css'

interface Use {
  to: string
  text: string
  note: string
}

/** On the page of a paper: the activities and the tasks that rest on it, each a way there. */
export function PaperUses({ paperId }: PaperUsesProps) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { data, error, refetch } = useAnswer(showPaperUses, { params: { paperId } })
  return (
    <Section title={t('paper-uses.title')}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={2} />
      ) : data.activities.length + data.directions.length === 0 ? (
        <p className="hc-faint">{t('paper-uses.none')}</p>
      ) : (
        <>
          <Uses
            title={t('paper-uses.activities', { count: data.activities.length })}
            uses={data.activities.map(({ id, title, kindName, period }) => ({
              to: `/activities/${id}`,
              text: title,
              note: `${kindName[language]} · ${format.imprecise({ precision: 'half-year', halfYear: period })}`,
            }))}
          />
          <Uses
            title={t('paper-uses.directions', { count: data.directions.length })}
            uses={data.directions.map(({ id, task, period }) => ({
              to: `/directions/${id}`,
              text: task,
              note: format.imprecise({ precision: 'half-year', halfYear: period }),
            }))}
          />
        </>
      )}
    </Section>
  )
}

function Uses({ title, uses }: { title: string; uses: readonly Use[] }) {
  if (uses.length === 0) return null
  return (
    <div className="hc-paper-uses">
      <h3>{title}</h3>
      <ul>
        {uses.map(({ to, text, note }) => (
          <li key={to}>
            <Link to={to}>{text}</Link> <span className="hc-faint hc-small">{note}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
