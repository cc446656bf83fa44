import { Modal } from '@mantine/core'
import { z } from 'zod'
import { line } from '../../../kernel/text.ts'
import { useRefresh } from '../../../web/answers.ts'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { withFieldWords } from '../../../web/kit/form/with-field-words.ts'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { PersonName } from '../account.ts'
import { changeCard, listPeople, type PersonView, showPerson } from '../person.contract.ts'

const Card = z.object({
  name: PersonName,
  remark: line(200)
    .nullish()
    .transform((said) => said ?? null),
})

/** The name, and what tells the person apart from others of it. */
export function CardSheet({ person, opened, onClose }: { person: PersonView; opened: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Modal opened={opened} onClose={onClose} title={t('person.act.card')} size={560} closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <Fields person={person} onClose={onClose} />
    </Modal>
  )
}

function Fields({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const { officerId, version } = person
  const form = useDraftForm({ schema: Card, initial: { name: person.name, remark: person.remark ?? '' }, draft: `card.${officerId}`, version })
  const send = async (said: z.output<typeof Card>, key: string) => {
    try {
      return await call(changeCard, { params: { officerId }, body: { version, ...said } }, { key })
    } catch (error) {
      throw withFieldWords(error, (field) => t(`person.field.${field}`))
    }
  }
  return (
    <Form
      form={form}
      send={send}
      submit={t('account.person.act')}
      onReload={() => void refresh([showPerson])}
      beside={<NotNow onClick={onClose} />}
      onDone={() => {
        void refresh([showPerson, listPeople, { name: 'history' }])
        tell({ text: t('person.told.changed', { name: form.values.name }) })
        onClose()
      }}
    >
      <TextField {...form.field('name')} label={t('person.field.name')} maxLength={200} />
      <TextField {...form.field('remark')} label={t('person.field.remark')} help={t('person.help.remark')} mark="optional" maxLength={200} />
    </Form>
  )
}
