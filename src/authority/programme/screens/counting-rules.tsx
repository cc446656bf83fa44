import { useState } from 'react'
import type { z } from 'zod'
import { dayOf, halfYearOf } from '../../../kernel/day.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { ChoiceField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Loading, Unanswered } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { activityKinds, programmeStrip } from '../activity.contract.ts'
import { Counted } from '../counting.ts'
import { setCountingRule } from '../counting.contract.ts'
import { PeriodField } from './period-field.tsx'

/** How each kind of activity is counted, and since when; the words stand beside the rule they explain. */
export function CountingRules() {
  const t = useT()
  const language = useLanguage()
  const format = useFormat()
  const mayChange = useHolds()('settings.write')
  const kinds = useAnswer(activityKinds, {})
  const [changing, setChanging] = useState<Kind>()
  return (
    <Page title={t('counting.title')} back={{ to: '/activities', label: t('activity.list.title') }}>
      <p className="hc-faint">{t('counting.text')}</p>
      <Unanswered of={[kinds]} />
      {kinds.isPending && <Loading />}
      {kinds.data && (
        <div className="hc-sheet hc-counting">
          <table className="hc-plain-table">
            <thead>
              <tr>
                <th scope="col">{t('counting.kind')}</th>
                <th scope="col">{t('counting.rule')}</th>
                <th scope="col">{t('counting.from')}</th>
                {mayChange && <td />}
              </tr>
            </thead>
            <tbody>
              {kinds.data.rows.map((kind) => (
                <tr key={kind.code}>
                  <th scope="row">{kind.name[language]}</th>
                  <td>
                    {kind.rules[0]?.words[language]}
                    {kind.rules[1] && <div className="hc-faint">{t('counting.former', { words: kind.rules[1].words[language] })}</div>}
                  </td>
                  <td>{kind.rules[0]?.from ? format.imprecise({ precision: 'half-year', halfYear: kind.rules[0].from }) : t('counting.at-first')}</td>
                  {mayChange && (
                    <td>
                      <Button weight="quiet" onClick={() => setChanging(kind)}>
                        {t('counting.change')}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changing && <RuleSheet kind={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  )
}

type Kind = z.output<NonNullable<(typeof activityKinds)['reply']>>['rows'][number]

function RuleSheet({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const t = useT()
  const language = useLanguage()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(setCountingRule, { refresh: [activityKinds, programmeStrip] })
  const [newest] = kind.rules
  const [from, setFrom] = useState<ReturnType<typeof halfYearOf> | null>(halfYearOf(dayOf(new Date())))
  const [counted, setCounted] = useState<Counted>(newest?.counted ?? 'named')
  const [vi, setVi] = useState(newest?.words.vi ?? '')
  const [en, setEn] = useState(newest?.words.en ?? '')
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('counting.change')}
      confirm={t('counting.change')}
      changes={[kind.name[language]]}
      final={[t('counting.frozen')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({ params: { activityKind: kind.code }, body: { version: kind.version, from: from ?? '', counted, words: { vi, en } } })
          tell({ text: t('counting.told') })
        })
      }
    >
      <ChoiceField
        name="counted"
        label={t('counting.rule')}
        value={counted}
        onChange={(value) => value && setCounted(value)}
        choices={Counted.options.map((value) => ({ value, label: t(`counting.by.${value}`) }))}
      />
      <PeriodField name="from" label={t('counting.from')} value={from} onChange={setFrom} error={errors['from']} />
      <TextAreaField
        name="words.vi"
        mark="required"
        label={t('counting.words-vi')}
        value={vi}
        onChange={setVi}
        error={errors['words.vi']}
        rows={2}
        maxLength={500}
      />
      <TextAreaField
        name="words.en"
        mark="required"
        label={t('counting.words-en')}
        value={en}
        onChange={setEn}
        error={errors['words.en']}
        rows={2}
        maxLength={500}
      />
    </ActSheet>
  )
}
