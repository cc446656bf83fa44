import { Menu } from '@mantine/core'
import { useAsk } from '../kit/confirm.tsx'
import { Icon } from '../kit/icon.tsx'
import { useTell } from '../kit/told.tsx'
import { useSentence } from '../kit/use-sentence.ts'
import { keptDrafts, useSession, useSessionActs } from '../session/session.tsx'
import { useT } from '../use-t.ts'

export function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const t = useT()
  const session = useSession()
  const { signOut } = useSessionActs()
  const ask = useAsk()
  const tell = useTell()
  const sentence = useSentence()
  if (!session.signedIn) return null
  const leave = async () => {
    const drafts = keptDrafts(session.login.id).length
    // Drafts lie on this device, which the next person may use.
    if (
      drafts > 0 &&
      !(await ask({ title: t('shell.sign-out'), text: t('shell.sign-out-drafts', { count: drafts }), confirm: t('shell.sign-out'), danger: true }))
    )
      return
    await signOut().catch((error: unknown) => tell({ text: sentence(error).text, tone: 'danger' }))
  }
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className="hc-top-button hc-person" aria-label={t('shell.account-of', { name: session.login.name })}>
          <Icon name="person" />
          <span className="hc-person-name">{session.login.name}</span>
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.login.name} · {session.login.username}
        </Menu.Label>
        <Menu.Item className="hc-with-keyboard" leftSection={<Icon name="keyboard" />} onClick={onHelp}>
          {t('shell.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="person" />} component="a" href="/app/password">
          {t('password.change')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="leave" />} onClick={() => void leave()}>
          {t('shell.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
