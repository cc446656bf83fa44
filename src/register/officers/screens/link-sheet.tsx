import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type AccountRow, passwordLink } from '../account.contract.ts'

export interface Given {
  link: string
  endsAt: string
  mailed: boolean
}

/** A link with which the person sets the own password. It is shown once, because it is kept nowhere. */
export function LinkSheet({ person, opened, onClose }: { person: AccountRow; opened: boolean; onClose: () => void }) {
  const t = useT()
  const act = useAct(passwordLink)
  const [given, setGiven] = useState<Given | undefined>(undefined)
  return (
    <>
      <ActSheet
        opened={opened}
        onClose={onClose}
        title={t('account.link.title', { name: person.name })}
        confirm={t('account.act.link')}
        changes={[t(person.hasPassword ? 'account.link.changes' : 'account.link.changes-first')]}
        told={[person.email === null ? t('account.link.told-nobody') : t('account.link.told', { email: person.email })]}
        final={[t('account.link.final')]}
        onConfirm={async () => setGiven(await act.send({ params: { officerId: person.officerId } }))}
      />
      <Modal
        opened={given !== undefined}
        onClose={() => setGiven(undefined)}
        title={t('account.link.given', { name: person.name })}
        size={560}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
      >
        {given && <GivenLink given={given} email={person.email} />}
      </Modal>
    </>
  )
}

/** The link itself, shown once. */
export function GivenLink({ given, email }: { given: Given; email: string | null }) {
  const t = useT()
  const format = useFormat()
  const [copied, setCopied] = useState<boolean>()
  // Refused by browsers that grant no clipboard: then it is selected and copied by hand.
  const copy = () =>
    navigator.clipboard.writeText(given.link).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div className="hc-stack">
      <p>{t(given.mailed ? 'account.link.mailed' : 'account.link.by-hand', { email })}</p>
      <TextField
        label={t('account.link.label')}
        help={t('account.link.until', { at: format.time(given.endsAt) })}
        value={given.link}
        onChange={() => undefined}
        maxLength={1000}
      />
      <div className="hc-row">
        <Button weight="main" onClick={() => void copy()}>
          {t('account.link.copy')}
        </Button>
        <span className="hc-faint" role="status">
          {copied === true ? t('account.link.copied') : copied === false ? t('account.link.not-copied') : ''}
        </span>
      </div>
      <Note tone="soon">{t('account.link.once')}</Note>
    </div>
  )
}
