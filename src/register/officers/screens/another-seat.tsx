import { Modal } from '@mantine/core'
import type { z } from 'zod'
import { grants } from '../../../kernel/rights.ts'
import { useRefresh } from '../../../web/answers.ts'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { type AccountRow, addSeat, listAccounts } from '../account.contract.ts'
import { listPeople, showPerson } from '../person.contract.ts'
import { placeOf, Post } from './account-form.tsx'
import { PostFields, type PostValues } from './post-fields.tsx'

const AnotherPost = Post.refine((form) => grants[form.role].side === 'authority' || form.agencyId !== undefined, {
  path: ['agencyId'],
  error: 'account.agency-needed',
})
const initial: PostValues = { role: null, agencyId: null, title: '', engagement: '', validTo: null }

/** A further post for somebody who has an account: they switch between posts without signing in again. */
export function AnotherSeat({ person, opened, onClose }: { person: AccountRow; opened: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('account.seat.title', { name: person.name })}
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
  const refresh = useRefresh()
  const { call } = useCall()
  const form = useDraftForm({ schema: AnotherPost, initial, draft: `seat.${person.officerId}` })
  const send = ({ agencyId, ...body }: z.output<typeof AnotherPost>, key: string) =>
    call(addSeat, { params: { officerId: person.officerId }, body: { ...body, ...placeOf(body.role, agencyId) } }, { key })
  return (
    <Form
      form={form}
      send={send}
      submit={t('account.act.seat')}
      beside={<NotNow onClick={onClose} />}
      onDone={() => {
        void refresh([listAccounts, listPeople, showPerson, { name: 'history' }])
        tell({ text: t('account.told.seat', { name: person.name }) })
        onClose()
      }}
    >
      <p className="hc-faint">{t('account.seat.text')}</p>
      <PostFields
        role={form.field('role')}
        agencyId={form.field('agencyId')}
        title={form.field('title')}
        engagement={form.field('engagement')}
        validTo={form.field('validTo')}
      />
      <div className="hc-act-lines">
        <h3>{t('person.invite.then')}</h3>
        <ul>
          <li>{t('account.seat.rights', { role: form.values.role ? t(`role.${form.values.role}`) : '…' })}</li>
          <li>{person.email === null ? t('account.seat.not-mailed') : t('account.seat.mailed', { email: person.email })}</li>
        </ul>
      </div>
    </Form>
  )
}
