import { useMemo } from 'react'
import type { z } from 'zod'
import { useGo } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { withFieldWords } from '../../../web/kit/form/with-field-words.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useSessionActs } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { RecordHistory } from '../../history/screens/record-history.tsx'
import { changeAuthority, showSettings } from '../body.contract.ts'
import { AuthoritySettings } from '../set-up.ts'

const fieldWord: Record<string, string> = { name: 'set-up.authority.name', lateAfterDays: 'settings.late-after' }

/** What the authority is called. Its code is its identity and is shown only. */
export function AuthorityPage() {
  const t = useT()
  const { data, error, refetch } = useAnswer(showSettings, {})
  return (
    <Page
      title={data ? t('settings.edit-title', { name: data.name }) : t('settings.authority')}
      back={{ to: '/settings', label: t('settings.title') }}
      acts={data && <RecordHistory of={data.name} subject={data.office} />}
    >
      {data ? (
        <Fields names={data} version={data.version} reload={() => void refetch()} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Fields({ names: { name, placeName, lateAfterDays }, version, reload }: { names: AuthoritySettings; version: number; reload: () => void }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const ask = useRefresh()
  const { call } = useCall()
  const { refresh } = useSessionActs()
  const initial = useMemo(() => ({ name, placeName, lateAfterDays: lateAfterDays as number | null }), [name, placeName, lateAfterDays])
  const form = useDraftForm({ schema: AuthoritySettings, initial, draft: 'authority', version })
  const send = async (read: z.output<typeof AuthoritySettings>, key: string) => {
    try {
      return await call(changeAuthority, { body: { version, ...read } }, { key })
    } catch (error) {
      throw withFieldWords(error, (field) => t(fieldWord[field] ?? `body.field.${field}`))
    }
  }
  return (
    <Form
      form={form}
      send={send}
      onReload={reload}
      submit={t('settings.save')}
      beside={<NotNow to="/settings" />}
      onDone={() => {
        void ask([showSettings])
        // The name stands in the frame of every screen.
        void refresh()
        tell({ text: t('settings.saved', { name: form.values.name }) })
        go('/settings')
      }}
    >
      <Note tone="info">{t('settings.authority-text')}</Note>
      <TextField {...form.field('name')} label={t('set-up.authority.name')} help={t('set-up.authority.name-help')} maxLength={200} />
      <TextField {...form.field('placeName')} label={t('body.field.placeName')} help={t('settings.place-help')} maxLength={100} />
      <NumberField {...form.field('lateAfterDays')} label={t('settings.late-after')} help={t('settings.late-after-help')} min={1} max={3660} />
    </Form>
  )
}
