import { useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { ErrorState } from '../../../web/kit/states.tsx'
import { useCall, useSessionActs } from '../../../web/session/session.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { setUpDemonstration } from '../set-up.contract.ts'
import { Step } from './step.tsx'

interface Account {
  role: string
  username: string
  password: string
}

/** Fills the empty installation with the half-year of 2020, then offers an account of each role. */
export function DemonstrationStep({ codeAsked, back }: { codeAsked: boolean; back: () => void }) {
  const t = useT()
  const { call } = useCall()
  const [code, setCode] = useState('')
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<unknown>()
  const [accounts, setAccounts] = useState<readonly Account[]>()
  const load = async () => {
    if (pending) return
    setPending(true)
    setRefused(undefined)
    try {
      setAccounts((await call(setUpDemonstration, { body: code.trim() === '' ? {} : { code } })).accounts)
    } catch (error) {
      setRefused(error)
    } finally {
      setPending(false)
    }
  }
  if (accounts) return <Accounts accounts={accounts} />
  return (
    <Step title={t('set-up.demonstration.title')} lead={t('set-up.demonstration.lead')}>
      <Note tone="info">{t('set-up.demonstration.remark')}</Note>
      {codeAsked && (
        <TextField
          name="code"
          label={t('set-up.administrator.code')}
          help={t('set-up.administrator.code-help')}
          value={code}
          onChange={setCode}
          maxLength={20}
        />
      )}
      {refused !== undefined && <ErrorState error={refused} />}
      <div className="hc-row">
        <Button weight="main" pending={pending} onClick={() => void load()}>
          {t('set-up.demonstration.act')}
        </Button>
        <Button weight="quiet" onClick={back} disabled={pending}>
          {t('set-up.back')}
        </Button>
        {pending && (
          <span className="hc-faint" role="status">
            {t('set-up.demonstration.loading')}
          </span>
        )}
      </div>
    </Step>
  )
}

function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const t = useT()
  const go = useGo()
  const language = useLanguage()
  const { signIn, chooseLanguage } = useSessionActs()
  const [refused, setRefused] = useState<unknown>()
  const enter = ({ username, password }: Account) => {
    setRefused(undefined)
    // The accounts of the demonstration speak Vietnamese until whoever enters chooses; the choice was made on this page.
    signIn(username, password)
      .then(() => chooseLanguage(language))
      .then(() => go('/'), setRefused)
  }
  return (
    <Step title={t('set-up.demonstration.done')} lead={t('set-up.demonstration.done-text')}>
      {refused !== undefined && <ErrorState error={refused} />}
      <table className="hc-set-up-accounts">
        <thead>
          <tr>
            <th scope="col">{t('account.field.role')}</th>
            <th scope="col">{t('account.field.username')}</th>
            <th scope="col">{t('set-up.administrator.password')}</th>
            <th scope="col">
              <span className="hc-unseen">{t('set-up.demonstration.enter')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.username}>
              <th scope="row">{t(`role.${account.role}`)}</th>
              <td>{account.username}</td>
              <td>
                <code>{account.password}</code>
              </td>
              <td>
                <Button onClick={() => enter(account)}>{t('set-up.demonstration.enter')}</Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Step>
  )
}
