import { useState } from 'react'
import { WordFormId } from '../../../kernel/identity.ts'
import { KeptFile } from '../../../register/files/screens/kept-file.tsx'
import { useParam } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { downloadWordForm, listWordForms, showWordForm, withdrawWordForm, type WordFormView } from '../word-form.contract.ts'
import { MakePaper } from './make-paper.tsx'
import './word-form.css'

/** A form: made into a paper above, its file and former files below. */
export function WordFormPage() {
  const t = useT()
  const wordFormId = useParam('wordFormId', WordFormId)
  const { data, error, refetch } = useAnswer(showWordForm, { params: { wordFormId: wordFormId ?? ('' as never) } }, { enabled: wordFormId !== undefined })
  return (
    <Page title={data?.name ?? t('word-form.page')} back={{ to: '/word-forms', label: t('word-form.title') }}>
      {data ? <Shown form={data} /> : <InsteadOfRecord unknown={wordFormId === undefined && t('word-form.not-found')} error={error} retry={refetch} />}
    </Page>
  )
}

function Shown({ form }: { form: WordFormView }) {
  const t = useT()
  const format = useFormat()
  const writes = useHolds()('form.write') && !form.withdrawn
  const [closing, setClosing] = useState(false)
  const act = useAct(withdrawWordForm, { refresh: [showWordForm, listWordForms] })
  return (
    <>
      {form.withdrawn && (
        <Note tone="soon" title={t('word-form.state.withdrawn')}>
          {form.reason}
        </Note>
      )}
      {form.about !== '' && <p>{form.about}</p>}
      {!form.withdrawn && (
        <Section title={t('word-form.make.title')}>
          <MakePaper form={form} />
        </Section>
      )}
      <Section title={t('word-form.group.form')}>
        <KeptFile from={downloadWordForm} params={{ wordFormId: form.id }} file={form.file} />
        <ul>
          {form.editions.map(({ edition, by, at, file }) => (
            <li key={edition}>{t('word-form.edition', { no: edition, by, at: format.time(at), file: file.name })}</li>
          ))}
        </ul>
        {writes && (
          <div className="hc-row hc-not-printed">
            <Button to={`/word-forms/${form.id}/edit`}>{t('word-form.act.change')}</Button>
            <Button weight="quiet" onClick={() => setClosing(true)}>
              {t('word-form.act.withdraw')}
            </Button>
          </div>
        )}
      </Section>
      <ActSheet
        opened={closing}
        onClose={() => setClosing(false)}
        title={t('word-form.act.withdraw')}
        changes={[t('word-form.sheet.withdraw')]}
        told={[t('word-form.sheet.told')]}
        reason="required"
        confirm={t('word-form.act.withdraw')}
        weight="danger"
        onConfirm={async (reason) => {
          await act.send({ params: { wordFormId: form.id }, body: { version: form.version, reason } })
          setClosing(false)
        }}
      />
    </>
  )
}
