import { useMemo } from 'react'
import { z } from 'zod'
import { FileId, NewsId } from '../../../kernel/identity.ts'
import { line } from '../../../kernel/text.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { correctNews, createNews, listNews, type NewsView, saveNews, showNews } from '../news.contract.ts'
import { NewsForm } from '../news.ts'
import { NewsPreview } from './news-preview.tsx'

const fields = { ...NewsForm.shape, fileId: z.object({ id: FileId }).optional() }
const Draft = z.strictObject({ ...fields, note: z.string().optional() })
const Correction = z.strictObject({ ...fields, note: line(500) })

interface Values {
  title: string
  body: string
  sourceLine: string
  fileId: StoredFile | null
  note: string
}

const back = (t: ReturnType<typeof useT>) => ({ to: '/portal/news', label: t('news.page.back') })

export function NewNews() {
  const t = useT()
  return (
    <Page title={t('news.form.title')} back={back(t)}>
      <Fields />
    </Page>
  )
}

/** A draft is changed; what is published is corrected, with a note that stands on the page. */
export function EditNews() {
  const t = useT()
  const newsId = useParam('newsId', NewsId)
  const { data: news, error, refetch } = useAnswer(showNews, { params: { newsId: newsId ?? '' } }, { enabled: newsId !== undefined })
  const title = t(news?.state === 'published' ? 'news.form.correct' : 'news.form.edit')
  return (
    <Page title={title} back={news ? { to: `/portal/news/${news.id}`, label: t('news.page.title') } : back(t)}>
      {news && (news.state === 'draft' || news.state === 'published') ? (
        <Fields key={news.id} news={news} reload={() => void refetch()} />
      ) : news ? (
        <Note tone="soon">{t('news.move-not-from-here')}</Note>
      ) : (
        <InsteadOfRecord unknown={newsId === undefined && t('news.not-found')} error={error} retry={refetch} />
      )}
    </Page>
  )
}

function Fields({ news, reload }: { news?: NewsView; reload?: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const correcting = news?.state === 'published'
  const initial = useMemo<Values>(
    () => ({
      title: news?.title ?? '',
      body: news?.body ?? '',
      sourceLine: news?.sourceLine ?? t('news.form.source-default'),
      fileId: news?.file ?? null,
      note: '',
    }),
    [news, t],
  )
  const form = useDraftForm({
    schema: correcting ? Correction : Draft,
    initial,
    ...(news ? { draft: `news.${news.id}`, version: news.version } : { draft: 'news.new' }),
  })
  const send = ({ note, fileId, ...rest }: z.output<typeof Draft>, key: string) => {
    const body = { ...rest, ...(fileId ? { fileId: fileId.id } : {}) }
    if (!news) return call(createNews, { body }, { key })
    const one = { params: { newsId: news.id } }
    return correcting
      ? call(correctNews, { ...one, body: { ...body, version: news.version, note: note ?? '' } }, { key })
      : call(saveNews, { ...one, body: { ...body, version: news.version } }, { key })
  }
  return (
    <Form
      form={form}
      send={send}
      onDone={({ id }: { id: NewsId }) => {
        void refresh([listNews, showNews])
        tell({ text: t(correcting ? 'news.told.corrected' : 'news.told.saved') })
        go(`/portal/news/${id}`)
      }}
      {...(reload ? { onReload: reload } : {})}
      submit={t(correcting ? 'news.act.save-correction' : 'news.act.save')}
      beside={<NotNow to={news ? `/portal/news/${news.id}` : '/portal/news'} />}
    >
      <TextField {...form.field('title')} label={t('news.field.title')} mark="required" maxLength={300} />
      <TextAreaField {...form.field('body')} label={t('news.field.body')} help={t('news.form.text-help')} mark="required" rows={12} maxLength={30_000} />
      <TextField {...form.field('sourceLine')} label={t('news.field.sourceLine')} mark="required" maxLength={300} />
      <KeptFileField
        {...form.field('fileId')}
        label={t('news.field.fileId')}
        help={t('news.form.file-help')}
        kinds={{ words: 'PDF', accept: '.pdf' }}
        maxBytes={50_000_000}
      />
      {correcting && <TextField {...form.field('note')} label={t('news.field.note')} mark="required" maxLength={500} />}
      {form.values.body.trim() !== '' && (
        <Section title={t('news.page.preview')} sheet={false}>
          <NewsPreview {...form.values} />
        </Section>
      )}
    </Form>
  )
}
