import { holds } from '../../../kernel/rights.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useHolds, useSession } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { type BodyView, showSettings } from '../body.contract.ts'
import { LetterheadPreview } from './letterhead-preview.tsx'
import './settings.css'

/** The authority and those who issue its papers, each beside the head of its paper. */
export function Settings() {
  const t = useT()
  const mayWrite = useHolds()('settings.write')
  const session = useSession()
  const elsewhere = session.signedIn ? session.seats.find((seat) => holds(seat.role, 'settings.write')) : undefined
  const { data, error, refetch } = useAnswer(showSettings, {})
  return (
    <Page title={t('settings.title')}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <>
          {!mayWrite && elsewhere && <Note tone="info">{t('settings.another-seat', { role: t(`role.${elsewhere.role}`) })}</Note>}
          <Section
            title={t('settings.authority')}
            acts={
              mayWrite && (
                <Button to="/settings/authority">
                  {t('settings.edit')}
                  <span className="hc-unseen"> {data.name}</span>
                </Button>
              )
            }
          >
            <Facts
              rows={[
                { label: t('set-up.authority.name'), value: data.name },
                { label: t('settings.code'), value: String(data.authorityId).padStart(2, '0') },
                { label: t('body.field.placeName'), value: data.placeName },
                { label: t('settings.late-after'), value: String(data.lateAfterDays) },
              ]}
            />
          </Section>
          <Section title={t('review.routes.title')} acts={<Button to="/settings/review-routes">{t('settings.open')}</Button>}>
            <p className="hc-faint">{t('review.routes.settings-text')}</p>
          </Section>
          <Section title={t('public-register.settings.title')} acts={<Button to="/settings/public-register">{t('settings.open')}</Button>}>
            <p className="hc-faint">{t('public-register.settings.text')}</p>
          </Section>
          <Section
            title={t('settings.bodies')}
            acts={
              mayWrite && (
                <Button icon="plus" to="/settings/bodies/new">
                  {t('settings.add')}
                </Button>
              )
            }
          >
            <p className="hc-faint">{t('settings.bodies-text')}</p>
            {data.bodies.map((body) => (
              <Body key={body.id} body={body} all={data.bodies} mayWrite={mayWrite} />
            ))}
          </Section>
        </>
      )}
    </Page>
  )
}

function Body({ body, all, mayWrite }: { body: BodyView; all: readonly BodyView[]; mayWrite: boolean }) {
  const t = useT()
  const parent = all.find(({ id }) => id === body.parentId)
  const drafter = all.find(({ parentId }) => parentId === body.id)
  const issues = body.level !== 'division'
  const { level } = body
  return (
    <article className="hc-settings-body">
      <div>
        <h3>{body.name}</h3>
        <Facts
          rows={[
            { label: t('body.field.level'), value: t(`body.level.${level}`) },
            { label: t('body.field.symbol'), value: body.symbol },
            ...(issues
              ? [
                  {
                    label: t('body.field.seriesHere'),
                    value: body.seriesHere.length === 0 ? t('settings.series-elsewhere') : body.seriesHere.map((kind) => t(`body.series.${kind}`)).join(', '),
                  },
                ]
              : []),
          ]}
        />
        {mayWrite && (
          <Button to={`/settings/bodies/${body.id}`}>
            {t('settings.edit')}
            <span className="hc-unseen"> {body.name}</span>
          </Button>
        )}
      </div>
      {issues && <LetterheadPreview body={body} parent={parent} drafter={drafter} />}
    </article>
  )
}
