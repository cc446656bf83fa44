import { useEffect, useState } from 'react'
import { z } from 'zod'
import { Button } from '../../../web/kit/button.tsx'
import { CheckField } from '../../../web/kit/field/select-field.tsx'
import { PasswordField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { useT } from '../../../web/use-t.ts'
import { SetUp } from '../set-up.contract.ts'
import type { AdministratorValues } from './set-up-values.ts'
import { Step } from './step.tsx'

// The language is the one the page is read in when everything is sent.
const fields = SetUp.shape.administrator.omit({ language: true }).extend({ code: z.string().max(20).optional() })
const withCode = fields.extend({ code: z.string().min(1, { error: 'field.required' }).max(20) })

export interface AdministratorStepProps {
  values: AdministratorValues
  codeAsked: boolean
  keep: (values: AdministratorValues) => void
  back: () => void
  next: () => void
}

/** The first person: the administrator, who in a small office is the programme officer too. */
export function AdministratorStep({ values, codeAsked, keep, back, next }: AdministratorStepProps) {
  const t = useT()
  const [initial] = useState(values)
  const form = useDraftForm({ schema: codeAsked ? withCode : fields, initial })
  useEffect(() => keep(form.values), [form.values, keep])
  return (
    <Step title={t('set-up.administrator.title')} lead={t('set-up.administrator.lead')}>
      <Form
        form={form}
        send={async (read) => read}
        onDone={next}
        submit={t('set-up.next')}
        beside={
          <Button weight="quiet" onClick={back}>
            {t('set-up.back')}
          </Button>
        }
      >
        {codeAsked && (
          <FieldGroup title={t('set-up.administrator.code-group')} help={t('set-up.administrator.code-why')}>
            <TextField {...form.field('code')} label={t('set-up.administrator.code')} help={t('set-up.administrator.code-help')} maxLength={20} />
          </FieldGroup>
        )}
        <FieldGroup title={t('set-up.administrator.person')}>
          <TextField {...form.field('name')} label={t('account.field.name')} maxLength={200} autoComplete="name" />
          <TextField {...form.field('username')} label={t('account.field.username')} help={t('account.help.username')} maxLength={60} autoComplete="username" />
          <PasswordField
            {...form.field('password')}
            label={t('set-up.administrator.password')}
            help={t('account.help.password')}
            maxLength={200}
            autoComplete="new-password"
          />
          <TextField {...form.field('email')} label={t('account.field.email')} mark="optional" maxLength={200} autoComplete="email" />
        </FieldGroup>
        <CheckField {...form.field('alsoOfficer')} label={t('set-up.administrator.also-officer')} help={t('set-up.administrator.also-officer-help')} />
      </Form>
    </Step>
  )
}
