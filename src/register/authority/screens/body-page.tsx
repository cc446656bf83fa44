import { useMemo } from 'react'
import type { z } from 'zod'
import { BodyId } from '../../../kernel/identity.ts'
import { useGo, useParam } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { withFieldWords } from '../../../web/kit/form/with-field-words.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { RecordHistory } from '../../history/screens/record-history.tsx'
import { addBody, type BodyView, changeBody, listBodies, showSettings } from '../body.contract.ts'
import { BodyLevel } from '../set-up.ts'
import { BodyFields } from './body-fields.tsx'
import { BodyForm, type BodyValues, recipientLines } from './body-form.ts'
import { LetterheadPreview } from './letterhead-preview.tsx'
import './settings.css'

const FormOfBody = BodyForm.extend({ parentId: BodyId.nullable() })
type Values = BodyValues & { parentId: string | null }

const valuesOf = (body: BodyView): Values => ({ ...body, recipients: body.recipients.join('\n') })

/** One issuing body, with the head of its paper beside the fields. */
export function BodyPage() {
  const t = useT()
  const id = useParam('bodyId', BodyId)
  const { data, error, refetch } = useAnswer(showSettings, {})
  const body = data?.bodies.find((one) => one.id === id)
  return (
    <Page
      title={body ? t('settings.edit-title', { name: body.name }) : t('settings.bodies')}
      back={{ to: '/settings', label: t('settings.title') }}
      acts={body && <RecordHistory of={body.name} subject={body.id} />}
    >
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : body ? (
        <Fields body={body} all={data.bodies} reload={() => void refetch()} />
      ) : (
        <Note tone="danger">{t('body.not-found')}</Note>
      )}
    </Page>
  )
}

export function NewBodyPage() {
  const t = useT()
  const { data, error, refetch } = useAnswer(showSettings, {})
  return (
    <Page title={t('settings.add-title')} back={{ to: '/settings', label: t('settings.title') }}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Fields all={data.bodies} place={data.placeName} reload={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Fields({ body, all, place = '', reload }: { body?: BodyView; all: readonly BodyView[]; place?: string; reload: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const initial = useMemo<Values>(
    () =>
      body
        ? valuesOf(body)
        : {
            level: 'department',
            parentId: null,
            name: '',
            symbol: '',
            placeName: place,
            signingForm: '',
            signerTitle: '',
            recipients: '',
            seriesHere: [],
            signsHere: false,
          },
    [body, place],
  )
  const form = useDraftForm({ schema: FormOfBody, initial, ...(body ? { draft: `body.${body.id}`, version: body.version } : { draft: 'body.new' }) })
  const { values } = form
  const above = all.filter((other) => BodyLevel.options.indexOf(other.level) < BodyLevel.options.indexOf(values.level) && other.id !== body?.id)
  const send = async ({ level, parentId, ...fields }: z.output<typeof FormOfBody>, key: string) => {
    if (!body) return call(addBody, { body: { level, parentId, ...fields } }, { key })
    try {
      return await call(changeBody, { params: { bodyId: body.id }, body: { version: body.version, ...fields } }, { key })
    } catch (error) {
      throw withFieldWords(error, (field) => t(`body.field.${field}`))
    }
  }
  const done = () => {
    void refresh([showSettings, listBodies])
    tell({ text: t(body ? 'settings.saved' : 'settings.added', { name: values.name }) })
    go('/settings')
  }
  return (
    <div className="hc-settings-body">
      <Form form={form} send={send} onDone={done} onReload={reload} submit={t('settings.save')} beside={<NotNow to="/settings" />}>
        {!body && (
          <FieldGroup title={t('settings.bodies')}>
            <SelectField
              {...form.field('level')}
              onChange={(level) => level && form.set({ level, parentId: null })}
              label={t('body.field.level')}
              choices={BodyLevel.options.map((level) => ({ value: level, label: t(`body.level.${level}`) }))}
            />
            <SelectField
              {...form.at<string | null>('parentId')}
              label={t('body.field.parent')}
              clearable
              mark="optional"
              choices={above.map(({ id, name }) => ({ value: id as string, label: name }))}
            />
          </FieldGroup>
        )}
        <FieldGroup title={t(`body.level.${values.level}`)} help={body && t('settings.body-text')}>
          <BodyFields level={values.level} at={(name) => form.at(name)} placeAsked />
        </FieldGroup>
      </Form>
      {values.level !== 'division' && (
        <LetterheadPreview
          body={{ ...values, recipients: recipientLines(values.recipients) }}
          parent={all.find(({ id }) => id === values.parentId)}
          drafter={all.find(({ parentId }) => body && parentId === body.id)}
        />
      )}
    </div>
  )
}
