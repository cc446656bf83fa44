import type { z } from 'zod'
import { CheckField } from '../../../web/kit/field/select-field.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { showFigures } from '../report.contract.ts'

type Typed = z.output<(typeof showFigures)['reply']>['unbound']

/** Numbers of own words that no figure stands behind, to be ticked before anything is sealed. */
export function TypedNumbers({ typed, checked, onChecked }: { typed: Typed; checked: boolean; onChecked: (on: boolean) => void }) {
  const t = useT()
  const language = useLanguage()
  if (typed.length === 0) return null
  return (
    <div className="hc-report-typed">
      <p>{t('report.typed.list')}</p>
      <ul>
        {typed.map(({ section, name, number }) => (
          <li key={`${section} ${number}`}>{t('report.typed.row', { number, name: name[language] })}</li>
        ))}
      </ul>
      <CheckField name="checked" label={t('report.typed.checked')} value={checked} onChange={onChecked} />
    </div>
  )
}
