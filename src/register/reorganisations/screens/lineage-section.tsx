import type { AgencyId } from '../../../kernel/identity.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useT } from '../../../web/use-t.ts'
import { showLineage } from '../lineage.contract.ts'
import { LineageList } from './lineage-list.tsx'
import { LineagePicture } from './lineage-picture.tsx'

const drawnHere = 14
const listedHere = 24

/** On the page of an agency: the picture while it is small, the list, and the way to the whole. */
export function LineageSection({ agencyId }: { agencyId: AgencyId }) {
  const t = useT()
  const { knownAt } = useAsOf()
  const { data, error, refetch } = useAnswer(showLineage, { params: { agencyId }, query: { knownAt } })
  return (
    <Section
      title={t('lineage.title')}
      acts={
        data &&
        data.edges.length > 0 && (
          <Button weight="quiet" to={`/agencies/${agencyId}/lineage`}>
            {t('lineage.whole')}
          </Button>
        )
      }
    >
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={3} />
      ) : data.edges.length === 0 ? (
        <p className="hc-faint">{t('lineage.none')}</p>
      ) : (
        <>
          {data.nodes.length <= drawnHere && <LineagePicture nodes={data.nodes} edges={data.edges} asked={agencyId} />}
          {data.edges.length <= listedHere ? (
            <LineageList nodes={data.nodes} edges={data.edges} />
          ) : (
            <p>{t('lineage.too-many', { count: data.nodes.length })}</p>
          )}
        </>
      )}
    </Section>
  )
}
