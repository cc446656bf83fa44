import { useRef, useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { AnsweredRefusal } from '../../../web/call.ts'
import { useCall, useSessionActs } from '../../../web/session/session.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { setUp } from '../set-up.contract.ts'
import { recipientLines } from './body-form.ts'
import type { SetUpValues } from './set-up-values.ts'
import { Step } from './step.tsx'

type Reviewed = 'administrator' | 'authority' | 'chain'

/** Everything once more on one sheet; then one act, after which the administrator is signed in. */
export function ReviewStep({ values, drop, back }: { values: SetUpValues; drop: () => void; back: (step: Reviewed) => () => void }) {
  const t = useT()
  const go = useGo()
  const sentence = useSentence()
  const { call } = useCall()
  const { signIn, refresh } = useSessionActs()
  const language = useLanguage()
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<unknown>()
  const done = useRef<boolean>(false)
  const {
    administrator: { code, email, ...person },
    authority,
    bodies,
  } = values

  const send = async () => {
    if (pending) return
    setPending(true)
    setRefused(undefined)
    try {
      // Set up but not signed in, because the network went: only the second half is tried again.
      if (!done.current) {
        await call(setUp, {
          body: {
            ...(code.trim() === '' ? {} : { code }),
            administrator: { ...person, language, ...(email.trim() === '' ? {} : { email }) },
            authority: { ...authority, id: authority.id ?? 0 },
            bodies: bodies.map((body) => ({ ...body, placeName: authority.placeName, recipients: recipientLines(body.recipients) })),
          },
        })
        done.current = true
        drop()
      }
      await signIn(person.username.trim().toLowerCase(), person.password)
      go('/')
    } catch (error) {
      setRefused(error)
      if (error instanceof AnsweredRefusal && error.code === 'set-up.already') await refresh()
    } finally {
      setPending(false)
    }
  }

  const change = (step: Reviewed) => (
    <Button weight="quiet" onClick={back(step)}>
      {t('set-up.review.change')}
    </Button>
  )
  return (
    <Step title={t('set-up.review.title')} lead={t('set-up.review.lead')}>
      <Section title={t('set-up.step.administrator')} acts={change('administrator')}>
        <Facts
          rows={[
            { label: t('account.field.name'), value: person.name },
            { label: t('account.field.username'), value: person.username.trim().toLowerCase() },
            { label: t('account.field.email'), value: email },
            {
              label: t('set-up.review.seats'),
              value: [t('role.system-administrator'), ...(person.alsoOfficer ? [t('role.programme-officer')] : [])].join(', '),
            },
          ]}
        />
      </Section>
      <Section title={t('set-up.step.authority')} acts={change('authority')}>
        <Facts
          rows={[
            { label: t('set-up.authority.name'), value: authority.name },
            { label: t('set-up.authority.code'), value: authority.id },
            { label: t('body.field.placeName'), value: authority.placeName },
          ]}
        />
      </Section>
      <Section title={t('set-up.step.chain')} acts={change('chain')}>
        <Facts rows={bodies.map((body) => ({ label: t(`body.level.${body.level}`), value: `${body.name} (${body.symbol}), ${body.signerTitle}` }))} />
      </Section>
      <p className="hc-faint">{t('set-up.review.then')}</p>
      {refused !== undefined && (
        <Note tone="danger" alert title={sentence(refused).text}>
          {refused instanceof AnsweredRefusal && refused.errors.length > 0 && (
            <ul>
              {refused.errors.map((error) => (
                <li key={error.path}>
                  {error.path}: {t(error.code, error.details ?? {})}
                </li>
              ))}
            </ul>
          )}
        </Note>
      )}
      <div className="hc-row">
        <Button weight="main" pending={pending} disabled={person.password === ''} because={t('set-up.review.password-again')} onClick={() => void send()}>
          {t('set-up.review.act')}
        </Button>
        <Button weight="quiet" onClick={back('chain')}>
          {t('set-up.back')}
        </Button>
      </div>
      {person.password === '' && <p className="hc-faint">{t('set-up.review.password-again')}</p>}
    </Step>
  )
}
