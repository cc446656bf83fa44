import { useState } from 'react'
import { z } from 'zod'
import { useGo } from '../../../web/address.ts'
import { useRefresh } from '../../../web/answers.ts'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { line } from '../../../kernel/text.ts'
import { PersonName } from '../account.ts'
import { addPerson, listPeople } from '../person.contract.ts'
import { listPosts } from '../post.contract.ts'
import { blankPost, isWholePaper, paperIncomplete, postFields, type PostFormValues, postOf } from './post-form.ts'
import { Namesakes } from './namesakes.tsx'
import { PersonPostFields } from './person-post-fields.tsx'

const remark = line(200)
  .nullish()
  .transform((said) => said ?? null)
const NewPerson = z.object({ name: PersonName, remark, ...postFields }).refine(isWholePaper, paperIncomplete)

interface Values extends PostFormValues {
  name: string
  remark: string
}

/** Somebody with a first post, without an account: the account may follow. */
export function PersonForm() {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const seat = useSeat()
  const refresh = useRefresh()
  const { call } = useCall()
  const [initial] = useState<Values>(() => ({
    name: '',
    remark: '',
    ...blankPost,
    agencyId: seat?.agencyId ? { id: seat.agencyId, name: seat.agencyName ?? '' } : null,
  }))
  const form = useDraftForm({ schema: NewPerson, initial, draft: 'person.new' })
  const send = ({ name, remark: apart, ...said }: z.output<typeof NewPerson>, key: string) =>
    call(addPerson, { body: { name, remark: apart, ...postOf(said) } }, { key })
  return (
    <Page title={t('person.form.title')} back={{ to: '/people', label: t('person.list.title') }}>
      <Form
        form={form}
        send={send}
        submit={t('person.act.add')}
        beside={<NotNow to="/people" />}
        onDone={({ id }) => {
          void refresh([listPeople, listPosts])
          tell({ text: t('person.told.added', { name: form.values.name }) })
          go(`/people/${id}`)
        }}
      >
        <FieldGroup title={t('person.form.person')}>
          <TextField {...form.field('name')} label={t('person.field.name')} maxLength={200} autoFocus />
          <Namesakes name={form.values.name} />
          <TextField {...form.field('remark')} label={t('person.field.remark')} help={t('person.help.remark')} mark="optional" maxLength={200} />
        </FieldGroup>
        <FieldGroup title={t('person.form.post')}>
          <PersonPostFields
            agencyId={form.field('agencyId')}
            kind={form.field('kind')}
            title={form.field('title')}
            unit={form.field('unit')}
            validFrom={form.field('validFrom')}
            validTo={form.field('validTo')}
            paperNumber={form.field('paperNumber')}
            paperDate={form.field('paperDate')}
            besideReason={form.field('besideReason')}
          />
        </FieldGroup>
      </Form>
    </Page>
  )
}
