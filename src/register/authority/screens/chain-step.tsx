import { useEffect, useState } from 'react'
import { z } from 'zod'
import { Button } from '../../../web/kit/button.tsx'
import { CheckField } from '../../../web/kit/field/select-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { type DraftForm, useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { useT } from '../../../web/use-t.ts'
import { BodyFields } from './body-fields.tsx'
import { BodyForm, type BodyValues, recipientLines } from './body-form.ts'
import { chainDefaults } from './chain-defaults.ts'
import { LetterheadPreview } from './letterhead-preview.tsx'
import type { SetUpValues } from './set-up-values.ts'
import { Step } from './step.tsx'

const ChainForm = z.strictObject({ bodies: z.array(BodyForm).min(1).max(4) })
interface ChainValues {
  bodies: BodyValues[]
}

export interface ChainStepProps {
  values: SetUpValues
  keep: (change: Partial<SetUpValues>) => void
  back: () => void
  next: () => void
}

/** UBND, Sở, Chi cục, Phòng: names and symbols at the left, the paper they make at the right. */
export function ChainStep({ values, keep, back, next }: ChainStepProps) {
  const t = useT()
  const { authority } = values
  const [initial] = useState<ChainValues>(() => ({ bodies: values.bodies.map((body) => ({ ...body, placeName: authority.placeName })) }))
  const form = useDraftForm({ schema: ChainForm, initial })
  const { bodies } = form.values
  useEffect(() => keep({ bodies }), [bodies, keep])
  const division = bodies.some((body) => body.level === 'division')
  const withDivision = (wanted: boolean) => {
    const added = chainDefaults(authority.name)
      .filter((body) => body.level === 'division')
      .map((body) => ({ ...body, placeName: authority.placeName }))
    form.set({ bodies: wanted ? [...bodies, ...added] : bodies.filter((body) => body.level !== 'division') })
  }
  return (
    <Step title={t('set-up.chain.title')} lead={t('set-up.chain.lead')} wide>
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
        {bodies.map((body, n) => (
          <ChainBody key={body.level} form={form} n={n} />
        ))}
        <CheckField label={t('set-up.chain.with-division')} help={t('set-up.chain.with-division-help')} value={division} onChange={withDivision} />
      </Form>
    </Step>
  )
}

function ChainBody({ form, n }: { form: DraftForm<typeof ChainForm, ChainValues>; n: number }) {
  const t = useT()
  const { bodies } = form.values
  const body = bodies[n]
  if (!body) return null
  return (
    <div className="hc-set-up-body">
      <FieldGroup title={t(`body.level.${body.level}`)} help={t(`body.help.level.${body.level}`)}>
        <BodyFields level={body.level} at={(name) => form.at(`bodies.${n}.${name}`)} placeAsked={false} />
      </FieldGroup>
      {body.level !== 'division' && (
        <div className="hc-set-up-preview">
          <p className="hc-faint hc-small">{t('set-up.preview.title')}</p>
          <LetterheadPreview body={{ ...body, recipients: recipientLines(body.recipients) }} parent={bodies[n - 1]} drafter={bodies[n + 1]} />
        </div>
      )}
    </div>
  )
}
