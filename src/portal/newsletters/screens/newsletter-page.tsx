import { useState } from 'react'
import { halfYearOf } from '../../../kernel/day.ts'
import { NewsletterId } from '../../../kernel/identity.ts'
import { KeptFile } from '../../../register/files/screens/kept-file.tsx'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, type FurtherAct, RecordPage } from '../../../web/kit/record-page.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { NewsPreview } from '../../news/screens/news-preview.tsx'
import { newsletterFile, type NewsletterView, showNewsletter } from '../newsletter.contract.ts'
import { mayMoveNewsletter, newsletterName, type NewsletterMove } from '../newsletter.ts'
import { NewsletterSheet, type NewsletterSheetMove } from './newsletter-sheet.tsx'
import { shapeOf } from './newsletter-state.tsx'

const back = (t: ReturnType<typeof useT>) => ({ to: '/portal/newsletters', label: t('newsletter.page.back') })

export function NewsletterPage() {
  const t = useT()
  const newsletterId = useParam('newsletterId', NewsletterId)
  const { data, error, refetch } = useAnswer(showNewsletter, { params: { newsletterId: newsletterId ?? '' } }, { enabled: newsletterId !== undefined })
  if (data) return <Shown newsletter={data} />
  return (
    <Page title={t('newsletter.page.title')} back={back(t)}>
      <InsteadOfRecord unknown={newsletterId === undefined && t('newsletter.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

function Shown({ newsletter }: { newsletter: NewsletterView }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const [sheet, setSheet] = useState<NewsletterSheetMove | undefined>(undefined)
  const may = (move: NewsletterMove) => mayMoveNewsletter(newsletter.state, move) && holds(move === 'count' ? 'activity.record' : 'news.write')
  const mayCount = may('count') && !newsletter.counted
  const further: FurtherAct[] = [
    ...(may('discard') ? [{ label: t('newsletter.act.discard'), danger: true, onClick: () => setSheet('discard') }] : []),
    ...(may('withdraw') ? [{ label: t('newsletter.act.withdraw'), danger: true, onClick: () => setSheet('withdraw') }] : []),
  ]
  const period = format.imprecise({ precision: 'half-year', halfYear: halfYearOf(newsletter.issuedOn) })
  return (
    <RecordPage
      title={`${newsletterName(newsletter)}: ${newsletter.title}`}
      back={back(t)}
      state={{ shape: shapeOf[newsletter.state], word: t(`newsletter.state.${newsletter.state}`) }}
      facts={<NewsletterFacts newsletter={newsletter} />}
      main={
        <>
          <RecordHistory of={newsletterName(newsletter)} subject={newsletter.id} />
          {may('save') && <Button to={`/portal/newsletters/${newsletter.id}/edit`}>{t('newsletter.act.edit')}</Button>}
          {may('publish') && (
            <Button weight="main" onClick={() => setSheet('publish')}>
              {t('newsletter.act.publish')}
            </Button>
          )}
          {mayCount && (
            <Button weight="main" onClick={() => setSheet('count')}>
              {t('newsletter.act.count')}
            </Button>
          )}
        </>
      }
      further={further}
    >
      {mayCount && <Note tone="soon">{t('newsletter.page.not-counted', { period })}</Note>}
      {newsletter.state === 'published' && newsletter.slug !== null && (
        <p>
          <a className="hc-link" href={`/ban-tin/${newsletter.slug}`} target="_blank" rel="noopener">
            {t('newsletter.act.see')}
          </a>
        </p>
      )}
      <Section title={t('newsletter.page.text')} sheet={false}>
        {newsletter.body === null ? (
          <p className="hc-faint">{t('newsletter.page.no-text')}</p>
        ) : (
          <NewsPreview title={newsletter.title} body={newsletter.body} sourceLine="" />
        )}
      </Section>
      {newsletter.file && (
        <Section title={t('newsletter.page.file')}>
          <KeptFile from={newsletterFile} params={{ newsletterId: newsletter.id }} file={newsletter.file} />
        </Section>
      )}
      {sheet && <NewsletterSheet newsletter={newsletter} move={sheet} onClose={() => setSheet(undefined)} />}
    </RecordPage>
  )
}

function NewsletterFacts({ newsletter }: { newsletter: NewsletterView }) {
  const t = useT()
  const format = useFormat()
  const time = (label: string, at: string | null) => (at === null ? [] : [{ label: t(label), value: format.time(at) }])
  return (
    <Facts
      rows={[
        { label: t('newsletter.field.issuedOn'), value: format.day(newsletter.issuedOn) },
        { label: t('newsletter.field.channels'), value: newsletter.channels.length === 0 ? '—' : newsletter.channels.join('; ') },
        {
          label: t('newsletter.field.counted'),
          value:
            newsletter.activityId === null ? (
              t('newsletter.counted.no')
            ) : (
              <Link to={`/activities/${newsletter.activityId}`}>{t('newsletter.page.counted')}</Link>
            ),
        },
        { label: t('newsletter.field.author'), value: newsletter.author },
        ...time('newsletter.field.publishedAt', newsletter.publishedAt),
        ...(newsletter.slug === null ? [] : [{ label: t('newsletter.field.address'), value: `/ban-tin/${newsletter.slug}` }]),
        ...time('newsletter.field.withdrawnAt', newsletter.withdrawnAt),
        ...time('newsletter.field.changedAt', newsletter.changedAt),
      ]}
    />
  )
}
