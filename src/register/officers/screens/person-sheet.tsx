import { Modal } from '@mantine/core'
import type { z } from 'zod'
import { useRefresh } from '../../../web/answers.ts'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { withFieldWords } from '../../../web/kit/form/with-field-words.ts'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useSession, useSessionActs } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { type AccountRow, changePerson, listAccounts } from '../account.contract.ts'

const Person = changePerson.body.omit({ version: true })

/** Another name, or another address for letters, of somebody who has an account. The user name stays. */
export function PersonSheet({ person, opened, onClose }: { person: AccountRow; opened: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('account.person.title', { name: person.name })}
      size={560}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
    >
      <Fields person={person} onClose={onClose} />
    </Modal>
  )
}

function Fields({ person, onClose }: { person: AccountRow; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const ask = useRefresh()
  const { call } = useCall()
  const session = useSession()
  const { refresh } = useSessionActs()
  const { officerId, personVersion } = person
  const form = useDraftForm({
    schema: Person,
    initial: { name: person.name, email: person.email ?? '' },
    draft: `person.${officerId}`,
    version: personVersion,
  })
  const send = async (read: z.output<typeof Person>, key: string) => {
    try {
      return await call(changePerson, { params: { officerId }, body: { version: personVersion, ...read } }, { key })
    } catch (error) {
      throw withFieldWords(error, (field) => t(`account.field.${field}`))
    }
  }
  return (
    <Form
      form={form}
      send={send}
      submit={t('account.person.act')}
      onReload={() => void ask([listAccounts])}
      beside={<NotNow onClick={onClose} />}
      onDone={() => {
        void ask([listAccounts])
        // The own name stands in the frame, too.
        if (session.signedIn && session.login.username === person.username) void refresh()
        tell({ text: t('account.told.changed', { name: form.values.name }) })
        onClose()
      }}
    >
      <TextField {...form.field('name')} label={t('account.field.name')} maxLength={200} />
      <TextField {...form.field('email')} label={t('account.field.email')} help={t('account.person.email-help')} mark="optional" maxLength={200} />
      <p className="hc-faint">{t('account.person.text')}</p>
    </Form>
  )
}
