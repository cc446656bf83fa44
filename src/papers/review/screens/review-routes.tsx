import { useState } from 'react'
import { dayOf } from '../../../kernel/day.ts'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { paperKinds } from '../../registers/paper.contract.ts'
import { listReviewRoutes } from '../review.contract.ts'
import { RouteSheet } from './route-sheet.tsx'

/** Which roles check the papers of an issuing body one after the other, since when. */
export function ReviewRoutes() {
  const t = useT()
  const language = useLanguage()
  const format = useFormat()
  const may = useHolds()('settings.write')
  const [opening, setOpening] = useState(0)
  const [opened, setOpened] = useState(false)
  const { data: routes, error, refetch } = useAnswer(listReviewRoutes, {})
  const { data: chain, error: chainError, refetch: askAgain } = useAnswer(listBodies, {})
  const { data: kinds } = useAnswer(paperKinds, {})
  const today = dayOf(new Date())
  const inWords = (steps: readonly string[]) => steps.map((role) => t(`role.${role}`)).join(' → ')
  const kindWords = (kind: string) => (kind === '*' ? t('review.routes.every-kind') : (kinds?.rows.find(({ code }) => code === kind)?.name[language] ?? kind))
  return (
    <Page title={t('review.routes.title')} back={{ to: '/settings', label: t('settings.title') }}>
      {error || chainError ? (
        <ErrorState
          error={error ?? chainError}
          retry={() => {
            void refetch()
            void askAgain()
          }}
        />
      ) : !routes || !chain ? (
        <Loading />
      ) : (
        <>
          <Section
            title={t('review.routes.usual')}
            acts={
              may && (
                <Button
                  icon="plus"
                  onClick={() => {
                    setOpening(opening + 1)
                    setOpened(true)
                  }}
                >
                  {t('review.routes.set')}
                </Button>
              )
            }
          >
            <p>{inWords(routes.usual)}</p>
            <p className="hc-faint">{t('review.routes.usual-text')}</p>
          </Section>
          <Section title={t('review.routes.own')}>
            {routes.rows.length === 0 ? (
              <p className="hc-faint">{t('review.routes.none')}</p>
            ) : (
              <table className="hc-plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t('review.routes.issuer')}</th>
                    <th scope="col">{t('review.routes.kind')}</th>
                    <th scope="col">{t('review.routes.from')}</th>
                    <th scope="col">{t('review.routes.steps')}</th>
                  </tr>
                </thead>
                <tbody>
                  {routes.rows.map((row) => (
                    <tr key={`${row.issuerId}${row.kind}${row.from}`}>
                      <th scope="row">{row.issuer}</th>
                      <td>{kindWords(row.kind)}</td>
                      <td>
                        {format.day(row.from)}
                        {row.from > today && ` (${t('review.routes.ahead')})`}
                      </td>
                      <td>{inWords(row.steps)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Section>
          <RouteSheet key={opening} bodies={chain.rows} rows={routes.rows} opened={opened} onClose={() => setOpened(false)} />
        </>
      )}
    </Page>
  )
}
