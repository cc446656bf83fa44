import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { readable } from '../../../web/readable.ts'
import type { ActLine } from '../act-line.ts'
import { ofHead } from './faults.ts'
import { lineWords } from './line-words.ts'
import type { Names } from './names.ts'
import type { Check } from './use-check.ts'

/** What the check of the draft came to, in one place above the lines: how many faults, the way to the next one, what is proposed. */
export function CheckNote({
  check,
  nextFault,
  takeOver,
  names,
}: {
  check: Check
  nextFault: (() => void) | undefined
  takeOver: (lines: readonly ActLine[]) => void
  names: Names
}) {
  const t = useT()
  const format = useFormat()
  if (!check.preview) return null
  const proposals = check.stale ? [] : check.preview.proposals
  const head = ofHead(check.faults).filter(({ field }) => field === 'lines')
  return (
    <>
      <Checked check={check} nextFault={nextFault} />
      {head.map((fault) => (
        <p key={fault.code} className="hc-line-fault">
          {t(fault.code, readable(fault.details, format))}
        </p>
      ))}
      {proposals.length > 0 && (
        <Note
          tone="info"
          title={t('acts.check.proposals', { count: proposals.length })}
          acts={
            <Button icon="check" onClick={() => takeOver(proposals)}>
              {t('acts.check.take-all', { count: proposals.length })}
            </Button>
          }
        >
          <p>{t('acts.check.proposals-text')}</p>
          <details className="hc-proposals" open={proposals.length <= 3}>
            <summary>{t('acts.check.show-proposals')}</summary>
            <ul>
              {proposals.map((line) => (
                <li key={line.id}>
                  <span>{lineWords(line, names, t)}</span>
                  <Button weight="quiet" onClick={() => takeOver([line])}>
                    {t('acts.check.take')}
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        </Note>
      )}
    </>
  )
}

function Checked({ check, nextFault }: { check: Check; nextFault: (() => void) | undefined }) {
  const t = useT()
  if (check.stale) return <p className="hc-faint">{t('acts.check.checking')}</p>
  if (check.faults.length === 0)
    return (
      <Note tone="done" title={t('acts.check.clean')}>
        {check.warnings.length > 0 && t('acts.check.warnings', { count: check.warnings.length })}
      </Note>
    )
  return (
    <Note
      tone="danger"
      title={t('acts.check.faults', { count: check.faults.length })}
      acts={nextFault && <Button onClick={nextFault}>{t('acts.check.next')}</Button>}
    >
      {t('acts.check.faults-text')}
    </Note>
  )
}
