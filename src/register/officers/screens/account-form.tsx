import { useState } from 'react'
import { z } from 'zod'
import { fold } from '../../../kernel/fold.ts'
import { AgencyId, OfficerId } from '../../../kernel/identity.ts'
import { grants, type Role } from '../../../kernel/rights.ts'
import { useGo, useSearch } from '../../../web/address.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading, NotAllowed } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { createAccount, listAccounts } from '../account.contract.ts'
import { listPeople, type PersonView, showPerson } from '../person.contract.ts'
import type { PostRow } from '../post.contract.ts'
import { PostFields, type PostValues, useRolesBelow } from './post-fields.tsx'

const { role, title, name, username, email, engagement, validTo, language } = createAccount.body.shape
const atAgency = { path: ['agencyId'], error: 'account.agency-needed' }
/** The agency is searched for, so the field holds its name too. */
export const Post = z.object({ role, title, engagement, validTo, agencyId: z.object({ id: AgencyId }).optional() })
const NewAccount = Post.extend({ name, username, email, language }).refine(
  (form) => grants[form.role].side === 'authority' || form.agencyId !== undefined,
  atAgency,
)

/** Only a role of the agency's side is at an agency. */
export const placeOf = (given: Role, place: { id: AgencyId } | undefined): { agencyId?: AgencyId } =>
  grants[given].side === 'agency' && place ? { agencyId: place.id } : {}

interface Values extends PostValues {
  name: string
  username: string
  email: string
  language: 'vi' | 'en' | null
}

/** "Đặng Thị Hoà" → dang.thi.hoa: a proposal that stands until another is typed. */
export const proposed = (typed: string) =>
  fold(typed)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .split(/\s+/)
    .join('.')
    .slice(0, 60)

/** The agency's own seat creates for its own agency unless another below is chosen. */
export function AccountForm() {
  const t = useT()
  const named = OfficerId.safeParse(useSearch()['officer'])
  const { data, error, refetch } = useAnswer(showPerson, { params: { officerId: named.data ?? '' }, query: {} }, { enabled: named.success })
  if (named.success && !data)
    return (
      <Page title={t('account.act.create')} back={{ to: '/accounts', label: t('account.list.title') }}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}
      </Page>
    )
  return <NewAccountPage person={data} />
}

/** For somebody who is known already the name and the newest post come along, and the rights hang on that post. */
function NewAccountPage({ person }: { person: PersonView | undefined }) {
  const t = useT()
  const seat = useSeat()
  const post = person?.posts.find(({ validTo }) => validTo === null)
  const roles = useRolesBelow()
  const [initial] = useState<Values>(() => ({
    name: person?.name ?? '',
    username: person ? proposed(person.name) : '',
    email: '',
    language: 'vi',
    title: post?.title ?? '',
    engagement: '',
    validTo: null,
    role: roles.length === 1 ? (roles[0] ?? null) : null,
    agencyId: post?.agencyId ? { id: post.agencyId, name: post.agencyName ?? '' } : seat?.agencyId ? { id: seat.agencyId, name: seat.agencyName ?? '' } : null,
  }))
  return (
    <Page title={t('account.act.create')} back={{ to: '/accounts', label: t('account.list.title') }}>
      {roles.length === 0 ? (
        <NotAllowed>
          <p>{t('account.nobody-below')}</p>
        </NotAllowed>
      ) : (
        <Fields initial={initial} person={person} post={post} />
      )}
    </Page>
  )
}

function Fields({ initial, person, post }: { initial: Values; person: PersonView | undefined; post: PostRow | undefined }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const form = useDraftForm({ schema: NewAccount, initial, draft: `account.new${person?.officerId ?? ''}` })
  const typeName = (typed: string) => {
    const { name: former, username: chosen } = form.values
    form.set({ name: typed, ...(chosen === '' || chosen === proposed(former) ? { username: proposed(typed) } : {}) })
  }
  // The rights hang on the post where both are at one place.
  const hanging = (given: Role, place: { id: AgencyId } | undefined) =>
    post && post.agencyId === (placeOf(given, place).agencyId ?? null) ? { postId: post.postId } : {}
  const send = ({ agencyId, ...body }: z.output<typeof NewAccount>, key: string) =>
    call(
      createAccount,
      { body: { ...body, ...placeOf(body.role, agencyId), ...(person ? { officerId: person.officerId } : {}), ...hanging(body.role, agencyId) } },
      { key },
    )
  return (
    <Form
      form={form}
      send={send}
      submit={t('account.act.create')}
      beside={<NotNow to="/accounts" />}
      onDone={({ officerId }) => {
        void refresh([listAccounts, listPeople, showPerson])
        tell({ text: t('account.told.created', { name: form.values.name }) })
        go(`/accounts/${officerId}`)
      }}
    >
      <FieldGroup title={t('account.form.person')}>
        <TextField {...form.field('name')} onChange={typeName} label={t('account.field.name')} maxLength={200} autoFocus />
        <TextField {...form.field('username')} label={t('account.field.username')} help={t('account.help.username')} maxLength={60} />
        <TextField {...form.field('email')} label={t('account.field.email')} help={t('account.help.email')} mark="optional" maxLength={200} />
        <SelectField
          {...form.field('language')}
          label={t('account.field.language')}
          choices={(['vi', 'en'] as const).map((one) => ({ value: one, label: t(`account.language.${one}`) }))}
        />
      </FieldGroup>
      <FieldGroup title={t('account.form.post')}>
        <PostFields
          role={form.field('role')}
          agencyId={form.field('agencyId')}
          title={form.field('title')}
          engagement={form.field('engagement')}
          validTo={form.field('validTo')}
        />
      </FieldGroup>
      <p className="hc-faint">{t('account.form.then')}</p>
    </Form>
  )
}
