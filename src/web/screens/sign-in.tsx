import { useEffect, useState } from 'react'
import { z } from 'zod'
import { useGo, useSearchState } from '../address.ts'
import { Button } from '../kit/button.tsx'
import { PasswordField, TextField } from '../kit/field/text-field.tsx'
import { Note } from '../kit/note.tsx'
import { useSentence } from '../kit/use-sentence.ts'
import { useSession, useSessionActs } from '../session/session.tsx'
import { DemonstrationBand } from '../shell/demonstration-band.tsx'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { Mark } from '../shell/mark.tsx'
import { useT } from '../use-t.ts'
import './sign-in.css'

// Only addresses of this product: never another host.
const Next = z.object({
  next: z
    .string()
    .regex(/^\/(?!\/)/)
    .optional(),
})

export function SignIn() {
  const t = useT()
  const session = useSession()
  const [address] = useSearchState(Next)
  // Read once: this stays mounted while the next screen loads, under an address that no longer says where to go.
  const [next] = useState(address.next)
  const go = useGo()
  useEffect(() => {
    document.title = `${t('sign-in.title')} · ${t('shell.product')}`
  }, [t])
  useEffect(() => {
    if (session.signedIn) go(next ?? '/')
    else if (!session.setUp) go('/set-up')
  }, [session, next, go])
  return (
    <div className="hc-sign-in">
      {session.demonstration && (
        <header>
          <DemonstrationBand />
        </header>
      )}
      <main className="hc-sign-in-sheet" id="main">
        <header>
          <Mark size={40} />
          <div>
            <p className="hc-sign-in-product">{t('shell.product')}</p>
            <p className="hc-faint">{t('sign-in.what')}</p>
          </div>
        </header>
        <div className="hc-sign-in-body">
          <h1>{t('sign-in.title')}</h1>
          {next !== undefined && next !== '/' && <p className="hc-faint">{t('sign-in.then-back')}</p>}
          <SignInForm />
        </div>
        <footer>
          <p>{t('sign-in.forgotten')}</p>
          <div className="hc-row">
            <a className="hc-link" href="/">
              {t('sign-in.public')}
            </a>
            <LanguageSwitch />
          </div>
        </footer>
      </main>
    </div>
  )
}

function SignInForm() {
  const t = useT()
  const { signIn } = useSessionActs()
  const sentence = useSentence()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState(false)
  const [missing, setMissing] = useState(false)
  const [refused, setRefused] = useState<unknown>(undefined)
  const send = async () => {
    if (pending) return
    setRefused(undefined)
    setMissing(username.trim() === '' || password === '')
    if (username.trim() === '' || password === '') return
    setPending(true)
    try {
      await signIn(username.trim(), password)
    } catch (error) {
      setRefused(error)
      setPassword('')
    } finally {
      setPending(false)
    }
  }
  return (
    <form
      className="hc-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {refused !== undefined && (
        <Note tone="danger" alert>
          {sentence(refused).text}
        </Note>
      )}
      <TextField
        name="username"
        label={t('sign-in.username')}
        value={username}
        onChange={setUsername}
        autoComplete="username"
        autoFocus
        error={missing && username.trim() === '' ? t('field.required') : undefined}
      />
      <PasswordField
        name="password"
        label={t('sign-in.password')}
        value={password}
        onChange={setPassword}
        error={missing && password === '' ? t('field.required') : undefined}
      />
      <Button type="submit" weight="main" pending={pending}>
        {t('sign-in.act')}
      </Button>
    </form>
  )
}
