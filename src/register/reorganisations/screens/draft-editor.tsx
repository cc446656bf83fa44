import { Menu } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import { addDays, Day } from '../../../kernel/day.ts'
import { useGo, useSearchState } from '../../../web/address.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { RecordPage } from '../../../web/kit/record-page.tsx'
import { EmptyState, ErrorState } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type ActView, discardAct, listActs, showAct } from '../act.contract.ts'
import type { ActLine, LineKind } from '../act-line.ts'
import { mostLines } from '../act-line.ts'
import { ActSceneContext, type ActScene } from './act-scene.ts'
import { CheckNote } from './check-note.tsx'
import { ofHead, ofLine } from './faults.ts'
import { HeadSection } from './head-section.tsx'
import { blankLine, draftOf, duplicateOf, type LineDraft } from './line-draft.ts'
import { lineKinds } from './line-kinds.ts'
import { LineSheet } from './line-sheet.tsx'
import { LineTable } from './line-table.tsx'
import { namesOf } from './names.ts'
import { SaveLine, SaveTrouble } from './save-line.tsx'
import { useActDraft } from './use-act-draft.ts'
import { useCheck } from './use-check.ts'
import './acts.css'

const Opened = z.object({ line: z.uuid().optional() })

/** A draft being written: the paper, its lines, what the check says of them. It saves itself. */
export function DraftEditor({ act }: { act: ActView }) {
  const t = useT()
  const go = useGo()
  const tell = useTell()
  const draft = useActDraft(act)
  const check = useCheck(act.id, draft)
  const [{ line: opened }, setOpened] = useSearchState(Opened)
  const [adding, setAdding] = useState<LineDraft | undefined>(undefined)
  const [removed, setRemoved] = useState<{ place: number; line: ActLine } | undefined>(undefined)
  const [discarding, setDiscarding] = useState(false)
  const discard = useAct(discardAct, { refresh: [listActs, showAct] })

  const known = useRef(new Map(act.names.map((name) => [name.id as string, name])))
  const [found, setFound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map of names grows in place; `found` counts that
  const names = useMemo(() => {
    // Lines that are proposed name agencies nobody searched for.
    for (const { id, name } of check.preview?.children ?? []) if (!known.current.has(id)) known.current.set(id, { id, name, shortName: name, code: null })
    return namesOf(known.current, draft.lines)
  }, [draft.lines, found, check.preview])
  const effectiveOn = Day.safeParse(draft.head.effectiveOn).data
  const scene: ActScene = {
    effectiveOn,
    dayBefore: effectiveOn && addDays(effectiveOn, -1),
    lines: draft.lines,
    names,
    remember: (agency) => {
      if (known.current.get(agency.id)?.name === agency.name) return
      known.current.set(agency.id, agency)
      setFound((n) => n + 1)
    },
  }
  const put = (line: ActLine) => {
    setRemoved(undefined)
    draft.setLines((all) => (all.some(({ id }) => id === line.id) ? all.map((one) => (one.id === line.id ? line : one)) : [...all, line]))
  }
  const remove = (id: string) => {
    const place = draft.lines.findIndex((line) => line.id === id)
    const line = draft.lines[place]
    if (!line) return
    draft.setLines((all) => all.filter((one) => one.id !== id))
    setRemoved({ place, line })
  }
  const edited = adding ?? draft.lines.find(({ id }) => id === opened)
  const faulty = [...new Set(check.faults.flatMap(({ line }) => line ?? []))]
  const nextAfter = (id: string | undefined) => faulty.find((line, n) => line !== id && n > faulty.indexOf(id ?? '')) ?? faulty.find((line) => line !== id)
  const next = nextAfter(edited?.id)
  const preview = async () => {
    if (await draft.flush()) go(`/acts/${act.id}/preview`)
  }
  return (
    <ActSceneContext value={scene}>
      <RecordPage
        title={draft.head.title || act.title}
        back={{ to: '/acts', label: t('acts.list.title') }}
        state={{ shape: 'draft', word: t(act.corrects ? 'acts.state.correction' : 'act.state.draft') }}
        main={
          <>
            <SaveLine draft={draft} />
            <Button weight="main" icon="eye" onClick={() => void preview()} pending={draft.state === 'saving'}>
              {t('acts.act.preview')}
            </Button>
          </>
        }
        further={[{ label: t('acts.act.discard'), onClick: () => setDiscarding(true), danger: true }]}
      >
        {act.corrects && (
          <Note tone="info" title={t('acts.correction.of', { title: act.corrects.title })}>
            {act.reason !== null && t('kit.reason', { reason: act.reason })}
          </Note>
        )}
        <SaveTrouble draft={draft} />
        <HeadSection draft={draft} faults={ofHead(check.faults)} />
        <Section
          title={t('acts.lines.title')}
          beside={<LineCount count={draft.lines.length} />}
          acts={<AddLine disabled={draft.lines.length >= mostLines} onAdd={(kind) => setAdding(blankLine(kind))} />}
        >
          {check.error !== undefined && <ErrorState error={check.error} retry={check.retry} />}
          {removed && (
            <Note
              tone="info"
              alert
              title={t('acts.told.line-removed', { n: removed.place + 1 })}
              acts={
                <Button
                  icon="undo"
                  onClick={() => {
                    draft.setLines((all) => all.toSpliced(removed.place, 0, removed.line))
                    setRemoved(undefined)
                  }}
                >
                  {t('kit.undo')}
                </Button>
              }
            />
          )}
          {draft.lines.length > 0 && (
            <CheckNote
              check={check}
              nextFault={next === undefined ? undefined : () => setOpened({ line: next })}
              takeOver={(lines) => draft.setLines((all) => [...all, ...lines])}
              names={names}
            />
          )}
          {draft.lines.length === 0 ? (
            <EmptyState title={t('acts.lines.empty')} acts={<AddLine disabled={false} onAdd={(kind) => setAdding(blankLine(kind))} />}>
              {t('acts.lines.empty-text')}
            </EmptyState>
          ) : (
            <LineTable
              lines={draft.lines}
              names={names}
              faults={check.faults}
              acts={{
                open: (line) => setOpened({ line }),
                remove,
                duplicate: (id) =>
                  draft.setLines((all) => {
                    const place = all.findIndex((line) => line.id === id)
                    const line = all[place]
                    return line ? all.toSpliced(place + 1, 0, duplicateOf(line)) : all
                  }),
              }}
            />
          )}
        </Section>
      </RecordPage>
      {edited && (
        <LineSheet
          key={edited.id}
          line={adding ?? draftOf(edited as ActLine)}
          isNew={adding !== undefined}
          faults={ofLine(check.faults, edited.id)}
          onDone={(line) => {
            put(line)
            setAdding(undefined)
            setOpened({ line: undefined })
          }}
          onClose={() => {
            setAdding(undefined)
            setOpened({ line: undefined })
          }}
          onNextFault={adding === undefined && next !== undefined && faulty.includes(edited.id) ? () => setOpened({ line: next }) : undefined}
        />
      )}
      <ActSheet
        opened={discarding}
        onClose={() => setDiscarding(false)}
        title={t('acts.act.discard')}
        changes={[t('acts.discard.changes')]}
        told={[t('acts.apply.told-nobody')]}
        final={[t('acts.discard.final')]}
        confirm={t('acts.act.discard')}
        weight="danger"
        onConfirm={async () => {
          await draft.flush()
          await discard.send({ params: { actId: act.id }, body: { version: draft.latest() } })
          tell({ text: t('acts.told.discarded', { title: act.title }) })
          go('/acts')
        }}
      />
    </ActSceneContext>
  )
}

function LineCount({ count }: { count: number }) {
  const format = useFormat()
  return <span className="hc-total">{format.number(count)}</span>
}

/** What a resolution can say, each with a sentence of what it means. */
function AddLine({ onAdd, disabled }: { onAdd: (kind: LineKind) => void; disabled: boolean }) {
  const t = useT()
  return (
    <Menu position="bottom-end" width={380}>
      <Menu.Target>
        <Button icon="plus" disabled={disabled} because={t('acts.lines.too-many', { most: mostLines })}>
          {t('acts.lines.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {lineKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            <span className="hc-line-choice">
              <strong>{t(`act.kind.${kind}`)}</strong>
              <span className="hc-faint hc-small">{t(`acts.kind-help.${kind}`)}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
