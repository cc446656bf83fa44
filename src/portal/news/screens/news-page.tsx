import { useState } from 'react'
import { NewsId } from '../../../kernel/identity.ts'
import { KeptFile } from '../../../register/files/screens/kept-file.tsx'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts, type FurtherAct, RecordPage } from '../../../web/kit/record-page.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { newsFile, type NewsView, showNews } from '../news.contract.ts'
import { mayMove, type NewsMove } from '../news.ts'
import { NewsPreview } from './news-preview.tsx'
import { NewsSheet, type SheetMove } from './news-sheet.tsx'
import { stateOf } from './news-state.tsx'

export function NewsPage() {
  const t = useT()
  const newsId = useParam('newsId', NewsId)
  const { data: news, error, refetch } = useAnswer(showNews, { params: { newsId: newsId ?? '' } }, { enabled: newsId !== undefined })
  if (news) return <Shown news={news} />
  return (
    <Page title={t('news.page.title')} back={{ to: '/portal/news', label: t('news.page.back') }}>
      <InsteadOfRecord unknown={newsId === undefined && t('news.not-found')} error={error} retry={refetch} />
    </Page>
  )
}

const needs: Record<NewsMove, 'news.write' | 'news.approve'> = {
  save: 'news.write',
  submit: 'news.write',
  discard: 'news.write',
  publish: 'news.write',
  return: 'news.approve',
  approve: 'news.approve',
  correct: 'news.approve',
  withdraw: 'news.approve',
}

function Shown({ news }: { news: NewsView }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const [sheet, setSheet] = useState<SheetMove | undefined>(undefined)
  const may = (move: NewsMove) => mayMove(news.state, move) && holds(needs[move])
  const { shape, key } = stateOf(news)
  const main = (['submit', 'approve', 'publish'] as const).find(may)
  const edit = may('save') ? 'edit' : may('correct') ? 'correct' : undefined
  const further: FurtherAct[] = [
    ...(may('return') ? [{ label: t('news.act.return'), onClick: () => setSheet('return') }] : []),
    ...(may('discard') ? [{ label: t('news.act.discard'), danger: true, onClick: () => setSheet('discard') }] : []),
    ...(may('withdraw') ? [{ label: t('news.act.withdraw'), danger: true, onClick: () => setSheet('withdraw') }] : []),
  ]
  const onPortal = news.state === 'published' && shape === 'done' && news.slug !== null
  return (
    <RecordPage
      title={news.title}
      back={{ to: '/portal/news', label: t('news.page.back') }}
      state={{ shape, word: t(key) }}
      facts={<NewsFacts news={news} />}
      main={
        <>
          <RecordHistory of={news.title} subject={news.id} />
          {edit && <Button to={`/portal/news/${news.id}/edit`}>{t(`news.act.${edit}`)}</Button>}
          {main && (
            <Button weight="main" onClick={() => setSheet(main)}>
              {t(`news.act.${main}`)}
            </Button>
          )}
        </>
      }
      further={further}
    >
      {key === 'news.state.scheduled' && news.publishedAt !== null && <Note tone="info">{t('news.page.appears', { at: format.time(news.publishedAt) })}</Note>}
      {onPortal && (
        <p>
          <a className="hc-link" href={`/tin/${news.slug}`} target="_blank" rel="noopener">
            {t('news.act.see')}
          </a>
        </p>
      )}
      <Section title={t('news.page.preview')} sheet={false}>
        <NewsPreview {...news} />
      </Section>
      {news.file && (
        <Section title={t('news.page.file')}>
          <KeptFile from={newsFile} params={{ newsId: news.id }} file={news.file} />
        </Section>
      )}
      {sheet && <NewsSheet news={news} move={sheet} onClose={() => setSheet(undefined)} />}
    </RecordPage>
  )
}

function NewsFacts({ news }: { news: NewsView }) {
  const t = useT()
  const format = useFormat()
  const time = (label: string, at: string | null) => (at === null ? [] : [{ label: t(label), value: format.time(at) }])
  return (
    <Facts
      rows={[
        { label: t('news.field.author'), value: news.author.name },
        ...(news.approvedBy === null ? [] : [{ label: t('news.field.approvedBy'), value: news.approvedBy }]),
        ...time('news.field.approvedAt', news.approvedAt),
        ...time('news.field.publishedAt', news.publishedAt),
        ...(news.slug === null ? [] : [{ label: t('news.field.address'), value: `/tin/${news.slug}` }]),
        ...time('news.field.correctedAt', news.correctedAt),
        ...time('news.field.withdrawnAt', news.withdrawnAt),
        ...time('news.field.changedAt', news.changedAt),
      ]}
    />
  )
}
