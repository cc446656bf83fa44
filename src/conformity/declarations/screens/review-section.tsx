import { useState } from 'react'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { FurtherActs } from '../../../web/kit/record-page.tsx'
import { ErrorState } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { BlockProgress } from '../conversion.contract.ts'
import { listStandings, showCourse, showProgress } from '../conversion.contract.ts'
import { listReviews, retractReview, type ReviewView } from '../review.contract.ts'
import { ReviewSheet } from './review-sheet.tsx'

/** Who looked at which blocks when: what makes "chưa" out of "chưa có số liệu". */
export function ReviewSection({ edition, blocks }: { edition: string; blocks: readonly BlockProgress[] }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const mayRecord = useHolds()('declaration.record')
  const [recording, setRecording] = useState(false)
  const [wrong, setWrong] = useState<ReviewView | undefined>(undefined)
  const { knownAt } = useAsOf()
  const { data, error, refetch } = useAnswer(listReviews, { query: { edition, knownAt } })
  const nameOf = (code: string) => blocks.find(({ block }) => block === code)?.name[language] ?? code
  return (
    <Section
      title={t('review.title')}
      acts={
        mayRecord && (
          <Button icon="check" onClick={() => setRecording(true)}>
            {t('review.act.record')}
          </Button>
        )
      }
    >
      <p className="hc-faint hc-conversion-words">{t('review.meaning')}</p>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {data?.rows.length === 0 && <p>{t('review.none')}</p>}
      {data && data.rows.length > 0 && (
        <table className="hc-plain-table hc-conversion-reviews">
          <thead>
            <tr>
              <th scope="col">{t('review.field.reviewedOn')}</th>
              <th scope="col">{t('review.field.blocks')}</th>
              <th scope="col">{t('review.field.source')}</th>
              {mayRecord && (
                <th>
                  <span className="hc-unseen">{t('kit.further-acts')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((review) => (
              <tr key={review.id}>
                <th scope="row">{format.day(review.reviewedOn)}</th>
                <td>{review.blocks.map(nameOf).join(', ')}</td>
                <td>{review.source}</td>
                {mayRecord && (
                  <td>
                    <FurtherActs acts={[{ label: t('review.act.retract'), danger: true, onClick: () => setWrong(review) }]} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayRecord && <ReviewSheet edition={edition} blocks={blocks} opened={recording} onClose={() => setRecording(false)} />}
      {wrong && <Retraction review={wrong} names={wrong.blocks.map(nameOf).join(', ')} onClose={() => setWrong(undefined)} />}
    </Section>
  )
}

function Retraction({ review, names, onClose }: { review: ReviewView; names: string; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const act = useAct(retractReview, { refresh: [listReviews, showProgress, listStandings, showCourse] })
  const words = { on: format.day(review.reviewedOn), names }
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('review.retraction.title', words)}
      confirm={t('review.act.retract')}
      weight="danger"
      reason="required"
      changes={[t('review.retraction.changes', words)]}
      told={[t('declaration.retraction.told')]}
      final={[t('declaration.retraction.final')]}
      onConfirm={async (reason) => {
        await act.send({ params: { reviewId: review.id }, body: { version: review.version, reason } })
        tell({ text: t('review.told.retracted', words) })
      }}
    />
  )
}
