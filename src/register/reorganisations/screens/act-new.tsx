import type { Day } from '../../../kernel/day.ts'
import { useGo } from '../../../web/address.ts'
import { useRefresh } from '../../../web/answers.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page } from '../../../web/kit/page.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { ActDraft, draftAct, listActs } from '../act.contract.ts'

const Head = ActDraft.omit({ lines: true, note: true })
const blank: { title: string; paperNumber: string; paperDate: Day | null; issuer: string; effectiveOn: Day | null } = {
  title: '',
  paperNumber: '',
  paperDate: null,
  issuer: '',
  effectiveOn: null,
}

/** "Soạn văn bản sắp xếp": the paper first, its lines on the page that opens then. */
export function NewAct() {
  const t = useT()
  const go = useGo()
  const refresh = useRefresh()
  const { call } = useCall()
  const form = useDraftForm({ schema: Head, initial: blank, draft: 'act.new' })
  return (
    <Page title={t('acts.act.new')} back={{ to: '/acts', label: t('acts.list.title') }}>
      <Form
        form={form}
        send={(values, key) => call(draftAct, { body: { ...values, note: null, lines: [] } }, { key })}
        onDone={({ id }) => {
          void refresh([listActs])
          go(`/acts/${id}`)
        }}
        submit={t('acts.act.begin')}
        beside={<NotNow to="/acts" />}
      >
        <FieldGroup title={t('acts.head.heading')}>
          <TextField {...form.field('title')} label={t('acts.head.title')} help={t('acts.head.title-help')} maxLength={500} autoFocus />
          <TextField
            {...form.field('paperNumber')}
            label={t('acts.head.paper-number')}
            help={t('acts.head.paper-number-help')}
            mark="optional"
            maxLength={80}
          />
          <DateField {...form.field('paperDate')} label={t('acts.head.paper-date')} mark="optional" />
          <TextField {...form.field('issuer')} label={t('acts.head.issuer')} help={t('acts.head.issuer-help')} mark="optional" maxLength={300} />
          <DateField {...form.field('effectiveOn')} label={t('acts.head.effective-on')} help={t('acts.head.effective-on-help')} mark="optional" />
        </FieldGroup>
      </Form>
    </Page>
  )
}
