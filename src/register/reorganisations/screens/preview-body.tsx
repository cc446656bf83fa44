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
import { placed } from './faults.ts'
import { LinkTable } from './link-table.tsx'
import { PeopleAffected } from './people-affected.tsx'
import { PlannedTasks } from './planned-tasks.tsx'
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
      <Faults act={act} faults={preview.faults} tone="danger" editable={!annuls} />
      <Denominators rows={preview.denominators} on={preview.effectiveOn} />
      <AffectedAgencies agencies={preview.agencies} nameOf={names} />
      {(preview.children.length > 0 || preview.proposals.length > 0) && <ChildrenLeft act={act} preview={preview} nameOf={names} takeOver={takeOver} />}
      {preview.links.length > 0 && (
        <Section title={t('acts.links.title')} beside={<Total count={preview.links.length} />}>
          <LinkTable links={preview.links} linked={false} />
        </Section>
      )}
      <PeopleAffected seats={preview.seats} nameOf={names} />
      <PlannedTasks tasks={preview.tasks} consequences={preview.consequences} nameOf={names} annuls={annuls} />
      <Faults act={act} faults={preview.warnings} tone="soon" editable={!annuls} />
    </>
  )
}

/** Each fault leads to its line in the draft. */
function Faults({ act, faults, tone, editable }: { act: ActView; faults: readonly ActFault[]; tone: 'danger' | 'soon'; editable: boolean }) {
  const t = useT()
  const format = useFormat()
  const rows = useMemo(() => placed(faults, act.lines), [faults, act.lines])
  const { shown, more } = useCapped(rows)
  if (rows.length === 0) return null
  const place = (line: string | undefined) => (line === undefined ? undefined : act.lines.findIndex(({ id }) => id === line) + 1)
  return (
    <Note
      tone={tone}
      title={t(tone === 'danger' ? (editable ? 'acts.preview.faults' : 'acts.annulment.faults') : 'acts.preview.warnings', { count: rows.length })}
      acts={editable && tone === 'danger' && <Button to={`/acts/${act.id}`}>{t('acts.preview.back')}</Button>}
    >
      <ul className="hc-fault-list">
        {shown.map((fault) => (
          <li key={fault.path + fault.code}>
            {fault.line !== undefined && editable && (
              <>
                <Link to={`/acts/${act.id}?line=${fault.line}`}>{t('acts.preview.line', { n: format.number(place(fault.line) ?? 0) })}</Link>
                {': '}
              </>
            )}
            {t(fault.code, readable(fault.details, format))}
          </li>
        ))}
      </ul>
      {more}
    </Note>
  )
}
