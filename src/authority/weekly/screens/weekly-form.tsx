import { useMemo } from 'react'
import { useRefresh } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { CheckField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { type FieldHandle, useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { mostRecipients, type Recipient, WeeklySetting } from '../weekly.ts'
import { setWeekly, showWeekly, type WeeklyView } from '../weekly.contract.ts'

const two = (n: number) => String(n).padStart(2, '0')
const timeOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const times = Array.from({ length: 48 }, (_, n) => ({ value: String(n * 30), label: timeOf(n * 30) }))
const blank: Recipient = { name: '', address: '' }

/** A select holds text; the setting holds numbers. */
const asText = ({ value, onChange, ...field }: FieldHandle<number>) => ({
  ...field,
  value: String(value),
  onChange: (chosen: string | null) => onChange(Number(chosen)),
})

export function WeeklyForm({ view: { setting, version }, reload }: { view: WeeklyView; reload: () => void }) {
  const t = useT()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const initial = useMemo(() => setting, [setting])
  const form = useDraftForm({ schema: WeeklySetting, initial, draft: 'weekly.setting', version })
  const { recipients } = form.values
  const days = ['1', '2', '3', '4', '5', '6', '7'].map((value) => ({ value, label: t(`week.weekday.${value}`) }))
  return (
    <Form
      form={form}
      send={async (values, key) => {
        await call(setWeekly, { body: { ...values, version } }, { key })
        return values
      }}
      onDone={({ enabled, weekday, minute, recipients: people }) => {
        void refresh([showWeekly])
        const when = enabled ? t('weekly.on-clock', { day: t(`week.weekday.${weekday}`), time: timeOf(minute), n: people.length }) : t('weekly.off-clock')
        tell({ text: t('weekly.saved', { when }) })
      }}
      onReload={reload}
      submit={t('weekly.act.save')}
    >
      <CheckField {...form.field('enabled')} label={t('weekly.field.enabled')} />
      <SelectField {...asText(form.field('weekday'))} label={t('weekly.field.weekday')} choices={days} />
      <SelectField {...asText(form.field('minute'))} label={t('weekly.field.time')} choices={times} />
      <NumberField {...(form.field('linkDays') as FieldHandle<number | null>)} label={t('weekly.field.linkDays')} min={1} max={365} />
      <fieldset className="hc-field-group">
        <legend>{t('weekly.field.recipients')}</legend>
        {recipients.length === 0 && <p className="hc-faint">{t('weekly.no-recipients')}</p>}
        {recipients.map((_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: recipients have no id, and their fields hold no state but the form's
          <div className="hc-week-recipient" key={`recipient-${n}`}>
            <TextField {...form.at<string>(`recipients.${n}.name`)} label={t('weekly.field.name')} mark="required" maxLength={200} />
            <TextField {...form.at<string>(`recipients.${n}.address`)} label={t('weekly.field.address')} mark="required" maxLength={254} />
            <Button weight="quiet" icon="close" onClick={() => form.set({ recipients: recipients.filter((__, at) => at !== n) })}>
              {t('weekly.act.remove', { n: n + 1 })}
            </Button>
          </div>
        ))}
        {recipients.length < mostRecipients && (
          <div>
            <Button icon="plus" onClick={() => form.set({ recipients: [...recipients, blank] })}>
              {t('weekly.act.add')}
            </Button>
          </div>
        )}
      </fieldset>
    </Form>
  )
}
