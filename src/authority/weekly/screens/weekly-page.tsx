import { useState } from 'react'
import { uuidv7 } from '../../../kernel/uuid.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { useT } from '../../../web/use-t.ts'
import { previewWeekly, sendWeekly, showWeek, showWeekly, type WeeklyView } from '../weekly.contract.ts'
import { SentPages } from './sent-pages.tsx'
import { TwoPeriods } from './two-periods.tsx'
import { WeekExceptions } from './week-exceptions.tsx'
import { WeekFigures } from './week-figures.tsx'
import { WeeklyForm } from './weekly-form.tsx'

/** «Trang tuần»: what the leaders get, when and who; what went out. */
export function WeeklyPage() {
  const t = useT()
  const { data, error, refetch } = useAnswer(showWeekly, {}, { everyMs: 30_000 })
  return (
    <Page title={t('weekly.title')} acts={data && <Acts view={data} />}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={8} />
      ) : (
        <>
          <p className="hc-home-words">{t('weekly.text')}</p>
          {!data.mails && <Note tone="soon" title={t('weekly.no-mail')} />}
          <Preview />
          <Section title={t('weekly.settings')}>
            <WeeklyForm view={data} reload={() => void refetch()} />
          </Section>
          <SentPages issues={data.issues} />
        </>
      )}
    </Page>
  )
}

function Acts({ view: { setting, version } }: { view: WeeklyView }) {
  const t = useT()
  const tell = useTell()
  const sentence = useSentence()
  const refresh = useRefresh()
  const { call, download } = useCall()
  const [sending, setSending] = useState(false)
  const [key, setKey] = useState('')
  const n = setting.recipients.length
  return (
    <>
      <Button
        weight="main"
        disabled={n === 0}
        because={t('weekly.no-recipients')}
        onClick={() => {
          setKey(uuidv7(new Date()))
          setSending(true)
        }}
      >
        {t('weekly.act.send')}
      </Button>
      <Button
        icon="download"
        onClick={() =>
          void download(previewWeekly, {})
            .then(saveFile)
            .catch((error: unknown) => tell({ text: sentence(error).text, tone: 'danger' }))
        }
      >
        {t('weekly.act.preview')}
      </Button>
      <ActSheet
        opened={sending}
        onClose={() => setSending(false)}
        title={t('weekly.act.send')}
        changes={[t('weekly.sending.changes', { n })]}
        told={[t('weekly.sending.told', { days: setting.linkDays })]}
        final={[t('weekly.sending.final')]}
        confirm={t('weekly.act.send')}
        onConfirm={async () => {
          const { recipients } = await call(sendWeekly, { body: { version } }, { key })
          void refresh([showWeekly])
          tell({ text: t('weekly.sending.done', { n: recipients }) })
        }}
      />
    </>
  )
}

/** What the page would say now; the sheet itself is one press away. */
function Preview() {
  const t = useT()
  const { data, error, refetch } = useAnswer(showWeek, { query: {} })
  return (
    <Section title={t('weekly.preview')}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={6} />
      ) : (
        <>
          <WeekFigures facts={data} knownAt={undefined} />
          <WeekExceptions facts={data} />
          <TwoPeriods facts={data} />
        </>
      )}
    </Section>
  )
}
