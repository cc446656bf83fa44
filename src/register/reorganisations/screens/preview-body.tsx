import { useMemo } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { readable } from '../../../web/readable.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { ActFault, ActPreview, ActView } from '../act.contract.ts'
import type { ActLine } from '../act-line.ts'
import { AffectedAgencies } from './affected-agencies.tsx'
import { ChildrenLeft } from './children-left.tsx'
import { Denominators } from './denominators.tsx'
import { type PlacedFault, placed } from './faults.ts'
import { LinkTable } from './link-table.tsx'
import { Outcome } from './outcome.tsx'
import { PeopleAffected } from './people-affected.tsx'
import { PlannedTasks } from './planned-tasks.tsx'
import { ProposalNote } from './proposal-note.tsx'
import { Total } from './preview-total.tsx'
import { useCapped } from './use-capped.tsx'

export interface PreviewBodyProps {
  act: ActView
  preview: ActPreview
  annuls: boolean
  takeOver?: ((lines: readonly ActLine[]) => Promise<void>) | undefined
}

/** Everything an act would do, from what stops it to what it leaves to others. */
export function PreviewBody({ act, preview, annuls, takeOver }: PreviewBodyProps) {
  const t = useT()
  const names = useMemo(() => {
    const all = new Map<string, string>(act.names.map(({ id, shortName }) => [id, shortName]))
    for (const { from, to } of preview.links) {
      all.set(from.id, from.shortName)
      all.set(to.id, to.shortName)
    }
    for (const { id, before, after } of preview.agencies) all.set(id, (after ?? before)?.shortName ?? id)
    return (id: string) => all.get(id) ?? '…'
  }, [act.names, preview])
  return (
    <>
      <Outcome preview={preview} />
      {act.corrects && !annuls && (
        <Note tone="info" title={t('acts.preview.corrects', { title: act.corrects.title })}>
          {t(preview.agencies.length === 0 ? 'acts.preview.corrects-nothing' : 'acts.preview.corrects-text')}
        </Note>
      )}
      <Faults act={act} faults={preview.faults} tone="danger" editable={!annuls} />
      {takeOver && preview.proposals.length > 0 && <ProposalNote proposals={preview.proposals} takeOver={takeOver} />}
      <Denominators rows={preview.denominators} on={preview.effectiveOn} />
      <AffectedAgencies agencies={preview.agencies} annuls={annuls} nameOf={names} />
      {(preview.children.length > 0 || preview.proposals.length > 0) && <ChildrenLeft act={act} preview={preview} nameOf={names} takeOver={takeOver} />}
      {preview.links.length > 0 && (
        <Section title={t('acts.links.title')} beside={<Total count={preview.links.length} />}>
          <LinkTable links={preview.links} linked={false} />
        </Section>
      )}
      <PeopleAffected preview={preview} nameOf={names} />
      <PlannedTasks tasks={preview.tasks} passedTasks={preview.passedTasks} consequences={preview.consequences} nameOf={names} annuls={annuls} />
      <Faults act={act} faults={preview.warnings} tone="soon" editable={!annuls} />
    </>
  )
}

const alike = 3

/** Each fault leads to its line in the draft; many of one kind stand folded behind the first. */
function Faults({ act, faults, tone, editable }: { act: ActView; faults: readonly ActFault[]; tone: 'danger' | 'soon'; editable: boolean }) {
  const t = useT()
  const kinds = useMemo(() => [...Map.groupBy(placed(faults, act.lines), ({ code }) => code)], [faults, act.lines])
  if (kinds.length === 0) return null
  return (
    <Note
      tone={tone}
      title={t(tone === 'danger' ? (editable ? 'acts.preview.faults' : 'acts.annulment.faults') : 'acts.preview.warnings', { count: faults.length })}
      acts={editable && tone === 'danger' && <Button to={`/acts/${act.id}`}>{t('acts.preview.back')}</Button>}
    >
      <ul className="hc-fault-list">
        {kinds.map(([code, all]) => (
          <li key={code}>
            <FaultLines faults={all.slice(0, all.length > alike ? 1 : alike)} act={act} linked={editable} />
            {all.length > alike && (
              <details>
                <summary>{t('acts.preview.alike', { count: all.length - 1 })}</summary>
                <FaultLines faults={all.slice(1)} act={act} linked={editable} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </Note>
  )
}

function FaultLines({ faults, act, linked }: { faults: readonly PlacedFault[]; act: ActView; linked: boolean }) {
  const t = useT()
  const format = useFormat()
  const { shown, more } = useCapped(faults)
  return (
    <>
      {shown.map((fault) => (
        <p key={`${fault.path} ${JSON.stringify(fault.details)}`}>
          {fault.line !== undefined && linked && (
            <>
              <Link to={`/acts/${act.id}?line=${fault.line}`}>
                {t('acts.preview.line', { n: format.number(act.lines.findIndex(({ id }) => id === fault.line) + 1) })}
              </Link>
              {': '}
            </>
          )}
          {t(fault.code, readable(fault.details, format))}
        </p>
      ))}
      {more}
    </>
  )
}
