import { AgencyId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { showLineage } from '../lineage.contract.ts'
import { LineageList } from './lineage-list.tsx'
import { LineagePicture } from './lineage-picture.tsx'

/** "Quá trình hình thành": what an agency came from and what came of it, as a picture and as a list. */
export function LineagePage() {
  const t = useT()
  const format = useFormat()
  const agencyId = useParam('agencyId', AgencyId)
  const { knownAt } = useAsOf()
  const { data, error, refetch } = useAnswer(showLineage, { params: { agencyId: agencyId ?? '' }, query: { knownAt } }, { enabled: agencyId !== undefined })
  const own = data?.nodes.find(({ id }) => id === agencyId)
  return (
    <Page
      title={own ? t('lineage.of', { name: own.name }) : t('lineage.title')}
      beside={data && <span className="hc-total">{t('lineage.count', { count: data.nodes.length, n: format.number(data.nodes.length) })}</span>}
      back={own ? { to: `/agencies/${own.id}`, label: own.shortName } : { to: '/agencies', label: t('agency.page.back') }}
      acts={<PrintButton />}
    >
      {agencyId === undefined ? (
        <Note tone="danger">{t('agency.not-found')}</Note>
      ) : error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.edges.length === 0 ? (
        <EmptyState icon="history" title={t('lineage.none')}>
          {t('lineage.none-text')}
        </EmptyState>
      ) : (
        <>
          <Section title={t('lineage.picture')}>
            <LineagePicture nodes={data.nodes} edges={data.edges} asked={agencyId} />
          </Section>
          <Section title={t('lineage.list')}>
            <LineageList nodes={data.nodes} edges={data.edges} />
          </Section>
        </>
      )}
    </Page>
  )
}
