import { useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { FileId, WordFormId } from '../../../kernel/identity.ts'
import { line } from '../../../kernel/text.ts'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { InsteadOfRecord } from '../../../web/kit/instead-of-record.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { createWordForm, listWordForms, readWordForm, saveWordForm, showFormValues, showWordForm, type WordFormView } from '../word-form.contract.ts'
import { Placeholder } from '../word-form.ts'
import { PlaceholderRows } from './placeholder-rows.tsx'

const FormOfForm = z.object({
  name: line(200),
  about: z
    .string()
    .max(1000)
    .nullish()
    .transform((said) => said ?? ''),
  fileId: z.object({ id: FileId }),
  fields: z.array(Placeholder),
})

interface Values {
  name: string
  about: string
  fileId: StoredFile | null
  fields: Placeholder[]
}

const blank: Values = { name: '', about: '', fileId: null, fields: [] }
const valuesOf = ({ name, about, file, fields }: WordFormView): Values => ({ name, about, fileId: file, fields })

export function WordFormNew() {
  const t = useT()
  return (
    <Page title={t('word-form.act.new')} back={{ to: '/word-forms', label: t('word-form.title') }}>
      <Fields />
    </Page>
  )
}

export function WordFormEdit() {
  const t = useT()
  const wordFormId = useParam('wordFormId', WordFormId)
  const { data, error, refetch } = useAnswer(showWordForm, { params: { wordFormId: wordFormId ?? ('' as never) } }, { enabled: wordFormId !== undefined })
  return (
    <Page title={t('word-form.act.change')} back={{ to: `/word-forms/${wordFormId}`, label: data?.name ?? t('word-form.page') }}>
      {data ? <Fields held={data} /> : <InsteadOfRecord unknown={wordFormId === undefined && t('word-form.not-found')} error={error} retry={refetch} />}
    </Page>
  )
}

function Fields({ held }: { held?: WordFormView }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const agency = useSeat()?.agencyId ?? null
  const initial = useMemo(() => (held ? valuesOf(held) : blank), [held])
  const form = useDraftForm({ schema: FormOfForm, initial, draft: `word-form.${held?.id ?? 'new'}`, ...(held ? { version: held.version } : {}) })
  const { values } = form
  const { reading, refused } = useReading(values.fileId, (fields) => form.set({ fields }), values.fields, held)
  const send = async ({ name, about, fileId, fields }: z.output<typeof FormOfForm>, key: string) => {
    const said = { name, about: about === '' ? null : about, fileId: fileId.id, fields }
    return held
      ? call(saveWordForm, { params: { wordFormId: held.id }, body: { version: held.version, ...said } }, { key })
      : call(createWordForm, { body: { agencyId: agency, ...said } }, { key })
  }
  return (
    <Form
      form={form}
      send={send}
      onDone={({ id }: { id: WordFormId }) => {
        void refresh([listWordForms, showWordForm, showFormValues])
        tell({ text: t(held ? 'word-form.told.changed' : 'word-form.told.created') })
        go(`/word-forms/${id}`)
      }}
      submit={t(held ? 'word-form.act.save' : 'word-form.act.create')}
      beside={<NotNow to={held ? `/word-forms/${held.id}` : '/word-forms'} />}
    >
      <FieldGroup
        title={t('word-form.group.form')}
        help={
          <>
            {t('word-form.help.braces')} <code>{'{{ten_co_quan}}'}</code>
          </>
        }
      >
        <TextField {...form.field('name')} label={t('word-form.field.name')} maxLength={200} />
        <TextAreaField {...form.field('about')} label={t('word-form.field.about')} mark="optional" maxLength={1000} rows={2} />
        <KeptFileField
          {...form.field('fileId')}
          label={t('word-form.field.file')}
          kinds={{ words: '.docx', accept: '.docx' }}
          maxBytes={10_000_000}
          help={t('word-form.help.file')}
        />
      </FieldGroup>
      {refused !== undefined && <ErrorState error={refused} />}
      {reading && <Loading lines={3} />}
      {values.fields.length > 0 && !reading && refused === undefined && (
        <FieldGroup title={t('word-form.group.placeholders')} help={t('word-form.help.placeholders')}>
          <PlaceholderRows fields={values.fields} onChange={(fields) => form.set({ fields })} errors={form.errors} />
        </FieldGroup>
      )}
    </Form>
  )
}

/** Reads the placeholders of a file as soon as it is chosen; what was said of those with the same name stays. */
function useReading(file: StoredFile | null, put: (fields: Placeholder[]) => void, said: readonly Placeholder[], held: WordFormView | undefined) {
  const { call } = useCall()
  const [read, setRead] = useState<string | undefined>(held?.file.id)
  const [reading, setReading] = useState(false)
  const [refused, setRefused] = useState<unknown>(undefined)
  useEffect(() => {
    if (file === null || file.id === read || reading) return
    setReading(true)
    setRefused(undefined)
    call(readWordForm, { body: { fileId: FileId.parse(file.id) } })
      .then(({ fields }) => put(fields.map((one) => said.find(({ tag }) => tag === one.tag) ?? one)))
      .catch((error: unknown) => {
        put([])
        setRefused(error)
      })
      .finally(() => {
        setRead(file.id)
        setReading(false)
      })
  }, [file, read, reading, call, put, said])
  return { reading, refused }
}
