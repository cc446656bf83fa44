import { useEffect, useState } from 'react'
import { z } from 'zod'
import { Button } from '../../../web/kit/button.tsx'
import { PasswordField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Note } from '../../../web/kit/note.tsx'
import { useCall, useSession } from '../../../web/session/session.tsx'
import { LanguageSwitch } from '../../../web/shell/language-switch.tsx'
import { Mark } from '../../../web/shell/mark.tsx'
import { useT } from '../../../web/use-t.ts'
import { openPasswordLink, setPassword } from '../session.contract.ts'
import { ChangePassword } from './change-password.tsx'
import '../../../web/screens/sign-in.css'

const NewPassword = z
  .object({ password: setPassword.body.shape.password, again: z.string() })
  .refine((form) => form.password === form.again, { path: ['again'], error: 'password.not-the-same' })

/** The token stands behind "#": it never travels in an address that a server or proxy would write down. */
const tokenHere = (): string => window.location.hash.slice(1)

/** Opened from a letter: the person sets the own password, once. Without a letter whoever is signed in changes it. */
export function SetPassword() {
  const t = useT()
  const [token] = useState(tokenHere)
  const [done, setDone] = useState(false)
  const changing = useSession().signedIn && token === ''
  const title = changing ? 'password.change' : 'password.title'
  useEffect(() => {
    document.title = `${t(title)} · ${t('shell.product')}`
    // Gone from the address line and from the history of a shared machine.
    if (token !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [t, title, token])
  return (
    <div className="hc-sign-in">
      <main className="hc-sign-in-sheet" id="main">
        <header>
          <Mark size={40} />
          <div>
            <p className="hc-sign-in-product">{t('shell.product')}</p>
            <p className="hc-faint">{t('sign-in.what')}</p>
          </div>
        </header>
        <div className="hc-sign-in-body">
          <h1>{t(title)}</h1>
          {done ? (
            <Note
              tone="done"
              alert
              title={t('password.done')}
              acts={
                <Button weight="main" to={changing ? '/' : '/sign-in'}>
                  {t(changing ? 'password.back' : 'sign-in.act')}
                </Button>
              }
            >
              {t(changing ? 'password.changed-text' : 'password.done-text')}
            </Note>
          ) : changing ? (
            <ChangePassword onDone={() => setDone(true)} />
          ) : token === '' ? (
            <Note tone="soon">{t('password.no-token')}</Note>
          ) : (
            <Fields token={token} onDone={() => setDone(true)} />
          )}
        </div>
        <footer>
          <p>{t('password.advice')}</p>
          <div className="hc-row">
            <LanguageSwitch />
          </div>
        </footer>
      </main>
    </div>
  )
}

function Fields({ token, onDone }: { token: string; onDone: () => void }) {
  const t = useT()
  const { call } = useCall()
  const form = useDraftForm({ schema: NewPassword, initial: { password: '', again: '' } })
  const [person, setPerson] = useState<{ name: string; username: string }>()
  // Whoever gave the link sees that it was opened. A link that works no more is told when it is used.
  useEffect(() => {
    call(openPasswordLink, { body: { token } }).then(setPerson, () => undefined)
  }, [call, token])
  return (
    <Form form={form} send={({ password }) => call(setPassword, { body: { token, password } })} onDone={onDone} submit={t('password.act')}>
      {person && <p>{t('password.for', person)}</p>}
      <PasswordField
        {...form.field('password')}
        label={t('password.new')}
        help={t('account.help.password')}
        maxLength={200}
        autoComplete="new-password"
        autoFocus
      />
      <PasswordField {...form.field('again')} label={t('password.again')} maxLength={200} autoComplete="new-password" />
    </Form>
  )
}
