import { z } from 'zod'
import { Day, ImpreciseDate } from '../../kernel/day.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { AgencySearchField, type AgencyChoice } from '../kit/field/agency-search-field.tsx'
import { DateField } from '../kit/field/date-field.tsx'
import { FileField, type StoredFile } from '../kit/field/file-field.tsx'
import { ImpreciseDateField } from '../kit/field/imprecise-date-field.tsx'
import { NumberField } from '../kit/field/number-field.tsx'
import { CheckField, ChoiceField, SelectField, SeveralField } from '../kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../kit/field/text-field.tsx'
import { FieldGroup, Form } from '../kit/form/form.tsx'
import { useDraftForm } from '../kit/form/use-draft-form.ts'
import { Section } from '../kit/page.tsx'
import { useTell } from '../kit/told.tsx'
import { useT } from '../use-t.ts'
import { findAgencies, keepFile } from './samples.ts'

const Body = z.strictObject({
  agency: z.object({ id: z.string() }),
  number: OfficialNumberText,
  on: Day,
  effective: ImpreciseDate.optional(),
  edition: z.enum(['2008', '2015']),
  procedures: z.int().min(1).max(500).optional(),
  kind: z.enum(['first', 'again']),
  fields: z.array(z.string()),
  note: z.string().max(200).optional(),
  annex: z.boolean(),
  file: z.object({ id: z.string() }).optional(),
})

const initial = {
  agency: null as AgencyChoice | null,
  number: '',
  on: null as Day | null,
  effective: null as ImpreciseDate | null,
  edition: null as '2008' | '2015' | null,
  procedures: null as number | null,
  kind: null as 'first' | 'again' | null,
  fields: [] as string[],
  note: '',
  annex: false,
  file: null as StoredFile | null,
}

export function Fields() {
  const t = useT()
  const tell = useTell()
  const form = useDraftForm({ schema: Body, initial, draft: 'kit' })
  const send = ({ number }: z.output<typeof Body>): Promise<string> =>
    // A number that ends in 409 shows the conflict, as if somebody had saved first.
    number.startsWith('409')
      ? Promise.reject(
          new Refusal('conflict', 'record.changed-meanwhile', { by: 'Trần Văn Mẫu', at: '2020-06-16T09:12:00Z', fields: [t('kit-page.column.number')] }),
        )
      : Promise.resolve(number)
  return (
    <Section title={t('kit-page.form')}>
      <Form
        form={form}
        send={send}
        submit={t('kit-page.record-act')}
        onReload={() => undefined}
        onDone={(number) => {
          tell({ text: t('kit-page.told-number', { number }) })
          form.startOver()
        }}
      >
        <FieldGroup title={t('kit-page.group-paper')} help={t('kit-page.group-help')}>
          <AgencySearchField {...form.field('agency')} label={t('figure.agency')} load={findAgencies} />
          <TextField {...form.field('number')} label={t('kit-page.column.number')} help={t('kit-page.number-help')} maxLength={80} />
          <DateField {...form.field('on')} label={t('kit-page.column.on')} />
          <ImpreciseDateField {...form.field('effective')} label={t('kit-page.effective')} mark="optional" />
        </FieldGroup>
        <FieldGroup title={t('kit-page.group-content')}>
          <ChoiceField
            {...form.field('kind')}
            label={t('kit-page.kind')}
            choices={[
              { value: 'first', label: t('kit-page.kind-first') },
              { value: 'again', label: t('kit-page.kind-again') },
            ]}
          />
          <SelectField
            {...form.field('edition')}
            label={t('kit-page.edition')}
            choices={[
              { value: '2015', label: 'TCVN ISO 9001:2015' },
              { value: '2008', label: 'TCVN ISO 9001:2008' },
            ]}
          />
          <SeveralField
            {...form.field('fields')}
            label={t('kit-page.several')}
            mark="optional"
            choices={['department', 'district', 'vertical'].map((value) => ({ value, label: t(`kit-page.block.${value}`) }))}
          />
          <NumberField {...form.field('procedures')} label={t('kit-page.column.procedures')} mark="optional" unit={t('kit-page.unit')} />
          <TextAreaField {...form.field('note')} label={t('kit-page.note')} mark="optional" />
          <FileField
            {...form.field('file')}
            label={t('kit-page.file')}
            mark="optional"
            upload={keepFile}
            kinds={{ words: 'PDF, DOCX', accept: '.pdf,.docx' }}
            maxBytes={20_000_000}
          />
          <CheckField {...form.field('annex')} label={t('kit-page.annex')} />
        </FieldGroup>
      </Form>
    </Section>
  )
}
