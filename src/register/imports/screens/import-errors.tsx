import { useSentence } from '../../../web/kit/use-sentence.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { ImportError } from '../import.contract.ts'
import './import.css'

/** Faulty rows by row and cell, each with what to do; when there are more than are shown, it says so. */
export function ImportErrors({ errors, errorCount }: { errors: readonly ImportError[]; errorCount: number }) {
  const t = useT()
  const format = useFormat()
  const sentence = useSentence()
  if (errors.length === 0) return null
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1) */}
      <section className="hc-import-scroll" aria-label={t('import.screen.errors')} tabIndex={0}>
        <table className="hc-plain-table hc-import-table">
          <thead>
            <tr>
              <th scope="col">{t('import.sheet.row')}</th>
              <th scope="col">{t('import.sheet.cell')}</th>
              <th scope="col">{t('import.screen.column')}</th>
              <th scope="col">{t('import.sheet.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map((error) => (
              <tr key={`${error.row} ${error.cell} ${error.code}`}>
                <th scope="row">{error.row}</th>
                <td>{error.cell ?? '—'}</td>
                <td>{error.column ?? '—'}</td>
                <td>{sentence(new Refusal('invalid', error.code, error.details)).text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {errorCount > errors.length && (
        <p className="hc-faint">{t('import.screen.more-errors', { shown: format.number(errors.length), count: errorCount, all: format.number(errorCount) })}</p>
      )}
    </>
  )
}
