import { useState } from 'react'
import { z } from 'zod'
import { fold } from '../../../kernel/fold.ts'
import { AgencyId } from '../../../kernel/identity.ts'
import { grants } from '../../../kernel/rights.ts'
import { useGo } from '../../../web/address.ts'
import { useRefresh } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { NotAllowed } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { createAccount, listAccounts } from '../account.contract.ts'
import { PostFields, type PostValues, useRolesBelow } from './post-fields.tsx'

const { role, title, name, username, email } = createAccount.body.shape
const atAgency = { path: ['agencyId'], error: 'account.agency-needed' }
/** The agency is searched for, so the field holds its name too. */
export const Post = z.object({ role, title, agencyId: z.object({ id: AgencyId }).optional() })
const NewAccount = Post.extend({ name, username, email }).refine((form) => grants[form.role].side === 'authority' || form.agencyId !== undefined, atAgency)

interface Values extends PostValues {
  name: string
  username: string
  email: string
}

/** "Đặng Thị Hoà" → dang.thi.hoa: a proposal that stands until another is typed. */
const proposed = (typed: string) =>
  fold(typed)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .split(/\s+/)
    .join('.')
    .slice(0, 60)

/** The agency's own seat creates for its own agency unless another below is chosen. */
export function AccountForm() {
  const t = useT()
  const seat = useSeat()
  const roles = useRolesBelow()
  const [initial] = useState<Values>(() => ({
    name: '',
    username: '',
    email: '',
    title: '',
    role: roles.length === 1 ? (roles[0] ?? null) : null,
    agencyId: seat?.agencyId ? { id: seat.agencyId, name: seat.agencyName ?? '' } : null,
  }))
  return (
    <Page title={t('account.act.create')} back={{ to: '/accounts', label: t('account.list.title') }}>
      {roles.length === 0 ? (
        <NotAllowed>
          <p>{t('account.nobody-below')}</p>
        </NotAllowed>
      ) : (
        <Fields initial={initial} />
      )}
    </Page>
  )
}

function Fields({ initial }: { initial: Values }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const form = useDraftForm({ schema: NewAccount, initial, draft: 'account.new' })
  const typeName = (typed: string) => {
    const { name: former, username: chosen } = form.values
    form.set({ name: typed, ...(chosen === '' || chosen === proposed(former) ? { username: proposed(typed) } : {}) })
  }
  const send = ({ agencyId, ...body }: z.output<typeof NewAccount>, key: string) =>
    call(createAccount, { body: { ...body, ...(grants[body.role].side === 'agency' && agencyId ? { agencyId: agencyId.id } : {}) } }, { key })
  return (
    <Form
      form={form}
      send={send}
      submit={t('account.act.create')}
      beside={
        <Button weight="quiet" to="/accounts">
          {t('kit.not-now')}
        </Button>
      }
      onDone={({ officerId }) => {
        void refresh([listAccounts])
        tell({ text: t('account.told.created', { name: form.values.name }) })
        go(`/accounts/${officerId}`)
      }}
    >
      <FieldGroup title={t('account.form.person')}>
        <TextField {...form.field('name')} onChange={typeName} label={t('account.field.name')} maxLength={200} autoFocus />
        <TextField {...form.field('username')} label={t('account.field.username')} help={t('account.help.username')} maxLength={60} />
        <TextField {...form.field('email')} label={t('account.field.email')} help={t('account.help.email')} mark="optional" maxLength={200} />
      </FieldGroup>
      <FieldGroup title={t('account.form.post')}>
        <PostFields role={form.field('role')} agencyId={form.field('agencyId')} title={form.field('title')} />
      </FieldGroup>
      <p className="hc-faint">{t('account.form.then')}</p>
    </Form>
  )
}
