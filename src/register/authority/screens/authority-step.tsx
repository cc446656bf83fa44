import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { useT } from '../../../web/use-t.ts'
import { SetUp } from '../set-up.contract.ts'
import { type AuthorityValues, placeOf, renamed, type SetUpValues } from './set-up-values.ts'
import { Step } from './step.tsx'

export interface AuthorityStepProps {
  values: SetUpValues
  keep: (change: Partial<SetUpValues>) => void
  back: () => void
  next: () => void
}

/** The province or city whose programme this is. The place of its papers follows its name until it is typed. */
export function AuthorityStep({ values, keep, back, next }: AuthorityStepProps) {
  const t = useT()
  const [initial] = useState(values.authority)
  const form = useDraftForm({ schema: SetUp.shape.authority, initial })
  const change = (authority: Partial<AuthorityValues>) => {
    const now = { ...form.values, ...authority }
    form.set(authority)
    keep({ authority: now, bodies: renamed(values.bodies, values.authority.name, now.name) })
  }
  const typeName = (name: string) => {
    const { placeName, name: former } = form.values
    change({ name, ...(placeName === '' || placeName === placeOf(former) ? { placeName: placeOf(name) } : {}) })
  }
  return (
    <Step title={t('set-up.authority.title')} lead={t('set-up.authority.lead')}>
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
        <TextField {...form.field('name')} onChange={typeName} label={t('set-up.authority.name')} help={t('set-up.authority.name-help')} maxLength={200} />
        <NumberField
          {...form.field('id')}
          onChange={(id) => change({ id })}
          label={t('set-up.authority.code')}
          help={t('set-up.authority.code-help')}
          min={1}
          max={99_999}
        />
        <TextField
          {...form.field('placeName')}
          onChange={(placeName) => change({ placeName })}
          label={t('body.field.placeName')}
          help={t('body.help.placeName')}
          maxLength={100}
        />
      </Form>
    </Step>
  )
}
