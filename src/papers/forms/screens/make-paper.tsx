import { useState } from 'react'
import { AgencyId } from '../../../kernel/identity.ts'
import { AgencyField } from '../../../register/agencies/screens/agency-field.tsx'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { type FormValues, makeWordPaper, showFormValues, type WordFormView } from '../word-form.contract.ts'
import { needsAgency } from '../word-form.ts'

/** What is known stands in the fields, the rest is asked; every word may be changed before the file is made. */
export function MakePaper({ form }: { form: WordFormView }) {
  const t = useT()
  const [agency, setAgency] = useState<AgencyChoice | null>(null)
  const asksAgency = form.agencyId === null && needsAgency(form.fields)
  const query = agency === null ? {} : { agencyId: AgencyId.parse(agency.id) }
  const { data, error, refetch } = useAnswer(showFormValues, { params: { wordFormId: form.id }, query })
  return (
    <>
      {asksAgency && (
        <AgencyField
          name="agencyId"
          label={t('word-form.make.agency')}
          help={t('word-form.make.agency-help')}
          mark="optional"
          value={agency}
          onChange={setAgency}
        />
      )}
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : data ? <Answers form={form} values={data.values} /> : <Loading lines={4} />}
    </>
  )
}

function Answers({ form, values }: { form: WordFormView; values: FormValues }) {
  const t = useT()
  const { download } = useCall()
  const { errors, noting } = useSheetErrors()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<unknown>(undefined)
  // What was typed stays when another agency is chosen; what nobody touched follows it.
  const textOf = ({ tag, value }: FormValues[number]) => typed[tag] ?? value ?? ''
  const make = async () => {
    setPending(true)
    setRefused(undefined)
    try {
      const body = { edition: form.edition, values: Object.fromEntries(values.map((one) => [one.tag, textOf(one)])) }
      await noting(async () => saveFile(await download(makeWordPaper, { params: { wordFormId: form.id }, body })))
    } catch (error) {
      setRefused(error)
    } finally {
      setPending(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
      noValidate
    >
      {values.map((one) => (
        <TextAreaField
          key={one.tag}
          name={`values.${one.tag}`}
          label={one.label}
          rows={1}
          value={textOf(one)}
          onChange={(text) => setTyped({ ...typed, [one.tag]: text })}
          help={one.field === null ? undefined : t('word-form.make.known', { field: t(`word-form.known.${one.field}`) })}
          error={errors[`values.${one.tag}`]}
        />
      ))}
      {refused !== undefined && <ErrorState error={refused} />}
      <Button type="submit" weight="main" icon="download" pending={pending}>
        {t('word-form.act.make')}
      </Button>
    </form>
  )
}
