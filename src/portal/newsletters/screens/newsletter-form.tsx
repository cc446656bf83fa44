import { useMemo } from 'react'
import { z } from 'zod'
import { entriesOf } from '../../../authority/programme/screens/entries.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { FileId, NewsletterId } from '../../../kernel/identity.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { createNewsletter, listNewsletters, type NewsletterView, saveNewsletter, showNewsletter } from '../newsletter.contract.ts'
import { NewsletterForm } from '../newsletter.ts'

const Draft = z.strictObject({ ...NewsletterForm.shape, channels: z.string().max(5000).optional(), fileId: z.object({ id: FileId }).optional() })

interface Values {
  series: string
  number: number | null
  issuedOn: Day | null
  title: string
  body: string
  channels: string
  fileId: StoredFile | null
}

export function NewNewsletter() {
  const t = useT()
  return (
    <Page title={t('newsletter.form.title')} back={{ to: '/portal/newsletters', label: t('newsletter.page.back') }}>
      <Fields />
    </Page>
  )
}

export function EditNewsletter() {
  const t = useT()
  const newsletterId = useParam('newsletterId', NewsletterId)
  const { data, error, refetch } = useAnswer(showNewsletter, { params: { newsletterId: newsletterId ?? '' } }, { enabled: newsletterId !== undefined })
  const back = data
    ? { to: `/portal/newsletters/${data.id}`, label: t('newsletter.page.title') }
    : { to: '/portal/newsletters', label: t('newsletter.page.back') }
  return (
    <Page title={t('newsletter.form.edit')} back={back}>
      {data?.state === 'draft' ? (
        <Fields key={data.id} newsletter={data} reload={() => void refetch()} />
      ) : data ? (
        <Note tone="soon">{t('newsletter.move-not-from-here')}</Note>
      ) : (
        <InsteadOfRecord unknown={newsletterId === undefined && t('newsletter.not-found')} error={error} retry={refetch} />
      )}
    </Page>
  )
}

function Fields({ newsletter, reload }: { newsletter?: NewsletterView; reload?: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const initial = useMemo<Values>(
    () => ({
      series: newsletter?.series ?? t('newsletter.form.series-default'),
      number: newsletter?.number ?? null,
      issuedOn: newsletter?.issuedOn ?? dayOf(new Date()),
      title: newsletter?.title ?? '',
      body: newsletter?.body ?? '',
      channels: newsletter?.channels.join('\n') ?? '',
      fileId: newsletter?.file ?? null,
    }),
    [newsletter, t],
  )
  const form = useDraftForm({
    schema: Draft,
    initial,
    ...(newsletter ? { draft: `newsletter.${newsletter.id}`, version: newsletter.version } : { draft: 'newsletter.new' }),
  })
  const send = ({ fileId, channels, ...rest }: z.output<typeof Draft>, key: string) => {
    const body = { ...rest, channels: entriesOf(channels ?? ''), ...(fileId ? { fileId: fileId.id } : {}) }
    if (!newsletter) return call(createNewsletter, { body }, { key })
    return call(saveNewsletter, { params: { newsletterId: newsletter.id }, body: { ...body, version: newsletter.version } }, { key })
  }
  return (
    <Form
      form={form}
      send={send}
      onDone={({ id }: { id: NewsletterId }) => {
        void refresh([listNewsletters, showNewsletter])
        tell({ text: t('newsletter.told.saved') })
        go(`/portal/newsletters/${id}`)
      }}
      {...(reload ? { onReload: reload } : {})}
      submit={t('newsletter.act.save')}
      beside={<NotNow to={newsletter ? `/portal/newsletters/${newsletter.id}` : '/portal/newsletters'} />}
    >
      <TextField {...form.field('series')} label={t('newsletter.field.series')} help={t('newsletter.form.series-help')} mark="required" maxLength={120} />
      <NumberField {...form.field('number')} label={t('newsletter.field.number')} mark="required" min={1} max={9999} />
      <DateField {...form.field('issuedOn')} label={t('newsletter.field.issuedOn')} mark="required" />
      <TextField {...form.field('title')} label={t('newsletter.field.title')} mark="required" maxLength={300} />
      <TextAreaField {...form.field('body')} label={t('newsletter.field.body')} help={t('newsletter.form.text-help')} rows={12} maxLength={30_000} />
      <KeptFileField
        {...form.field('fileId')}
        label={t('newsletter.field.fileId')}
        help={t('newsletter.form.file-help')}
        kinds={{ words: 'PDF', accept: '.pdf' }}
        maxBytes={50_000_000}
      />
      <TextAreaField {...form.field('channels')} label={t('newsletter.field.channels')} help={t('newsletter.form.channels-help')} rows={2} />
    </Form>
  )
}
