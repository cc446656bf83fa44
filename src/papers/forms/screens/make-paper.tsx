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
import './word-form.css'

/** What is known stands in the fields, the rest is asked; every word may be changed before the file is made. */
export function MakePaper({ form }: { form: WordFormView }) {
  const t = useT()
  const [agency, setAgency] = useState<AgencyChoice | null>(null)
  const asksAgency = form.agencyId === null && needsAgency(form.fields)
  const query = agency === null ? {} : { agencyId: AgencyId.parse(agency.id) }
  const { data, error, refetch } = useAnswer(showFormValues, { params: { wordFormId: form.id }, query })
  return (
    <div className="hc-word-form-answers">
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
    </div>
  )
}

/** Placeholders that stand for the same are asked once. */
function asked(values: FormValues): { key: string; tags: string[]; one: FormValues[number] }[] {
  const found = new Map<string, { key: string; tags: string[]; one: FormValues[number] }>()
  for (const one of values) {
    const key = one.field ?? one.tag
    const held = found.get(key)
    if (held) held.tags.push(one.tag)
    else found.set(key, { key, tags: [one.tag], one })
  }
  return [...found.values()]
}

function Answers({ form, values }: { form: WordFormView; values: FormValues }) {
  const t = useT()
  const { download } = useCall()
  const { errors, noting } = useSheetErrors()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<unknown>(undefined)
  const questions = asked(values)
  // What was typed stays when another agency is chosen; what nobody touched follows it.
  const textOf = ({ key, one }: (typeof questions)[number]) => typed[key] ?? one.value ?? ''
  const make = async () => {
    setPending(true)
    setRefused(undefined)
    try {
      const said = Object.fromEntries(questions.flatMap((question) => question.tags.map((tag) => [tag, textOf(question)])))
      await noting(async () => saveFile(await download(makeWordPaper, { params: { wordFormId: form.id }, body: { edition: form.edition, values: said } })))
    } catch (error) {
      setRefused(error)
    } finally {
      setPending(false)
    }
  }
  return (
    <form
      className="hc-word-form-answers"
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
      noValidate
    >
      {questions.map((question) => (
        <TextAreaField
          key={question.key}
          name={`values.${question.tags[0]}`}
          label={question.one.field === null ? question.one.label : t(`word-form.known.${question.one.field}`)}
          rows={1}
          value={textOf(question)}
          onChange={(text) => setTyped({ ...typed, [question.key]: text })}
          help={question.one.value === null ? undefined : t('word-form.make.known')}
          error={question.tags.map((tag) => errors[`values.${tag}`]).find((sentence) => sentence !== undefined)}
        />
      ))}
      {refused !== undefined && <ErrorState error={refused} />}
      <Button type="submit" weight="main" icon="download" pending={pending}>
        {t('word-form.act.make')}
      </Button>
    </form>
  )
}
