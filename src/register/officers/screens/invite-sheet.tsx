import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import type { AgencyId } from '../../../kernel/identity.ts'
import { grants } from '../../../kernel/rights.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { createAccount, listAccounts, passwordLink } from '../account.contract.ts'
import { listPeople, type PersonView, showPerson } from '../person.contract.ts'
import { Post, placeOf, proposed } from './account-form.tsx'
import { AnotherSeat } from './another-seat.tsx'
import { type Given, GivenLink, LinkSheet } from './link-sheet.tsx'
import { PostFields, type PostValues, useRolesBelow } from './post-fields.tsx'

const { username, email } = createAccount.body.shape
const Invited = Post.extend({ username, email }).refine((form) => grants[form.role].side === 'authority' || form.agencyId !== undefined, {
  path: ['agencyId'],
  error: 'account.agency-needed',
})

interface Values extends PostValues {
  username: string
  email: string
}

interface InviteProps {
  person: PersonView
  onClose: () => void
}

/** In place: a seat with a role, the address of the mail, and what follows from both; for somebody with an account the link anew. */
export function InviteSheet({ person, onClose }: InviteProps) {
  return person.account === null ? <FirstInvitation person={person} onClose={onClose} /> : <WithAccount of="link" person={person} onClose={onClose} />
}

/** For somebody who signs in already: a further seat, told by mail, without another password; or the link for the password anew. */
export function WithAccount({ of, person, onClose }: InviteProps & { of: 'link' | 'seat' }) {
  const answer = useAnswer(listAccounts, { query: { officer: person.officerId, state: 'all', limit: 1 } })
  const account = answer.data?.rows[0]
  if (answer.error)
    return (
      <Modal opened onClose={onClose} title={person.name} size={560}>
        <Unanswered of={[answer]} />
      </Modal>
    )
  if (!account) return null
  return of === 'link' ? <LinkSheet person={account} opened onClose={onClose} /> : <AnotherSeat person={account} opened onClose={onClose} />
}

function FirstInvitation({ person, onClose }: InviteProps) {
  const t = useT()
  const roles = useRolesBelow()
  const [given, setGiven] = useState<{ link: Given; email: string | null } | undefined>(undefined)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(given ? 'account.link.given' : 'person.invite.title', { name: person.name })}
      size={560}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
    >
      {given ? (
        <GivenLink given={given.link} email={given.email} />
      ) : roles.length === 0 ? (
        <Note tone="info">{t('account.nobody-below')}</Note>
      ) : (
        <Fields person={person} onClose={onClose} onGiven={setGiven} />
      )}
    </Modal>
  )
}

function Fields({ person, onClose, onGiven }: InviteProps & { onGiven: (given: { link: Given; email: string | null }) => void }) {
  const t = useT()
  const tell = useTell()
  const refresh = useRefresh()
  const seat = useSeat()
  const { call } = useCall()
  const roles = useRolesBelow()
  const post = person.posts.find(({ validTo }) => validTo === null)
  const [initial] = useState<Values>(() => ({
    username: proposed(person.name),
    email: '',
    title: post?.title ?? '',
    engagement: '',
    validTo: null,
    role: roles.length === 1 ? (roles[0] ?? null) : null,
    agencyId: post?.agencyId ? { id: post.agencyId, name: post.agencyName ?? '' } : seat?.agencyId ? { id: seat.agencyId, name: seat.agencyName ?? '' } : null,
  }))
  const form = useDraftForm({ schema: Invited, initial, draft: `invite.${person.officerId}` })
  const address = form.values.email.trim()
  // The rights hang on the post where both are at one place.
  const hanging = (place: AgencyId | undefined) => (post && post.agencyId === (place ?? null) ? { postId: post.postId } : {})
  const send = ({ agencyId, ...body }: z.output<typeof Invited>, key: string) => {
    const place = placeOf(body.role, agencyId)
    return call(createAccount, { body: { ...body, name: person.name, ...place, officerId: person.officerId, ...hanging(place.agencyId) } }, { key })
  }
  const done = async () => {
    void refresh([listAccounts, listPeople])
    try {
      onGiven({ link: await call(passwordLink, { params: { officerId: person.officerId } }), email: address === '' ? null : address })
    } catch {
      // The account is there; the same button now gives the link.
      tell({ text: t('person.invite.link-later', { name: person.name }) })
      onClose()
    }
    void refresh([showPerson, { name: 'history' }])
  }
  return (
    <Form
      form={form}
      send={send}
      submit={t('person.act.invite')}
      beside={
        <Button weight="quiet" onClick={onClose}>
          {t('kit.not-now')}
        </Button>
      }
      onDone={() => void done()}
    >
      <PostFields
        role={form.field('role')}
        agencyId={form.field('agencyId')}
        title={form.field('title')}
        engagement={form.field('engagement')}
        validTo={form.field('validTo')}
      />
      <TextField {...form.field('email')} label={t('account.field.email')} help={t('person.invite.email-help')} mark="optional" maxLength={200} />
      <TextField {...form.field('username')} label={t('account.field.username')} help={t('account.help.username')} maxLength={60} />
      <div className="hc-act-lines">
        <h3>{t('person.invite.then')}</h3>
        <ul>
          <li>{t('person.invite.rights', { role: form.values.role ? t(`role.${form.values.role}`) : '…' })}</li>
          {post && <li>{t('person.invite.hangs', { title: post.title })}</li>}
          <li>{address === '' ? t('person.invite.by-hand') : t('person.invite.mailed', { email: address })}</li>
        </ul>
      </div>
    </Form>
  )
}
