import { CheckField, SeveralField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import type { FieldHandle } from '../../../web/kit/form/use-draft-form.ts'
import { useT } from '../../../web/use-t.ts'
import type { BodyLevel } from '../set-up.ts'
import { seriesKinds } from './body-form.ts'

export interface BodyFieldsProps {
  level: BodyLevel
  /** A field of this body by its name, wherever the body stands in the form. */
  at: <T>(name: string) => FieldHandle<T>
  /** During set-up the place is asked for once, for all bodies. */
  placeAsked: boolean
}

/** What a body that issues papers is called, signs as and sends to. A division drafts only, so it is asked for less. */
export function BodyFields({ level, at, placeAsked }: BodyFieldsProps) {
  const t = useT()
  const issues = level !== 'division'
  return (
    <>
      <TextField {...at<string>('name')} label={t('body.field.name')} maxLength={300} />
      <TextField {...at<string>('symbol')} label={t('body.field.symbol')} help={t(`body.help.symbol.${level}`)} maxLength={20} />
      {placeAsked && <TextField {...at<string>('placeName')} label={t('body.field.placeName')} help={t('body.help.placeName')} maxLength={100} />}
      {issues && (
        <TextField {...at<string>('signingForm')} label={t('body.field.signingForm')} help={t('body.help.signingForm')} mark="optional" maxLength={200} />
      )}
      <TextField {...at<string>('signerTitle')} label={t('body.field.signerTitle')} maxLength={200} />
      {issues && (
        <TextAreaField
          {...at<string>('recipients')}
          label={t('body.field.recipients')}
          help={t('body.help.recipients')}
          mark="optional"
          rows={3}
          maxLength={4000}
        />
      )}
      {issues && (
        <SeveralField
          {...at<string[]>('seriesHere')}
          label={t('body.field.seriesHere')}
          help={t('body.help.seriesHere')}
          mark="optional"
          choices={seriesKinds.map((kind) => ({ value: kind, label: t(`body.series.${kind}`) }))}
        />
      )}
      {issues && placeAsked && <CheckField {...at<boolean>('signsHere')} label={t('body.field.signsHere')} help={t('body.help.signsHere')} />}
    </>
  )
}
