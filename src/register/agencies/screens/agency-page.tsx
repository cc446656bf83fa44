import { Suspense } from 'react'
import { AgencyId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { Facts, RecordPage } from '../../../web/kit/record-page.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useSources } from '../../../web/sources.ts'
import { useFormat } from '../../../web/use-format.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { RecordHistory } from '../../history/screens/record-history.tsx'
import { EndedNote } from '../../reorganisations/screens/ended-note.tsx'
import { LineageSection } from '../../reorganisations/screens/lineage-section.tsx'
import { TaskTable } from '../../reorganisations/screens/task-table.tsx'
import { type AgencyView, showAgency } from '../agency.contract.ts'
import { AgencyChildren } from './agency-children.tsx'
import { AgencyVersions } from './agency-versions.tsx'

/** One agency as of a day: what it is, what it was, what stands below it, and what was done to its record. */
export function AgencyPage() {
  const t = useT()
  const agencyId = useParam('agencyId', AgencyId)
  const { asked } = useAsOf()
  const {
    data: agency,
    error,
    refetch,
  } = useAnswer(showAgency, { params: { agencyId: agencyId ?? '' }, query: asked }, { enabled: agencyId !== undefined, keepFormer: true })
  if (agency && agency.id === agencyId) return <Shown agency={agency} />
  return (
    <Page title={t('agency.page.title')} back={{ to: '/agencies', label: t('agency.page.back') }}>
      <InsteadOfRecord unknown={agencyId === undefined && t('agency.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ agency }: { agency: AgencyView }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const mayWrite = holds('agency.write')
  const { AgencyBeside } = useSources()
  const { facts } = agency
  const first = agency.versions[0]
  const last = agency.versions.at(-1)
  // An end that was taken back leaves its event behind, but no gap at the end of the versions.
  const endsOn = last?.validTo ?? undefined
  const ended = endsOn !== undefined && endsOn <= agency.on
  const name = facts?.name ?? last?.name ?? t('agency.page.title')
  const change = mayWrite && facts !== null && (
    <Button weight="main" to={`/agencies/${agency.id}/change`}>
      {t('agency.act.change')}
    </Button>
  )
  return (
    <RecordPage
      title={name}
      back={{ to: '/agencies', label: t('agency.page.back') }}
      main={
        <>
          <RecordHistory of={name} subject={agency.id} />
          <PrintButton />
          {change}
        </>
      }
      {...(facts?.code ? { number: facts.code } : {})}
      {...(facts === null ? { state: { shape: 'ended' as const, word: t(ended ? 'agency.page.ended' : 'agency.page.not-then') } } : {})}
      {...(facts === null ? {} : { facts: <AgencyFactList agency={agency} /> })}
    >
      {endsOn !== undefined && <EndedNote agencyId={agency.id} on={endsOn} />}
      {facts === null && !ended && (
        <Note tone="soon">
          {first && first.validFrom > agency.on
            ? t('agency.page.not-yet-text', { on: format.day(agency.on), since: format.day(first.validFrom) })
            : t('agency.page.not-then-text', { on: format.day(agency.on) })}
        </Note>
      )}
      {holds('task.read') && (
        <Section title={t('todo.list.title')}>
          <TaskTable agencyId={agency.id} />
        </Section>
      )}
      <LineageSection agencyId={agency.id} />
      <Section title={t('agency.page.versions')}>
        <AgencyVersions agency={agency} />
      </Section>
      {facts !== null && (
        <Section title={t('agency.page.children')} beside={<span className="hc-total">{format.number(agency.children)}</span>}>
          <AgencyChildren agency={agency} />
        </Section>
      )}
      {AgencyBeside && (
        <Suspense>
          <AgencyBeside agencyId={agency.id} />
        </Suspense>
      )}
    </RecordPage>
  )
}

function AgencyFactList({ agency }: { agency: AgencyView }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { facts } = agency
  const now = agency.versions.find(({ validFrom, validTo }) => validFrom <= agency.on && (validTo === null || validTo > agency.on))
  if (facts === null || !now) return null
  return (
    <Facts
      rows={[
        { label: t('agency.field.shortName'), value: facts.shortName },
        { label: t('agency.field.block'), value: agency.blockName?.[language] ?? facts.block },
        { label: t('agency.field.kind'), value: t(`agency.kind.${facts.kind}`) },
        {
          label: t('agency.field.parent'),
          value:
            facts.parentId === null ? (
              <span className="hc-faint">{t('agency.page.no-parent')}</span>
            ) : (
              <Link to={`/agencies/${facts.parentId}`}>{agency.parentName ?? t('agency.page.parent-out-of-sight')}</Link>
            ),
        },
        {
          label: t('agency.field.obligation'),
          value: (
            <>
              {t(`agency.obligation.${facts.obligation}`)}
              {facts.obligationBasis !== null && <span className="hc-faint hc-small"> ({facts.obligationBasis})</span>}
            </>
          ),
        },
        { label: t('agency.field.address'), value: facts.address },
        { label: t('agency.field.validFrom'), value: format.day(now.validFrom) },
        ...(now.validTo === null ? [] : [{ label: t('agency.page.until-before'), value: format.day(now.validTo) }]),
      ]}
    />
  )
}
