import { z } from 'zod'
import { Button } from '../../../web/kit/button.tsx'
import { PasswordField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { changePassword } from '../session.contract.ts'

const Change = z
  .object({ ...changePassword.body.shape, again: z.string() })
  .refine((form) => form.password === form.again, { path: ['again'], error: 'password.not-the-same' })

/** For whoever is signed in; the present password is asked because an open screen is no proof of who sits before it. */
export function ChangePassword({ onDone }: { onDone: () => void }) {
  const t = useT()
  const { call } = useCall()
  const form = useDraftForm({ schema: Change, initial: { current: '', password: '', again: '' } })
  return (
    <>
      <Form form={form} send={({ current, password }) => call(changePassword, { body: { current, password } })} onDone={onDone} submit={t('password.change')}>
        <PasswordField {...form.field('current')} label={t('password.current')} maxLength={200} autoComplete="current-password" autoFocus />
        <PasswordField {...form.field('password')} label={t('password.new')} help={t('account.help.password')} maxLength={200} autoComplete="new-password" />
        <PasswordField {...form.field('again')} label={t('password.again')} maxLength={200} autoComplete="new-password" />
      </Form>
      <Button weight="quiet" to="/">
        {t('password.back')}
      </Button>
    </>
  )
}
